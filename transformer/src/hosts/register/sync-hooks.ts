/** Module hooks for both `import` and `require` that run in the main thread (Node.js 22.15 and newer). */
import type { LoadHookSync, ResolveHookSync } from "node:module";
import { loadTypeScript, tsconfigs } from "./load-typescript.js";
import { isNotFound, toAliased, toTypeScriptSpecifier } from "./typescript-specifier.js";

/** Resolves `./features.js` to `./features.ts` in imports from TypeScript, and the aliases of the tsconfig. */
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

/** Loads TypeScript; leaves all files that Node.js can load by itself to Node.js. */
export const loadSync: LoadHookSync = (url, context, nextLoad) => loadTypeScript(url) ?? nextLoad(url, context);
