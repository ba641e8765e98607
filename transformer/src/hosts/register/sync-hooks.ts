/** Module hooks that run in the main thread (Node 22.15 and newer), for `import` and `require` alike. */
import type { LoadHookSync, ResolveHookSync } from "node:module";
import { loadTypeScript } from "./load-typescript.js";
import { isNotFound, toTypeScriptSpecifier } from "./typescript-specifier.js";

/** Finds `./features.ts` where a TypeScript file imports `./features.js`. */
export const resolveSync: ResolveHookSync = (specifier, context, nextResolve) => {
  const alternative = toTypeScriptSpecifier(specifier, context.parentURL);
  if (alternative === null) return nextResolve(specifier, context);
  try {
    return nextResolve(specifier, context);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return nextResolve(alternative, context);
  }
};

/** Loads TypeScript; leaves everything else, and what Node can do by itself, to Node. */
export const loadSync: LoadHookSync = (url, context, nextLoad) => loadTypeScript(url) ?? nextLoad(url, context);
