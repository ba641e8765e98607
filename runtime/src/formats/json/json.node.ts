/** The format `json`. */
import { constants } from "node:buffer";
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { createFormat, type Format } from "../../data/format.js";
import { describeKind } from "../../errors/words.js";
import type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
import { describePath, toFilePath } from "../files/file-path.node.js";
import { type FileFacts, readWhole } from "../files/read-file.node.js";
import { saveFile } from "../files/save-file.node.js";
import { FileDecoder, type TextEncoding } from "../files/text-decoder.node.js";
import { formatJson } from "./format-json.js";
import { parseJson } from "./parse-json.js";

export type { LoadFileOptions, SaveFileOptions } from "../files/file-options.js";
export type { TextEncoding } from "../files/text-decoder.node.js";

/** Options for loading JSON. */
export interface JsonLoadOptions extends LoadFileOptions {
  /** Encoding of the file; by default UTF-8, or UTF-16 if the file has its byte order mark. */
  readonly encoding?: TextEncoding;
}

/** Options for saving JSON. */
export interface JsonSaveOptions extends SaveFileOptions {
  /** Spaces per level, from 0 to 10; by default 0, which writes one line. */
  readonly indent?: number;
}

/**
 * Loads and saves JSON files. What the text says is given as it is.
 *
 * What JSON would lose or change is refused when it is saved: `undefined`, bigints, NaN and infinite numbers, functions,
 * Maps and Sets, objects that contain themselves. Dates are saved as ISO texts, typed arrays as lists.
 *
 * @example
 * ```ts
 * "use dataflow";
 * import { loadFrom, node, value } from "@icosian/runtime";
 * import { json } from "@icosian/runtime/json";
 *
 * export const limit = node(
 *   loadFrom(json, { path: value("settings.json") }),
 *   (settings: { limit: number }): number => settings.limit,
 * );
 * ```
 */
export const json: Format<JsonLoadOptions, JsonSaveOptions, unknown> = createFormat<
  JsonLoadOptions,
  JsonSaveOptions,
  unknown
>("json", {
  load: (options, { signal }) => loadJson(options, signal),
  save: (data, options, { signal }) => saveJson(data, options, signal),
});

async function loadJson(
  { path, encoding }: JsonLoadOptions,
  signal: AbortSignal,
): Promise<readonly [data: unknown, metadata: DataMetadata]> {
  const start = performance.now();
  const source = describePath(toFilePath(path));
  const [bytes, facts] = await readWhole(path, signal);
  if (bytes.length > constants.MAX_STRING_LENGTH)
    throw new DataError({ source }, "The file is too large to be read as a whole. Save such data as ndjson.");
  const decoder = new FileDecoder(source, encoding);
  const text = decoder.decode(bytes) + decoder.end();
  if (text.trim() === "") throw new DataError({ source }, "The file is empty; it is no JSON.");
  return [parseJson(text, source, 1), describe(facts, start)];
}

async function saveJson(data: unknown, options: JsonSaveOptions, signal: AbortSignal): Promise<DataMetadata> {
  const start = performance.now();
  const { indent = 0 } = options;
  if (!(Number.isInteger(indent) && indent >= 0 && indent <= 10))
    throw new DataError({ source: "indent" }, `This must be a whole number from 0 to 10, not ${describeKind(indent)}.`);
  const [, facts] = await saveFile(options, signal, async (sink) => {
    await sink.write(Buffer.from(`${formatJson(data, { source: sink.source }, indent)}\n`));
  });
  return describe(facts, start);
}

function describe(facts: FileFacts, start: number): DataMetadata {
  return { ...facts, rows: null, columns: [], durationMs: performance.now() - start };
}
