/** Diagnostics as bundlers report them: with a place that their overlays and code frames understand. */
import type { UnpluginMessage } from "unplugin";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { renderLine } from "../../diagnostics/render-line.js";

/** One message for all diagnostics of a file, at the place of the first. */
export function toMessage(diagnostics: readonly Diagnostic[], text: string): UnpluginMessage {
  const [{ file, span, code }] = diagnostics as readonly [Diagnostic, ...Diagnostic[]];
  const before = text.slice(0, span.start).split(/\r\n|[\n\r\u2028\u2029]/);
  const message = diagnostics.map((each) => renderLine(each, text)).join("\n");
  return {
    id: file,
    message: `This dataflow module has errors.\n${message}`,
    pluginCode: code,
    // Bundlers count columns from 0.
    loc: { file, line: before.length, column: before.at(-1)?.length ?? 0 },
  };
}
