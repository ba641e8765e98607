/** Module hooks for `import` that run in a thread of their own (Node.js 20). */
import type { LoadHook, ResolveHook } from "node:module";
import { COMPILER, isForCompiler, isFromTypeScript, type LazyCompiler } from "./lazy-compiler.js";
import { isNotFound } from "./typescript-specifier.js";

/** Resolves `./features.js` to `./features.ts` in imports from TypeScript, and the aliases of the tsconfig. */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  if (!isFromTypeScript(context.parentURL)) return nextResolve(specifier, context);
  const { toAliased, toTypeScriptSpecifier, tsconfigs } = await getCompiler();
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
export const load: LoadHook = async (url, context, nextLoad) =>
  (isForCompiler(url) ? (await getCompiler()).loadTypeScript(url) : null) ?? nextLoad(url, context);

/** Loads the compiler when it is first needed. Its modules go through the hooks, which let them pass. */
async function getCompiler(): Promise<LazyCompiler> {
  return (await import(COMPILER)) as LazyCompiler;
}
