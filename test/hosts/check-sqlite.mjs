/** Saves, loads and streams a table with `@icosian/runtime/sqlite`, and prints what comes back; run in several Nodes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqlite } from "@icosian/runtime/sqlite";

const folder = mkdtempSync(join(tmpdir(), "icosian-sqlite-"));
const path = join(folder, "shop.db");
const context = { signal: new AbortController().signal, runId: "test", node: "table", attempt: 1 };
const table = {
  id: BigInt64Array.of(1n, 2n ** 62n),
  spend: Float64Array.of(0.1, Number.NaN),
  city: ["Köln 😀", null],
  isLate: [true, false],
  day: [new Date("2026-01-02T03:04:05.678Z"), null],
  bytes: [Uint8Array.of(1, 0, 255), new Uint8Array(0)],
};
await sqlite.save(table, { path, table: "orders" }, context);
const [loaded, { columns }] = await sqlite.load({ path, table: "orders" }, context);
const [stream] = await sqlite.stream({ path, sql: "SELECT city FROM orders WHERE id = ?", parameters: [1n] }, context);
const rows = [];
for await (const row of stream) rows.push(row);
const faults = [];
for (const options of [{ table: "order" }, { sql: "SELECT * FORM orders" }, { sql: "DELETE FROM orders" }])
  await sqlite
    .load({ path, ...options }, context)
    .catch((error) => faults.push(error.message.replace(path, "shop.db")));
await sqlite
  .save(table, { path, table: "orders" }, context)
  .catch((error) => faults.push(error.message.replace(path, "shop.db")));
console.log(loaded);
console.log(columns.map(({ name, type }) => `${name}: ${type}`).join(", "));
console.log(rows);
console.log(faults.join("\n"));
rmSync(folder, { recursive: true });
