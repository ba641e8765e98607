/** Reads csv files row by row. */
import type { DataMetadata } from "../../data/data-types.js";
import { joinTypes } from "../files/describe-column.js";
import { type RowStream, toRowStream } from "../files/row-stream.js";
import { toRowObjects } from "../files/to-row-objects.js";
import type { CsvBatch } from "./csv-batch.js";
import type { CsvColumn } from "./csv-header.js";
import type { CsvLoadOptions } from "./csv-options.js";
import { type CsvReader, openCsv } from "./csv-reader.node.js";
import type { CsvParser, CsvType } from "./csv-types.js";
import { appendValues, findParser, guessColumn } from "./csv-values.js";
import { toMisfit } from "./to-misfit.js";

/** One row. */
type Row = Readonly<Record<string, unknown>>;

/** A column whose type is settled. */
interface Settled {
  readonly column: CsvColumn;
  readonly type: CsvType;
  readonly parse: CsvParser;
  readonly reason: "declared" | "guessed";
}

/** So many rows decide about the types. */
const SAMPLE = 1000;

/** Opens a csv file as a stream of rows. Types come from the options or from the first 1,000 rows. */
export async function streamCsv(
  options: CsvLoadOptions,
  delimiter: string,
  signal: AbortSignal,
): Promise<readonly [rows: RowStream<Row>, metadata: DataMetadata]> {
  const start = performance.now();
  const reader = await openCsv(options, delimiter, signal);
  try {
    const sample = await readSample(reader);
    const settled = reader.header.columns.map((column) => settle(column, sample, reader.header.isQuotedText));
    const metadata: DataMetadata = {
      path: reader.path,
      rows: null,
      bytes: null,
      columns: settled.map(({ column, type }) => ({
        name: column.name,
        type: joinTypes([type === "date" ? "Date" : type, "null"]),
      })),
      checksum: null,
      durationMs: performance.now() - start,
    };
    return [toRowStream(readRows(reader, sample, settled), reader.close), metadata];
  } catch (thrown) {
    await reader.close();
    throw thrown;
  }
}

async function readSample({ batches }: CsvReader): Promise<readonly CsvBatch[]> {
  const sample: CsvBatch[] = [];
  for (let rows = 0; rows < SAMPLE;) {
    const { value, done } = await batches.next();
    if (done === true) break;
    sample.push(value);
    rows += value.lines.length;
  }
  return sample;
}

function settle(column: CsvColumn, sample: readonly CsvBatch[], isQuotedText: boolean): Settled {
  if (column.type !== null)
    return { column, type: column.type, parse: findParser(column.type, "declared"), reason: "declared" };
  const texts: (string | null)[] = [];
  let hasText = false;
  for (const { columns, firstQuoted } of sample) {
    const first = firstQuoted[column.index]!;
    if (isQuotedText && first >= 0 && texts.length + first < SAMPLE) hasText = true;
    texts.push(...(columns[column.index] ?? []).slice(0, SAMPLE - texts.length));
  }
  const type = guessColumn({ texts, hasText }) ?? "string";
  return { column, type, parse: findParser(type, "guessed"), reason: "guessed" };
}

async function* readRows(
  { source, batches, header }: CsvReader,
  sample: readonly CsvBatch[],
  settled: readonly Settled[],
): AsyncGenerator<readonly Row[]> {
  const names = settled.map(({ column }) => column.name);
  const convert = (batch: CsvBatch): readonly Row[] => {
    const columns = settled.map((each) => convertColumn(each, batch, source, header.isQuotedText));
    return toRowObjects(names, columns, batch.lines.length);
  };
  try {
    for (const batch of sample) yield convert(batch);
    for await (const batch of batches) yield convert(batch);
  } finally {
    await batches.return(undefined);
  }
}

function convertColumn(
  { column, type, parse, reason }: Settled,
  batch: CsvBatch,
  source: string,
  isQuotedText: boolean,
): readonly unknown[] {
  const quoted = batch.firstQuoted[column.index]!;
  const isText = isQuotedText && quoted >= 0 && reason === "guessed" && type !== "string";
  if (isText) throw toMisfit(source, batch, column, type, quoted, reason);
  const values: unknown[] = [];
  const misfit = appendValues(batch.columns[column.index] ?? [], type, parse, values);
  if (misfit >= 0) throw toMisfit(source, batch, column, type, misfit, reason);
  return values;
}
