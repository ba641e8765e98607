/** Random values of every kind that caches keep, and copies of them that are equal or nearly equal. */

import type { ValueCodec } from "../../../../../runtime/src/versions/value-codec.ts";

/** Returns the next number from 0 up to, not including, a limit. */
export type Random = (limit: number) => number;

/** A random source that gives the same numbers for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** A class with a codec. */
export class Point {
  readonly x: unknown;
  readonly y: unknown;

  constructor(x: unknown, y: unknown) {
    this.x = x;
    this.y = y;
  }
}

/** Another class of the same shape. */
export class Size {
  readonly x: unknown;
  readonly y: unknown;

  constructor(x: unknown, y: unknown) {
    this.x = x;
    this.y = y;
  }
}

/** The codecs of both. */
export const CODECS: readonly ValueCodec[] = [
  {
    name: "Point",
    is: (value: object) => value instanceof Point,
    encode: (value: unknown) => [(value as Point).x, (value as Point).y],
    decode: (data: unknown) => new Point(...(data as [unknown, unknown])),
  },
  {
    name: "Size",
    is: (value: object) => value instanceof Size,
    encode: (value: unknown) => [(value as Size).x, (value as Size).y],
    decode: (data: unknown) => new Size(...(data as [unknown, unknown])),
  },
];

/** Values that are easily taken for each other. */
const PRIMITIVES: readonly unknown[] = (
  [
    [0, -0, 1, -1, NaN, Infinity, 2 ** 31, -(2 ** 31), 2 ** 53, 0.5, 256, 1e300],
    ["", "0", "1", "-0", "NaN", "null", "undefined", "a", "b", "ab", "é", "\u0101", "\ud800", "\udc00", "\ufffd", "日"],
    [0n, 1n, -1n, 2n ** 64n, true, false, null, undefined],
  ] as readonly (readonly unknown[])[]
).flat(1);
const KEYS = ["a", "b", "ab", "1", "0", "", "__proto__", "toString", "length", "é", "\ud800"];
const BYTES: readonly ((random: Random) => object)[] = [
  (random) => new Uint8Array(random(3)).fill(random(2)),
  (random) => new Int8Array(random(3)).fill(random(2)),
  (random) => new Uint8ClampedArray(random(3)),
  (random) => Buffer.alloc(random(3), random(2)),
  (random) => new Float32Array(random(3)).fill(random(2)),
  (random) => new Float64Array(random(2)).fill(random(2)),
  (random) => new BigInt64Array(random(2)),
  (random) => new Uint8Array(random(3)).buffer,
  (random) => new DataView(new ArrayBuffer(random(3))),
  (random) => new Uint8Array(8).fill(7).subarray(random(3), 3 + random(3)),
];

/** A random value without cycles; objects may be shared. */
export function makeValue(random: Random, depth: number = 3, made: object[] = []): unknown {
  if (depth === 0 || random(3) === 0) return PRIMITIVES[random(PRIMITIVES.length)];
  if (made.length > 0 && random(8) === 0) return made[random(made.length)];
  const object = makeObject(random, () => makeValue(random, depth - 1, made));
  made.push(object);
  return object;
}

function makeObject(random: Random, next: () => unknown): object {
  const size = random(4);
  const items = (): unknown[] => Array.from({ length: size }, next);
  switch (random(11)) {
    case 0:
    case 1:
      return items();
    case 2:
      return withHoles(items(), random);
    case 3:
      return items().map(() => random(3) / 2);
    case 4:
      return new Map(items().map((value) => [next(), value]));
    case 5:
      return new Set(items());
    case 6:
      return random(4) === 0 ? new Date(NaN) : new Date(random(3));
    case 7:
      return Object.assign(new RegExp(["a", "b", "/"][random(3)]!, ["", "g", "y"][random(3)]), {
        lastIndex: random(2),
      });
    case 8:
      return BYTES[random(BYTES.length)]!(random);
    case 9:
      return random(2) === 0 ? new Point(next(), next()) : new Size(next(), next());
    default:
      return withProperties(random(3) === 0 ? (Object.create(null) as object) : {}, items(), random);
  }
}

function withHoles(array: unknown[], random: Random): unknown[] {
  if (array.length > 0) Reflect.deleteProperty(array, random(array.length));
  return array;
}

function withProperties(object: object, values: readonly unknown[], random: Random): object {
  for (const value of values) define(object, KEYS[random(KEYS.length)]!, value);
  return object;
}

/** Adds a property, also one named `__proto__`. */
export function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
