/** Distinguishes a build that continues after a failure from one that ends. */
import type { UnpluginContextMeta } from "unplugin";

/**
 * Whether the bundler watches for changes, as watch modes and development servers do.
 *
 * @param context - The `this` of the bundler's hook.
 */
export function isWatching(context: object, meta: UnpluginContextMeta): boolean {
  if (meta.framework === "webpack") return meta.webpack.compiler.watchMode;
  if (meta.framework === "rspack") return meta.rspack.compiler.watchMode;
  return "meta" in context && (context.meta as { readonly watchMode?: boolean }).watchMode === true;
}
