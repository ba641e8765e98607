/** Module hooks for `import` that run in a thread of their own (Node.js 20). */
import type { LoadHook, ResolveHook } from "node:module";
import { loadTypeScript, tsconfigs } from "./load-typescript.js";
import { isNotFound, toAliased, toTypeScriptSpecifier } from "./typescript-specifier.js";

/** Resolves `./features.js` to `./features.ts` in imports from TypeScript, and the aliases of the tsconfig. */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const imported = { specifier, parentUrl: context.parentURL, conditions: context.conditions };
  const aliased = toAliased(imported, tsconfigs);
  if (aliased !== null) return nextResolve(aliased, context);
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    const alternative = isNotFound(error) ? toTypeScriptSpecifier(imported) : null;
    if (alternative === null) throw error;
    return nextResolve(alternative, context);
  }
};

/** Loads TypeScript; leaves all other files to Node.js. */
export const load: LoadHook = async (url, context, nextLoad) => loadTypeScript(url) ?? nextLoad(url, context);
