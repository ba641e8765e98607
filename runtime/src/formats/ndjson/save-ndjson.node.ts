/** Saves lists, tables and streams as ndjson files. */
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { rowsOf } from "../../data/tables/rows-of.js";
import { describeThrown } from "../../errors/words.js";
import type { SaveFileOptions } from "../files/file-options.js";
import { saveFile } from "../files/save-file.node.js";
import { TextWriter } from "../files/text-writer.node.js";
import { isStream } from "../files/to-table-source.js";
import { formatJson } from "../json/format-json.js";

/** Saves one line per element of a list or a stream, or per row of a table, in constant memory. */
export async function saveNdjson(data: unknown, options: SaveFileOptions, signal: AbortSignal): Promise<DataMetadata> {
  const start = performance.now();
  const [rows, facts] = await saveFile(options, signal, async (sink) => {
    const writer = new TextWriter(sink);
    let row = 0;
    const write = (value: unknown): boolean => {
      row++;
      return writer.add(`${formatJson(value, { source: sink.source, row }, 0)}\n`, row);
    };
    // Awaiting every element of a list would take several times as long.
    if (isStream(data)) for await (const value of data) if (write(value)) await writer.flush();
    if (!isStream(data)) for (const value of toRows(data, sink.source)) if (write(value)) await writer.flush();
    await writer.end();
    return row;
  });
  return { ...facts, rows, columns: [], durationMs: performance.now() - start };
}

/** The elements of a list may be of any type; those of other tables are rows. */
function toRows(data: unknown, source: string): Iterable<unknown> {
  if (Array.isArray(data)) return data;
  try {
    const rows = rowsOf(data)[Symbol.iterator]();
    const first = rows.next();
    return first.done === true ? [] : join(first.value, rows);
  } catch (cause) {
    throw new DataError({ source }, describeThrown(cause), { cause });
  }
}

function* join<Value>(first: Value, others: Iterator<Value>): Iterable<Value> {
  yield first;
  for (let next = others.next(); next.done !== true; next = others.next()) yield next.value;
}
