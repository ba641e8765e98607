/**
 * Keeps positions correct in code that Jest instruments: Babel reads the source map of its input only from the text.
 */
import { toMapComment } from "../map-comment.js";
import type { JestCall, JestOutput } from "./next-transformer.js";

/** Returns the same output; if Jest instruments it for coverage, with the source map in the text. */
export function inlineMap(output: JestOutput, { instrument }: JestCall): JestOutput {
  const { code, map } = output;
  if (!instrument || map === null || map === undefined || map === "") return output;
  const text = typeof map === "string" ? map : JSON.stringify(map);
  const plain = code.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, "\n");
  const address = `data:application/json;charset=utf-8;base64,${Buffer.from(text).toString("base64")}`;
  return { ...output, code: `${plain}\n${toMapComment(address)}\n` };
}
