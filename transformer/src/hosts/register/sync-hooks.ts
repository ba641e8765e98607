/** Module hooks for both `import` and `require` that run in the main thread (Node.js 22.15 and newer). */
import { createRequire, type LoadHookSync, type ResolveHookSync } from "node:module";
import { COMPILER, isForCompiler, isFromTypeScript, type Compiler } from "./lazy-compiler.js";
import { isNotFound } from "./typescript-specifier.js";

const require = createRequire(import.meta.url);

let compiler: Compiler | null = null;

/** Resolves `./features.js` to `./features.ts` in imports from TypeScript, and the aliases of the tsconfig. */
export const resolveSync: ResolveHookSync = (specifier, context, nextResolve) => {
  if (!isFromTypeScript(context.parentURL)) return nextResolve(specifier, context);
  const { toAliased, toTypeScriptSpecifier, tsconfigs } = getCompiler();
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
export const loadSync: LoadHookSync = (url, context, nextLoad) =>
  (isForCompiler(url) ? getCompiler().loadTypeScript(url) : null) ?? nextLoad(url, context);

/** Loads the compiler when it is first needed. */
function getCompiler(): Compiler {
  return (compiler ??= require(COMPILER) as Compiler);
}
