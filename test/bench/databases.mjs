/** Measures reading and writing tables of databases against their drivers, used directly. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";
import Database from "libsql";
import pg from "pg";
import { from } from "pg-copy-streams";
import { duckdb } from "@icosian/runtime/duckdb";
import { postgres } from "@icosian/runtime/postgres";
import { sqlite } from "@icosian/runtime/sqlite";
import { findPostgres, startPostgres } from "../servers/postgres-server.ts";
import { measure } from "./measure.mjs";

const ROWS = 100_000;
const ROUNDS = 7;
const GOAL = 1.1;
const CONTEXT = { signal: new AbortController().signal, runId: "bench", node: "table", attempt: 1 };
const TABLE = {
  id: BigInt64Array.from({ length: ROWS }, (_, row) => BigInt(row)),
  delay: Float64Array.from({ length: ROWS }, (_, row) => Math.sin(row) * 100),
  distance: Float64Array.from({ length: ROWS }, (_, row) => row % 3000),
  origin: Array.from({ length: ROWS }, (_, row) => `A${row % 300}`),
};
const NAMES = Object.keys(TABLE);
const CREATE = "CREATE TABLE direct (id BIGINT, delay DOUBLE PRECISION, distance DOUBLE PRECISION, origin TEXT)";

/**
 * Measures 100,000 rows of a bigint, two numbers and a text. PostgreSQL is left out where there is no server.
 *
 * @returns {Promise<readonly { name: string, direct: number, format: number, ratio: number, goal: number }[]>} Milliseconds.
 */
export async function measureDatabases() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-"));
  try {
    return [...(await measureSqlite(folder)), ...(await measureDuckdb()), ...(await measurePostgres())];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(name, { direct, format }) {
  const times = await measure({ direct, format }, { rounds: ROUNDS });
  return { name, direct: times.direct, format: times.format, ratio: times.format / times.direct, goal: GOAL };
}

async function measureSqlite(folder) {
  const connection = new Database(join(folder, "bench.db"));
  const write = () => {
    connection.exec(`BEGIN; DROP TABLE IF EXISTS direct; ${CREATE}`);
    const insert = connection.prepare("INSERT INTO direct VALUES (?, ?, ?, ?)");
    for (let row = 0; row < ROWS; row++)
      insert.run([TABLE.id[row], TABLE.delay[row], TABLE.distance[row], TABLE.origin[row]]);
    connection.exec("COMMIT");
  };
  const read = () => {
    const columns = toEmptyColumns();
    let at = 0;
    for (const row of connection.prepare("SELECT * FROM direct").raw().safeIntegers().iterate([]))
      setRow(columns, at++, row);
    return columns;
  };
  const save = () => sqlite.save(TABLE, { connection, table: "format", overwrite: true }, CONTEXT);
  const load = () => sqlite.load({ connection, table: "format" }, CONTEXT);
  const rows = [
    await compare("SQLite, write", { direct: write, format: save }),
    await compare("SQLite, read", { direct: read, format: load }),
  ];
  connection.close();
  return rows;
}

async function measureDuckdb() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const write = async () => {
    await connection.run("BEGIN");
    await connection.run("DROP TABLE IF EXISTS direct");
    await connection.run(CREATE);
    const appender = await connection.createAppender("direct");
    const types = NAMES.map((_, at) => appender.columnType(at));
    for (let start = 0; start < ROWS; start += 2048) {
      const end = Math.min(ROWS, start + 2048);
      const chunk = DuckDBDataChunk.create(types, end - start);
      for (const [at, name] of NAMES.entries()) chunk.setColumnValues(at, TABLE[name].slice(start, end));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    await connection.run("COMMIT");
  };
  const read = async () => {
    const columns = toEmptyColumns();
    const result = await connection.stream("SELECT * FROM direct");
    let start = 0;
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      for (const at of [0, 1, 2]) columns[NAMES[at]].set(chunk.getColumnVector(at).items, start);
      const texts = chunk.getColumnVector(3);
      for (let row = 0; row < chunk.rowCount; row++) columns.origin[start + row] = texts.getItem(row);
      start += chunk.rowCount;
    }
    return columns;
  };
  const save = () => duckdb.save(TABLE, { connection, table: "format", overwrite: true }, CONTEXT);
  const load = () => duckdb.load({ connection, table: "format" }, CONTEXT);
  const rows = [
    await compare("DuckDB, write", { direct: write, format: save }),
    await compare("DuckDB, read", { direct: read, format: load }),
  ];
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function measurePostgres() {
  const programs = findPostgres();
  if (programs === null) return [];
  const server = await startPostgres(programs);
  const connection = new pg.Client({ connectionString: server.url });
  try {
    await connection.connect();
    const write = async () => {
      await connection.query(`BEGIN; DROP TABLE IF EXISTS direct; ${CREATE}`);
      await pipeline(Readable.from(toLines()), connection.query(from("COPY direct FROM STDIN")));
      await connection.query("COMMIT");
    };
    const read = async () => {
      const columns = toEmptyColumns();
      const { rows } = await connection.query({ text: "SELECT * FROM direct", rowMode: "array" });
      for (const [at, row] of rows.entries()) setRow(columns, at, [BigInt(row[0]), row[1], row[2], row[3]]);
      return columns;
    };
    const save = () => postgres.save(TABLE, { connection, table: "format", overwrite: true }, CONTEXT);
    const load = () => postgres.load({ connection, table: "format" }, CONTEXT);
    return [
      await compare("PostgreSQL, write", { direct: write, format: save }),
      await compare("PostgreSQL, read", { direct: read, format: load }),
    ];
  } finally {
    await connection.end();
    await server.stop();
  }
}

function toEmptyColumns() {
  return {
    id: new BigInt64Array(ROWS),
    delay: new Float64Array(ROWS),
    distance: new Float64Array(ROWS),
    origin: Array.from({ length: ROWS }, () => ""),
  };
}

function setRow(columns, at, row) {
  columns.id[at] = row[0];
  columns.delay[at] = row[1];
  columns.distance[at] = row[2];
  columns.origin[at] = row[3];
}

/** The rows in the text format of COPY, as one would write it by hand. */
function* toLines() {
  for (let start = 0; start < ROWS; start += 1024) {
    let lines = "";
    for (let row = start; row < Math.min(ROWS, start + 1024); row++)
      lines += `${TABLE.id[row]}\t${TABLE.delay[row]}\t${TABLE.distance[row]}\t${TABLE.origin[row]}\n`;
    yield lines;
  }
}
