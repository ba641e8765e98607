/** Module hooks that run in a thread of their own (Node 20), for `import`. */
import type { LoadHook, ResolveHook } from "node:module";
import { loadTypeScript } from "./load-typescript.js";
import { isNotFound, toTypeScriptSpecifier } from "./typescript-specifier.js";

/** Finds `./features.ts` where a TypeScript file imports `./features.js`. */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const alternative = toTypeScriptSpecifier(specifier, context.parentURL);
  if (alternative === null) return nextResolve(specifier, context);
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return nextResolve(alternative, context);
  }
};

/** Loads TypeScript; leaves everything else to Node. */
export const load: LoadHook = async (url, context, nextLoad) => loadTypeScript(url) ?? nextLoad(url, context);
