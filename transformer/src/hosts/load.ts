/** The default export of `@icosian/transformer`: one function for compilers and editors. */
import { createRequire } from "node:module";
import type * as plugin from "./editor/plugin.js";
import { transformer } from "./typescript/transformer.js";

const require = createRequire(import.meta.url);

/**
 * Transforms a program for a compiler, or creates the plugin of an editor.
 *
 * An editor passes only its TypeScript; compilers pass a program and more.
 */
export function load(
  ...args: readonly [plugin.EditorHost] | Parameters<typeof transformer>
): plugin.EditorPlugin | ReturnType<typeof transformer> {
  const [first] = args;
  if (args.length === 1 && "typescript" in first) {
    // Loaded on demand, so that compilers do not wait for code that only editors use.
    const { createEditorPlugin } = require("./editor/plugin.js") as typeof plugin;
    return createEditorPlugin(first);
  }
  return transformer(...(args as Parameters<typeof transformer>));
}
