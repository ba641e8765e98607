/** Module hooks for both `import` and `require` that run in the main thread (Node.js 22.15 and newer). */
import { createRequire, type LoadHookSync, type ResolveFnOutput, type ResolveHookSync } from "node:module";
import { COMPILER, isForCompiler, isFromTypeScript, type LazyCompiler } from "./lazy-compiler.js";
import { isNotFound } from "./typescript-specifier.js";

const require = createRequire(import.meta.url);

/** Marks the modules that are loaded for the compiler, as a query of their URLs. */
const OWN_COPY = "?icosian";
const COMPILER_URL = new URL(COMPILER, import.meta.url).href;

let compiler: LazyCompiler | null = null;

/** Resolves `./features.js` to `./features.ts` in imports from TypeScript, and the aliases of the tsconfig. */
export const resolveSync: ResolveHookSync = (specifier, context, nextResolve) => {
  if (isForOwnCopy(context.parentURL, context.conditions)) return toOwnCopy(nextResolve(specifier, context));
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
function getCompiler(): LazyCompiler {
  return (compiler ??= require(COMPILER) as LazyCompiler);
}

/**
 * Whether the compiler imports a module. `require` fails for a module that the program is just importing, such as
 * `oxc-parser`, so the compiler has copies of its own.
 */
function isForOwnCopy(importer: string | undefined, conditions: readonly string[]): boolean {
  return conditions.includes("import") && (importer === COMPILER_URL || importer?.endsWith(OWN_COPY) === true);
}

function toOwnCopy(resolved: ResolveFnOutput): ResolveFnOutput {
  return resolved.url.startsWith("file:") ? { ...resolved, url: resolved.url + OWN_COPY } : resolved;
}
