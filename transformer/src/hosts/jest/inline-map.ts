/** Keeps positions right in what Jest instruments: Babel reads the source map of its input from the text alone. */
import type { JestCall, JestOutput } from "./next-transformer.js";

/** The same output, with its source map in the text where Jest adds counters for coverage to it. */
export function inlineMap(output: JestOutput, { instrument }: JestCall): JestOutput {
  const { code, map } = output;
  if (!instrument || map === null || map === undefined || map === "") return output;
  const text = typeof map === "string" ? map : JSON.stringify(map);
  const plain = code.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, "\n");
  const address = `data:application/json;charset=utf-8;base64,${Buffer.from(text).toString("base64")}`;
  return { ...output, code: `${plain}\n//# sourceMappingURL=${address}\n` };
}
