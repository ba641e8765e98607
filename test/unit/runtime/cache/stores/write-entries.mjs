/**
 * Puts and gets values in a folder without end, for a test that kills it. After each put has returned, a line in a log says
 * so. What is read is checked; a line that begins with `torn` says that it was wrong.
 */
import { createHash } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { folder } from "../../../../../runtime/dist/cache/stores/folder.node.js";

const [, , path, log, seed] = process.argv;
const store = folder(path);
const file = openSync(log, "a");
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

let state = Number(seed);
function random(below) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

/** The value with a number: a few bytes or many. Both processes write some of the same ones. */
function valueOf(number) {
  return Buffer.alloc(number % 13 === 0 ? 700_000 + number : (number * 37) % 5000, String(number));
}

function check(number) {
  const record = store.get(`records/${hash(String(number))}`);
  if (record === undefined) return "missing";
  const { blob, checksum } = JSON.parse(Buffer.from(record).toString());
  if (hash(blob) !== checksum) return "torn record";
  const value = store.get(`blobs/${blob}`);
  if (value === undefined) return "torn: a record without blob";
  return hash(value) === blob && valueOf(number).equals(value) ? "right" : "torn blob";
}

for (;;) {
  const number = random(400);
  const value = valueOf(number);
  const blob = hash(value);
  const half = Math.floor(value.length / 2);
  store.put(`blobs/${blob}`, [value.subarray(0, half), value.subarray(half)]);
  const padding = "x".repeat(random(3000));
  store.put(`records/${hash(String(number))}`, Buffer.from(JSON.stringify({ padding, blob, checksum: hash(blob) })));
  writeSync(file, `${number}\n`);
  const other = random(400);
  const found = check(other);
  if (found !== "right" && found !== "missing") writeSync(file, `torn ${other}: ${found}\n`);
}
