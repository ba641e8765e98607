/** Measures reading and writing files by the formats against the same work by the bare libraries. */
import { deepStrictEqual } from "node:assert";
import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columnFromArray, tableFromColumns, tableFromIPC, tableToIPC } from "@uwdata/flechette";
import { parse } from "csv-parse";
import { parse as parseWhole } from "csv-parse/sync";
import { parquetScan } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { asyncBufferFromFile } from "hyparquet/src/node.js";
import { parquetWriteBuffer } from "hyparquet-writer";
import { arrow } from "@icosian/runtime/arrow";
import { bytes } from "@icosian/runtime/bytes";
import { csv } from "@icosian/runtime/csv";
import { json } from "@icosian/runtime/json";
import { ndjson } from "@icosian/runtime/ndjson";
import { parquet } from "@icosian/runtime/parquet";
import { text } from "@icosian/runtime/text";
import { measure } from "./measure.mjs";

const ROWS = 200_000;
const ROUNDS = 7;
const GOAL = 1.1;

/** A table of the common kinds of columns. */
const table = {
  id: Float64Array.from({ length: ROWS }, (_, row) => row),
  delay: Float64Array.from({ length: ROWS }, (_, row) => Math.round(Math.sin(row) * 10_000) / 100),
  distance: Int32Array.from({ length: ROWS }, (_, row) => (row * 7919) % 3000),
  city: Array.from({ length: ROWS }, (_, row) => `city ${row % 300}`),
  isLate: Array.from({ length: ROWS }, (_, row) => row % 3 === 0),
};

const context = { signal: new AbortController().signal, runId: "run", node: "node", attempt: 1 };

/**
 * Measures all formats in turns: the values are compared before anything is timed.
 *
 * @returns {Promise<readonly { name: string, megabytes: number, ours: number, bare: number, against: string }[]>}
 *   Milliseconds, medians.
 */
export async function measureFormats() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-"));
  try {
    const rows = [];
    for (const each of await makeCases(folder)) rows.push(await measureCase(each));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureCase({ name, file, against, ours, bare, isSame }) {
  const [first, second] = [await ours(), await bare()];
  if (isSame !== undefined) deepStrictEqual(isSame(first), isSame(second));
  const times = await measure({ ours, bare }, { rounds: ROUNDS });
  return { name, megabytes: statSync(file).size / 1e6, ...times, against, ratio: times.ours / times.bare, goal: GOAL };
}

async function makeCases(folder) {
  const objects = Array.from({ length: ROWS }, (_, row) =>
    Object.fromEntries(Object.entries(table).map(([name, column]) => [name, column[row]])),
  );
  const lines = objects.map((each) => `${JSON.stringify(each)}\n`).join("");
  const at = (name) => join(folder, name);
  const save = (format, data, path) => format.save(data, { path, overwrite: true }, context);
  const load = async (format, path) => (await format.load({ path }, context))[0];
  for (const [format, data] of [
    [csv, table],
    [parquet, table],
    [arrow, table],
    [json, objects],
    [ndjson, objects],
    [text, lines],
  ])
    await save(format, data, at(format.name));
  const pair = (name, format, against, ours, bare, isSame) => ({
    name,
    file: at(format.name),
    against,
    ours,
    bare,
    isSame,
  });
  const lastOf = (columns) => Object.values(columns).map((column) => column[ROWS - 1]);
  return [
    pair(
      "csv, columns",
      csv,
      "csv-parse",
      () => load(csv, at("csv")),
      () => readByCsvParse(at("csv")),
      lastOf,
    ),
    pair(
      "csv, rows",
      csv,
      "csv-parse",
      () => countRows(csv, at("csv")),
      () => countByCsvParse(at("csv")),
      (count) => count,
    ),
    pair(
      "csv, write",
      csv,
      "a loop",
      () => save(csv, table, at("csv")),
      () => writeByLoop(at("bare")),
    ),
    pair(
      "parquet, columns",
      parquet,
      "hyparquet",
      () => load(parquet, at("parquet")),
      () => readByHyparquet(at("parquet")),
      lastOf,
    ),
    pair(
      "parquet, write",
      parquet,
      "hyparquet-writer",
      () => save(parquet, table, at("parquet")),
      () => writeByHyparquet(at("bare")),
    ),
    pair(
      "arrow, columns",
      arrow,
      "flechette",
      () => load(arrow, at("arrow")),
      () => readByFlechette(at("arrow")),
      lastOf,
    ),
    pair(
      "arrow, write",
      arrow,
      "flechette",
      () => save(arrow, table, at("arrow")),
      () => writeByFlechette(at("bare")),
    ),
    pair(
      "ndjson, list",
      ndjson,
      "JSON.parse",
      () => load(ndjson, at("ndjson")),
      () => readLines(at("ndjson")),
      (all) => all.at(-1),
    ),
    pair(
      "ndjson, write",
      ndjson,
      "JSON.stringify",
      () => save(ndjson, objects, at("ndjson")),
      () => writeFile(at("bare"), objects.map((each) => `${JSON.stringify(each)}\n`).join("")),
    ),
    pair(
      "json, read",
      json,
      "JSON.parse",
      () => load(json, at("json")),
      async () => JSON.parse(await readFile(at("json"), "utf8")),
      (all) => all.at(-1),
    ),
    pair(
      "json, write",
      json,
      "JSON.stringify",
      () => save(json, objects, at("json")),
      () => writeFile(at("bare"), JSON.stringify(objects)),
    ),
    pair(
      "text, read",
      text,
      "readFile",
      () => load(text, at("text")),
      () => readFile(at("text"), "utf8"),
      (all) => all.length,
    ),
    pair(
      "text, write",
      text,
      "writeFile",
      () => save(text, lines, at("text")),
      () => writeFile(at("bare"), lines),
    ),
    {
      ...pair(
        "bytes, read",
        text,
        "readFile",
        () => load(bytes, at("text")),
        () => readFile(at("text")),
        (all) => all.length,
      ),
    },
  ];
}

async function readByCsvParse(path) {
  const [names, ...rows] = parseWhole(await readFile(path));
  return Object.fromEntries(names.map((name, index) => [name, toColumn(rows.map((row) => row[index]))]));
}

/** Numbers, booleans or texts, as a user would tell them apart. */
function toColumn(texts) {
  if (texts.every((text) => text !== "" && !Number.isNaN(Number(text)))) return Float64Array.from(texts, Number);
  if (texts.every((text) => text === "true" || text === "false")) return texts.map((text) => text === "true");
  return texts;
}

async function countRows(format, path) {
  const [rows] = await format.stream({ path }, context);
  let count = 0;
  for await (const _ of rows) count++;
  return count;
}

async function countByCsvParse(path) {
  let count = 0;
  for await (const _ of createReadStream(path).pipe(parse({ columns: true, cast: true }))) count++;
  return count;
}

async function writeByLoop(path) {
  const columns = Object.values(table);
  let content = `${Object.keys(table).join(",")}\n`;
  for (let row = 0; row < ROWS; row++) content += `${columns.map((column) => column[row]).join(",")}\n`;
  await writeFile(path, content);
}

async function readByHyparquet(path) {
  const scan = await parquetScan({ file: await asyncBufferFromFile(path), compressors });
  const columns = {};
  for (const name of Object.keys(table)) {
    const parts = [];
    for (const range of scan.ranges) parts.push(await scan.readColumn({ column: name, ...range }));
    columns[name] = Array.isArray(parts[0]) ? parts.flat() : concatenate(parts);
  }
  return columns;
}

/** Typed arrays in one. */
function concatenate(parts) {
  const whole = new parts[0].constructor(ROWS);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

async function writeByHyparquet(path) {
  const types = { id: "DOUBLE", delay: "DOUBLE", distance: "INT32", city: "STRING", isLate: "BOOLEAN" };
  const columnData = Object.entries(table).map(([name, data]) => ({ name, data, type: types[name], nullable: false }));
  await writeFile(path, Buffer.from(parquetWriteBuffer({ columnData })));
}

async function readByFlechette(path) {
  const found = tableFromIPC(await readFile(path));
  return Object.fromEntries(Object.keys(table).map((name) => [name, found.getChild(name).toArray()]));
}

async function writeByFlechette(path) {
  const columns = Object.entries(table).map(([name, column]) => [name, columnFromArray(column)]);
  await writeFile(path, tableToIPC(tableFromColumns(columns), { format: "file" }));
}

async function readLines(path) {
  const content = await readFile(path, "utf8");
  return content.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}
