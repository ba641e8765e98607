/** Measures hashing, writing and reading of cached values against what Node.js has for that. */
import { deepStrictEqual } from "node:assert";
import { createHash } from "node:crypto";
import * as v8 from "node:v8";
import { createNodeHasher } from "../../runtime/dist/cache/create-hasher.node.js";
import { deserialize } from "../../runtime/dist/cache/values/deserialize.node.js";
import { serialize } from "../../runtime/dist/cache/values/serialize.node.js";
import { hashValue } from "../../runtime/dist/versions/hash-value.js";
import { measureSync } from "./measure.mjs";

const ROUNDS = 9;
/** Hashing a large typed array may take so much longer than its bytes alone. */
const GOAL = 1.05;
/** Reading a typed array must give so many GB per second. */
const READ_GOAL = 1;

const rows = Array.from({ length: 100_000 }, (_, id) => ({
  id,
  name: `name ${id}`,
  price: id / 7,
  isLate: id % 2 === 0,
  city: `city ${id % 300}`,
}));
const values = {
  "80 MB typed array": Float64Array.from({ length: 10_000_000 }, (_, index) => index / 3),
  "10 MB typed array": Float64Array.from({ length: 1_250_000 }, (_, index) => index / 3),
  "100,000 rows of 5 fields": rows,
  "1,000,000 numbers": Array.from({ length: 1_000_000 }, (_, index) => index / 3),
  "1,000,000 texts": Array.from({ length: 1_000_000 }, (_, index) => `text ${index}`),
  "a Set of 1,000,000 numbers": new Set(Array.from({ length: 1_000_000 }, (_, index) => index)),
  "an object of 1 KiB": Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`key ${index}`, `a text ${index}`]),
  ),
};

/**
 * Measures all values: what is read is compared with what was written before anything is timed.
 *
 * @returns {readonly { name: string, milliseconds: number, against: string, other: number, ratio: number, rate: string, goal: string }[]}
 */
export function measureValues() {
  return Object.entries(values).flatMap(([name, value]) => [
    ...measureHash(name, value),
    ...(name.startsWith("80 MB") ? [] : measureStorage(name, value)),
  ]);
}

function measureHash(name, value) {
  const isBytes = ArrayBuffer.isView(value);
  const against = isBytes ? "the bytes by node:crypto" : "v8.serialize and node:crypto";
  const ours = () => hashValue(value, createNodeHasher);
  const other = () =>
    createHash("sha256")
      .update(isBytes ? value : v8.serialize(value))
      .digest();
  const rate = isBytes ? value.byteLength : undefined;
  const goal = name.startsWith("80 MB") ? `at most ${GOAL.toFixed(2)}x` : "";
  return [toRow(`hash ${name}`, { ours, other }, { against, rate, goal, repeats: toRepeats(name) })];
}

function measureStorage(name, value) {
  const bytes = Buffer.concat(serialize(value));
  const theirs = v8.serialize(value);
  deepStrictEqual(deserialize(bytes), value);
  const rate = ArrayBuffer.isView(value) ? value.byteLength : undefined;
  const repeats = toRepeats(name);
  const write = { ours: () => serialize(value), other: () => v8.serialize(value) };
  const read = { ours: () => deserialize(bytes), other: () => v8.deserialize(theirs) };
  const goal = rate === undefined ? "" : `at least ${READ_GOAL} GB/s`;
  return [
    toRow(`write ${name}`, write, { against: "v8.serialize", rate, goal: "", repeats }),
    // What v8 reads is a view of all the bytes.
    toRow(`read ${name}`, read, { against: "v8.deserialize", rate, goal, repeats }),
  ];
}

function toRepeats(name) {
  return name.includes("KiB") ? 2000 : 1;
}

function toRow(name, candidates, { against, rate, goal, repeats }) {
  const { ours, other } = measureSync(candidates, { rounds: ROUNDS, repeats });
  const gigabytes = rate === undefined ? "" : `${(rate / ours / 1e6).toFixed(1)} GB/s`;
  return { name, milliseconds: ours, against, other, ratio: ours / other, rate: gigabytes, goal };
}
