/** What `@icosian/transformer` is to whoever loads it by its name: one function for compilers and editors. */
import { createEditorPlugin, type EditorHost, type EditorPlugin } from "./language-service/plugin.js";
import { transformer } from "./typescript/transformer.js";

/**
 * Transforms a program for a compiler, or makes the plugin of an editor.
 *
 * An editor calls with its TypeScript alone, compilers with a program and more.
 */
export function load(
  ...args: readonly [EditorHost] | Parameters<typeof transformer>
): EditorPlugin | ReturnType<typeof transformer> {
  const [first] = args;
  if (args.length === 1 && "typescript" in first) return createEditorPlugin(first);
  return transformer(...(args as Parameters<typeof transformer>));
}
