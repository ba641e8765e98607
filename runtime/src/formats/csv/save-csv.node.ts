/** Saves tables and streams of rows as csv files. */
import { DataError } from "../../data/data-error.js";
import type { Column, DataColumn, DataMetadata } from "../../data/data-types.js";
import { refuseOthers } from "../files/batch-rows.js";
import { describeColumns, joinTypes, typeOf } from "../files/describe-column.js";
import { describePath, toFilePath } from "../files/file-path.node.js";
import { type FileSink, saveFile } from "../files/save-file.node.js";
import { TextWriter } from "../files/text-writer.node.js";
import { toRowObject, type TableSource, toTableSource } from "../files/to-table-source.js";
import type { CsvSaveOptions } from "./csv-options.js";
import { checkDelimiter } from "./csv-reader.node.js";
import { formatCell, formatName } from "./format-cell.js";

/** What was written. */
interface Written {
  readonly rows: number;
  readonly columns: readonly DataColumn[];
}

/** Saves a table. Rows that come one after the other are written as they come, in constant memory. */
export async function saveCsv(
  data: unknown,
  options: CsvSaveOptions,
  delimiter: string,
  signal: AbortSignal,
): Promise<DataMetadata> {
  const start = performance.now();
  const separator = checkDelimiter(options.delimiter ?? delimiter);
  const source = toTableSource(data, describePath(toFilePath(options.path)));
  const [written, facts] = await saveFile(options, signal, (sink) => write(source, separator, sink));
  return { ...facts, ...written, durationMs: performance.now() - start };
}

async function write(source: TableSource, delimiter: string, sink: FileSink): Promise<Written> {
  const writer = new TextWriter(sink);
  const written =
    source.kind === "columns"
      ? await writeColumns(Object.entries(source.columns), delimiter, writer)
      : await writeRows(source.rows, delimiter, writer);
  await writer.end();
  return written;
}

async function writeColumns(
  columns: readonly (readonly [name: string, values: Column])[],
  delimiter: string,
  writer: TextWriter,
): Promise<Written> {
  const names = columns.map(([name]) => name);
  const rows = columns[0]?.[1].length ?? 0;
  if (names.length > 0) writer.add(`${toHeader(names, delimiter)}\n`, 0);
  for (let row = 0; row < rows; row++) {
    let line = "";
    for (let index = 0; index < columns.length; index++) {
      const cell = formatCell(columns[index]![1][row], delimiter);
      if (typeof cell !== "string")
        throw new DataError({ source: writer.source, row: row + 1, column: names[index] }, cell.fault);
      line += index === 0 ? cell : delimiter + cell;
    }
    if (writer.add(`${line}\n`, row + 1)) await writer.flush();
  }
  return { rows, columns: describeColumns(Object.fromEntries(columns)) };
}

async function writeRows(
  given: AsyncIterable<unknown> | Iterable<unknown>,
  delimiter: string,
  writer: TextWriter,
): Promise<Written> {
  let names: readonly string[] | null = null;
  let known: ReadonlySet<string> = new Set();
  let types: readonly Set<string>[] = [];
  let rows = 0;
  for await (const element of given) {
    rows++;
    const object = toRowObject(element, rows, writer.source);
    if (names === null) {
      names = Object.keys(object);
      known = new Set(names);
      types = names.map(() => new Set<string>());
      if (names.length === 0) throw new DataError({ source: writer.source, row: rows }, "The row has no properties.");
      writer.add(`${toHeader(names, delimiter)}\n`, 0);
    }
    refuseOthers(object, known, rows, writer.source);
    let line = "";
    for (let index = 0; index < names.length; index++) {
      const value = Object.hasOwn(object, names[index]!) ? object[names[index]!] : null;
      const cell = formatCell(value, delimiter);
      if (typeof cell !== "string")
        throw new DataError({ source: writer.source, row: rows, column: names[index] }, cell.fault);
      types[index]!.add(typeOf(value));
      line += index === 0 ? cell : delimiter + cell;
    }
    if (writer.add(`${line}\n`, rows)) await writer.flush();
  }
  return { rows, columns: (names ?? []).map((name, index) => ({ name, type: joinTypes(types[index]!) })) };
}

function toHeader(names: readonly string[], delimiter: string): string {
  return names.map((name) => formatName(name, delimiter)).join(delimiter);
}
