/** Module hooks that run in the main thread (Node 22.15 and newer), for `import` and `require` alike. */
import type { LoadHookSync, ResolveHookSync } from "node:module";
import { loadTypeScript, tsconfigs } from "./load-typescript.js";
import { isNotFound, toAliased, toTypeScriptSpecifier } from "./typescript-specifier.js";

/** Finds `./features.ts` where a TypeScript file imports `./features.js`, or an alias of its tsconfig. */
export const resolveSync: ResolveHookSync = (specifier, context, nextResolve) => {
  const imported = { specifier, parentUrl: context.parentURL, conditions: context.conditions };
  const aliased = toAliased(imported, tsconfigs);
  if (aliased !== null) return nextResolve(aliased, context);
  try {
    return nextResolve(specifier, context);
  } catch (error) {
    const alternative = isNotFound(error) ? toTypeScriptSpecifier(imported) : null;
    if (alternative === null) throw error;
    return nextResolve(alternative, context);
  }
};

/** Loads TypeScript; leaves everything else, and what Node can do by itself, to Node. */
export const loadSync: LoadHookSync = (url, context, nextLoad) => loadTypeScript(url) ?? nextLoad(url, context);
