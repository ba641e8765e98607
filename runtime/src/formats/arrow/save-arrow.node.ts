/** Saves tables and streams of rows as Arrow files. */
import { columnFromArray, tableFromColumns, tableToIPC } from "@uwdata/flechette";
import { DataError } from "../../data/data-error.js";
import type { DataMetadata } from "../../data/data-types.js";
import { describeKind } from "../../errors/words.js";
import { batchRows, type RowBatch } from "../files/batch-rows.js";
import { describeColumns } from "../files/describe-column.js";
import { describePath, toFilePath } from "../files/file-path.node.js";
import { type ColumnRules, inspectColumn, type ValueKind } from "../files/inspect-column.js";
import { type FileSink, saveFile } from "../files/save-file.node.js";
import { toTableSource } from "../files/to-table-source.js";
import type { NamedColumns } from "./arrow-columns.js";
import type { ArrowSaveOptions } from "./arrow-options.js";
import { toArrowType, TYPES } from "./arrow-types.js";
import { readMessages } from "./read-messages.js";
import { toTextColumn } from "./to-text-column.node.js";

/** Rows of one record batch of a stream. */
const BATCH = 50_000;

/** What ends a file in the format of streams. */
const END = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0);

/** What was written. */
type Described = Pick<DataMetadata, "rows" | "columns">;

/** Saves a table. Rows that come one after the other are collected, unless the format is `stream`. */
export async function saveArrow(data: unknown, options: ArrowSaveOptions, signal: AbortSignal): Promise<DataMetadata> {
  const start = performance.now();
  const { format = "file" } = options;
  if (format !== "file" && format !== "stream")
    throw new DataError({ source: "format" }, `This must be "file" or "stream", not ${describeKind(format)}.`);
  const table = toTableSource(data, describePath(toFilePath(options.path)));
  const [written, facts] = await saveFile(options, signal, async (sink): Promise<Described> => {
    if (table.kind === "columns") return writeTable(Object.entries(table.columns), format, sink);
    if (format === "stream") return writeRows(table.rows, sink);
    const batches: RowBatch[] = [];
    for await (const batch of batchRows(table.rows, Infinity, sink.source)) batches.push(batch);
    return writeTable(batches[0]?.columns ?? [], format, sink);
  });
  return { ...facts, ...written, durationMs: performance.now() - start };
}

async function writeTable(columns: NamedColumns, format: "file" | "stream", sink: FileSink): Promise<Described> {
  await sink.write(encode(columns, format, toKinds(columns, sink.source, 0)));
  return { rows: columns[0]?.[1].length ?? 0, columns: describeColumns(Object.fromEntries(columns)) };
}

async function writeRows(given: AsyncIterable<unknown> | Iterable<unknown>, sink: FileSink): Promise<Described> {
  let kinds: readonly ValueKind[] | null = null;
  let rows = 0;
  let described: Described["columns"] = [];
  for await (const { columns } of batchRows(given, BATCH, sink.source)) {
    const found = toKinds(columns, sink.source, rows);
    const expected: readonly ValueKind[] = kinds ?? found;
    checkKinds(expected, found, columns, sink.source, rows);
    const bytes = encode(columns, "stream", expected);
    for await (const message of readMessages(readerOf(bytes), bytes.length, sink.source))
      if (message.kind !== "schema" || kinds === null) await sink.write(message.bytes);
    if (kinds === null) described = describeColumns(Object.fromEntries(columns));
    kinds = expected;
    rows += columns[0]?.[1].length ?? 0;
  }
  if (kinds === null) return writeTable([], "stream", sink);
  await sink.write(END);
  return { rows, columns: described };
}

function readerOf(bytes: Uint8Array): (start: number, length: number) => Promise<Uint8Array> {
  return (start, length) => Promise.resolve(bytes.subarray(start, start + length));
}

function toKinds(columns: NamedColumns, source: string, before: number): readonly ValueKind[] {
  const rules: ColumnRules = {
    format: "An Arrow file",
    source,
    before,
    findObjectFault: (value) => `An Arrow file cannot hold ${describeKind(value)}. Save it as json, ndjson or parquet.`,
  };
  return columns.map(([name, column]) =>
    ArrayBuffer.isView(column) ? "number" : inspectColumn(name, column, rules).kind,
  );
}

function encode(columns: NamedColumns, format: "file" | "stream", kinds: readonly ValueKind[]): Uint8Array {
  const encoded = columns.map(([name, column], index) => {
    const kind = kinds[index]!;
    // A column without values has no part in which they would be; that is the library's way.
    if ((kind === "string" || kind === "nothing") && column.length > 0) return [name, toTextColumn(column)] as const;
    const type = ArrayBuffer.isView(column) ? toArrowType(column) : TYPES[kind]();
    // The library takes typed arrays as they are, but loses the type of one without values. A cast: it takes any list.
    const isDirect = ArrayBuffer.isView(column) && column.length > 0 && !(column instanceof Uint8ClampedArray);
    const values = isDirect ? column : Array.from<unknown>(column);
    return [name, columnFromArray(values as unknown[], isDirect ? undefined : type)] as const;
  });
  // The library takes pairs that can be changed.
  const table = tableFromColumns(encoded.map(([name, column]) => [name, column]));
  return tableToIPC(table, { format }) ?? new Uint8Array(0);
}

/** The schema of a stream is written for its first rows; later ones must fit. */
function checkKinds(
  expected: readonly ValueKind[],
  found: readonly ValueKind[],
  columns: NamedColumns,
  source: string,
  rows: number,
): void {
  const index = found.findIndex((kind, at) => kind !== expected[at] && kind !== "nothing");
  if (index < 0) return;
  const was = expected[index] === "nothing" ? "no values" : `a ${expected[index]}`;
  throw new DataError(
    { source, column: columns[index]![0] },
    `Between row ${rows + 1} and row ${rows + BATCH} stands a ${found[index]}, and the first ${BATCH} rows have ${was}. Save the table as a whole, or give all values one type.`,
  );
}
