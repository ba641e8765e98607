/** Tells a build that goes on after it has failed from one that ends. */
import type { UnpluginContextMeta } from "unplugin";

/**
 * Whether the bundler follows edits, as watch modes and development servers do.
 *
 * @param context - What the bundler's hook is called on.
 */
export function isWatching(context: object, meta: UnpluginContextMeta): boolean {
  if (meta.framework === "webpack") return meta.webpack.compiler.watchMode;
  if (meta.framework === "rspack") return meta.rspack.compiler.watchMode;
  return "meta" in context && (context.meta as { readonly watchMode?: boolean }).watchMode === true;
}
