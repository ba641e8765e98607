/** SQLite in every supported Node: `libsql` in Node 20, `node:sqlite` in later ones. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { findNode } from "./node-binary.ts";
import { runOrThrow } from "./run.ts";

const PRINTED = `{
  id: BigInt64Array(2) [ 1n, 4611686018427387904n ],
  spend: Float64Array(2) [ 0.1, NaN ],
  city: [ 'Köln 😀', null ],
  isLate: [ true, false ],
  day: [ 2026-01-02T03:04:05.678Z, null ],
  bytes: [ Uint8Array(3) [ 1, 0, 255 ], Uint8Array(0) [] ]
}
id: bigint, spend: number, city: string | null, isLate: boolean, day: Date | null, bytes: Uint8Array
[ { city: 'Köln 😀' } ]
shop.db, table "order": There is no such table. Did you mean \`orders\`?
shop.db, SQL: SQLite says: near "FORM": syntax error
shop.db, SQL: WRITE
shop.db, table "orders": The table exists. Say \`overwrite: true\` to replace it, or \`append: true\` to add rows to it.
`;

it.each([
  [20, "The SQL gives no rows. A loader reads; it runs queries only."],
  [22, "SQLite says: attempt to write a readonly database"],
  [24, "SQLite says: attempt to write a readonly database"],
] as const)("saves, loads and streams in Node %i", async (major, write) => {
  const node = await findNode(major);
  const script = join(import.meta.dirname, "check-sqlite.mjs");
  const printed = await runOrThrow(node, [script], { folder: import.meta.dirname, timeout: 60_000 });
  expect(printed).toBe(PRINTED.replace("WRITE", write));
});
