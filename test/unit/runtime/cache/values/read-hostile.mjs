/**
 * Reads damaged and hostile bytes, and prints how many were refused or gave some value, as JSON. Any other error than a
 * plain one ends it.
 */
import { deserialize } from "../../../../../runtime/dist/cache/values/deserialize.node.js";
import { serialize } from "../../../../../runtime/dist/cache/values/serialize.node.js";

class Point {
  x = 1;
}
const codecs = [
  { name: "Point", is: (value) => value instanceof Point, encode: () => [1, "a"], decode: () => new Point() },
  {
    name: "Strict",
    is: () => false,
    encode: () => 0,
    decode: () => {
      throw new Error("refused");
    },
  },
];

const counts = { refused: 0, read: 0 };
const prototypes = [Object, Array, Map, Set, RegExp, Date, Uint8Array].map((each) => each.prototype);
const before = JSON.stringify(prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String)));

function read(bytes) {
  try {
    deserialize(bytes, codecs);
    counts.read++;
  } catch (error) {
    if (
      Object.getPrototypeOf(error) !== Error.prototype &&
      !(error instanceof SyntaxError) &&
      !(error instanceof RangeError)
    )
      throw error;
    counts.refused++;
  }
}

/** A value with a part of every kind. */
function makeSample() {
  const value = {
    all: [1, -1, 1.5, -0, true, false, null, undefined, 12n, -5n, "text", "żółw", "", 3],
    numbers: [0.5, 1.5, 2.5, 3.5, 4.5],
    map: new Map([["a", new Set([1, { a: 1 }])]]),
    bare: Object.assign(Object.create(null), { a: 1, b: 2 }),
    date: new Date(5),
    regexp: /a+b/giu,
    bytes: [
      new Uint8Array(5),
      new Float64Array(2),
      Buffer.from("abc"),
      new DataView(new ArrayBuffer(3)),
      new ArrayBuffer(2),
    ],
    point: new Point(),
    rows: [
      { id: 1, name: "a" },
      { id: 2, name: "b" },
    ],
  };
  Reflect.deleteProperty(value.all, 3);
  value.self = value;
  return Buffer.concat(serialize(value, codecs));
}

/** Builds bytes by hand: numbers, and codes; texts are all `a`. */
function build(codes, { numbers = [], narrow = "", blobs = 0 } = {}) {
  const head = Buffer.alloc(48);
  head.set([0x49, 0x43, 0x4f, 0x56, 1]);
  [8 * numbers.length, blobs, 0, narrow.length, codes.length].forEach((length, at) =>
    head.writeDoubleLE(length, 8 + 8 * at),
  );
  return Buffer.concat([
    head,
    Buffer.from(Float64Array.from(numbers).buffer),
    Buffer.alloc(blobs),
    Buffer.from(narrow, "latin1"),
    Buffer.from(codes),
  ]);
}

/** Codes, so many times. */
function repeat(count, codes) {
  return Array.from({ length: count }, () => codes).flat();
}

function varint(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

const sample = makeSample();
for (let length = 0; length < sample.length; length++) read(sample.subarray(0, length));
for (let bit = 0; bit < 8 * sample.length; bit++) {
  const changed = Buffer.from(sample);
  changed[bit >> 3] ^= 1 << (bit & 7);
  read(changed);
}
let state = 1;
const random = (limit) => (state = (state * 48271) % 2147483647) % limit;
for (let round = 0; round < 30_000; round++) {
  const changed = Buffer.from(sample);
  for (let count = 1 + random(8); count > 0; count--) changed[random(changed.length)] = random(256);
  read(changed);
}
for (let round = 0; round < 30_000; round++) {
  const codes = Array.from({ length: random(40) }, () => (random(3) === 0 ? random(256) : random(22)));
  read(build(codes, { numbers: Array(random(6)).fill(1.5), narrow: "a".repeat(random(12)), blobs: 8 * random(3) }));
  read(Buffer.from(Array.from({ length: random(100) }, () => random(256))));
}
for (const huge of [2 ** 20, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1]) {
  for (let code = 0; code < 22; code++) {
    read(build([code, ...varint(huge)]));
    read(build([code, 1, ...varint(huge)]));
    read(build([10, 2, code, ...varint(huge), 0]));
    read(build([10, 3, 20, ...varint(huge), code, ...varint(huge), 0]));
  }
  // Many arrays that are nothing but holes.
  read(build([10, ...varint(50_000), ...repeat(50_000, [10, 1, 20, ...varint(huge)])]));
  read(build([10, ...varint(50_000), ...repeat(25_000, [20, ...varint(1023), 0])]));
  // Lengths of sections.
  for (let at = 8; at < 48; at += 8)
    for (const length of [huge, -huge, NaN, Infinity, 0.5]) {
      const changed = Buffer.from(sample);
      changed.writeDoubleLE(length, at);
      read(changed);
    }
}
// Codecs that are missing or throw, and an instance that is part of its own data.
read(build([19, 7, 6, 0], { narrow: "Strict" }));
read(build([19, 7, 5, 0], { narrow: "Other" }));
read(build([19, 7, 5, 10, 1, 9, 0], { narrow: "Point" }));
// Deep: arrays, Maps whose keys are Maps, and instances.
const deep = 300_000;
read(build([...repeat(deep, [10, 1]), 0]));
read(build([...repeat(deep, [14, 1]), 0]));
read(build([...repeat(deep, [19, 7, 0]), 0]));
// Keys that mean something to prototypes.
const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
const { __proto__: inner } = deserialize(Buffer.concat(serialize(JSON.parse(evil))));
if (Object.getPrototypeOf(inner) !== Object.prototype || {}.polluted !== undefined) throw new Error("polluted");

const after = JSON.stringify(prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String)));
if (after !== before) throw new Error("a prototype has changed");
console.log(JSON.stringify({ ...counts, megabytes: process.resourceUsage().maxRSS / 1024 }));
