/** What hashes of values tell apart, and what they do not. */
import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { hashValue, type OpaqueValue } from "../../../../runtime/src/versions/hash-value.ts";
import { createSha256 } from "../../../../runtime/src/versions/sha256.ts";
import type { ValueCodec } from "../../../../runtime/src/versions/value-codec.ts";

class Money {
  readonly cents: unknown;

  constructor(cents: unknown) {
    this.cents = cents;
  }
}
class Weight {
  readonly cents: unknown;

  constructor(cents: unknown) {
    this.cents = cents;
  }
}

/** A codec for the class that keeps one value. */
function toCodec(name: string, Class: typeof Money | typeof Weight): ValueCodec {
  return {
    name,
    is: (value) => value instanceof Class,
    encode: (value) => [(value as Money).cents],
    decode: (data) => new Class((data as [unknown])[0]),
  };
}

const codecs = [toCodec("Money", Money), toCodec("Weight", Weight)];

function hash(value: unknown): string {
  const outcome = hashValue(value, () => createHash("sha256"), codecs);
  if (outcome.kind === "opaque") throw new Error(`${outcome.path}: ${outcome.what}`);
  return Buffer.from(outcome.digest).toString("hex");
}

function findOpaque(value: unknown, used: readonly ValueCodec[] = codecs): readonly string[] | undefined {
  const outcome = hashValue(value, createSha256, used);
  return outcome.kind === "opaque" ? [outcome.path, outcome.what] : undefined;
}

/** An array of which only the last element exists. */
function withHoles(length: number, last: unknown): unknown[] {
  const array: unknown[] = [];
  array[length - 1] = last;
  return array;
}

const selfish: unknown[] = [];
selfish.push(selfish);
const twice: unknown[] = [[]];
(twice[0] as unknown[]).push(twice);

const DIFFERENT: readonly unknown[] = (
  [
    [1, "1", 1n, true, "true", new Date(1), [1], { 1: 1 }, new Set([1]), new Map([[1, 1]]), [[1]]],
    [0, -0, NaN, "", null, undefined, false, {}, { a: undefined }, { a: null }, [], [undefined], Array(1), Array(2)],
    [[1, 2], [2, 1], ["ab"], ["a", "b"], "a,b", { a: { b: 1 } }, { a: {}, b: 1 }, { "a.b": 1 }],
    [
      Object.create(null),
      new Map(),
      new Set(),
      new Map([
        [2, 1],
        [1, 1],
      ]),
      new Map([
        [1, 1],
        [2, 1],
      ]),
    ],
    [new Float32Array([1]), new Float64Array([1]), new Int32Array([1]), new Uint32Array([1]), new Float64Array(2)],
    [
      Buffer.from([1]),
      Uint8Array.of(1),
      Int8Array.of(1),
      Uint8Array.of(1).buffer,
      new DataView(Uint8Array.of(1).buffer),
    ],
    [new Date(NaN), /a/, /a/g, /b/, Object.assign(/a/g, { lastIndex: 1 }), "/a/"],
    ["\ud800", "\udc00", "\ufffd", "\ud800\udc00", "é", "e\u0301", "a".repeat(5000), "a".repeat(5001)],
    [new Money(1), new Weight(1), new Money("1"), ["Money", 1], selfish, twice, [selfish]],
  ] as readonly (readonly unknown[])[]
).flat(1);

describe("hashValue", () => {
  it("tells values apart that differ in any way that counts", () => {
    expect(new Set(DIFFERENT.map(hash)).size).toBe(DIFFERENT.length);
    expect(new Set(DIFFERENT.map((value) => hash({ deep: [{ value }] }))).size).toBe(DIFFERENT.length);
  });

  it("does not tell apart what is equal", () => {
    const shared = [1];
    const equal: readonly (readonly [unknown, unknown])[] = [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [new Set([1, 2, 3]), new Set([3, 2, 1])],
      [new Set([{ a: 1 }, "a", [2]]), new Set([[2], { a: 1 }, "a"])],
      [
        [shared, shared],
        [[1], [1]],
      ],
      [new Uint8Array([1, 2, 3, 4]).subarray(1, 3), new Uint8Array([2, 3])],
      [Object.freeze({ a: 1 }), { a: 1 }],
      [runInNewContext("({ a: [1, { b: 2 }] })"), { a: [1, { b: 2 }] }],
      [new Float64Array(100).subarray(1), new Float64Array(99)],
    ];
    for (const [some, others] of equal) expect(hash(some)).toBe(hash(others));
  });

  it("gives the same with either hash function", () => {
    for (const value of DIFFERENT) {
      const outcome = hashValue(value, createSha256, codecs);
      expect(outcome.kind === "hashed" && Buffer.from(outcome.digest).toString("hex")).toBe(hash(value));
    }
  });

  it("says where an opaque part is, and what it is", () => {
    class Client {
      readonly url = "";
    }
    class Rows extends Array<number> {}
    const hidden = Object.defineProperty({}, "a", { value: 1 });
    const cases: readonly (readonly [unknown, string, string])[] = [
      [() => 1, "", "a function"],
      [Symbol("a"), "", "a symbol"],
      [{ rows: [1, 2, 3, { client: new Client() }] }, "rows[3].client", "an instance of the class Client"],
      [{ "a b": Promise.resolve() }, '["a b"]', "a Promise"],
      [new Map([["key", new WeakMap()]]), 'get("key")', "a WeakMap"],
      [new Map([[new Client(), 1]]), "keys()[0]", "an instance of the class Client"],
      [[new Map([[{}, Symbol.iterator]])], "[0].values()[0]", "a symbol"],
      [new Set([1, new Error("no")]), "values()[1]", "an Error"],
      [withHoles(3, () => 1), "[2]", "a function"],
      [[new Money(() => 1)], "[0][0]", "a function"],
      [new Number(1), "", "a Number"],
      [new Rows(), "", "an instance of the class Rows"],
      [new (class extends Map {})(), "", "an instance of a class without a name"],
      [Object.create({ a: 1 }), "", "an object with a prototype of its own"],
      [hidden, "", 'an object whose property "a" is hidden'],
      [{ [Symbol("a")]: 1 }, "", "an object with symbols as keys"],
      [Object.assign([1], { a: 1 }), "", "an array with properties of its own"],
      [Object.assign(Array(99), { a: 1 }), "", "an array with properties of its own"],
      [Object.assign(new Float32Array(1), { a: 1 }), "", "a Float32Array with properties of its own"],
      [Object.assign(new Float32Array(99), { a: 1 }), "", "a Float32Array with properties of its own"],
      [Object.assign(Buffer.alloc(99), { [Symbol("a")]: 1 }), "", "a Buffer with properties of its own"],
      [Object.assign(new Map(), { a: 1 }), "", "a Map with properties of its own"],
      [new Uint8Array(new SharedArrayBuffer(1)), "", "a Uint8Array over shared memory"],
      [new SharedArrayBuffer(1), "", "a SharedArrayBuffer"],
      [Reflect.construct(ArrayBuffer, [1, { maxByteLength: 2 }]), "", "an ArrayBuffer over a resizable buffer"],
      [(function* () {})(), "", "an object with a prototype of its own"],
      [new URL("http://a"), "", "a URL"],
    ];
    for (const [value, path, what] of cases) expect(findOpaque(value)).toEqual([path, what]);
  });

  it("calls no getter and no setter", () => {
    const refuse = (): never => {
      throw new Error("called");
    };
    const values = [
      {
        get total() {
          return refuse();
        },
      },
      {
        set total(_: number) {
          refuse();
        },
      },
      Object.defineProperty([1, 2], 1, { get: refuse, enumerable: true }),
      Object.defineProperty([1, 2], 1, { set: refuse, enumerable: true }),
      Object.defineProperty(Array(1), 3, { get: refuse, enumerable: true }),
      Object.defineProperty(new Date(), "getTime", { get: refuse }),
      Object.defineProperty(new Map(), "size", { get: refuse }),
      Object.create(null, { a: { get: refuse, enumerable: true } }),
    ];
    for (const value of values) expect(findOpaque(value)?.[1]).toMatch(/getter|properties of its own/);
  });

  it("survives proxies and objects that claim to be something else", () => {
    const refuse = (): never => {
      throw new Error("no");
    };
    const traps = ["ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor", "get"];
    for (const target of [{ a: 1 }, [1]])
      for (const trap of traps) hashValue(new Proxy(target, { [trap]: refuse }), createSha256);
    expect(findOpaque([new Proxy({}, { ownKeys: refuse })])).toEqual(["[0]", "a Proxy"]);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    // A codec is asked as well, and `instanceof` throws.
    expect(findOpaque(proxy)?.[1]).toMatch(/a Proxy|cannot be read/);
    for (const { prototype } of [Map, Set, Date, RegExp, Uint8Array, ArrayBuffer, Promise])
      expect(findOpaque(Object.create(prototype as object))).toBeDefined();
    // Even one without traps: what it gives is up to its handler.
    expect(findOpaque(new Proxy({ a: 1 }, {}))?.[1]).toBe("a Proxy");
    expect(findOpaque(new Proxy([], { get: () => 2 ** 60 }))?.[1]).toBe("a Proxy");
    const detached = new Uint8Array(4);
    structuredClone(detached, { transfer: [detached.buffer] });
    expect(findOpaque(detached)?.[1]).toMatch(/cannot be read/);
  });

  it("reads arrays with holes of any length", () => {
    const far: unknown[] = [];
    far[2 ** 32 - 2] = 1;
    expect(
      new Set(
        [far, Array(2 ** 32 - 1), Array(2 ** 31), withHoles(2, 1), [1, 1].filter((_, index) => index > 0)].map(hash),
      ).size,
    ).toBe(5);
  });

  it("counts opaque parts by their kind if they are asked for", () => {
    const parts: OpaqueValue[] = [];
    const run = (value: unknown): string => {
      const outcome = hashValue(value, createSha256, [], (part) => parts.push(part));
      if (outcome.kind === "opaque") throw new Error("opaque");
      return Buffer.from(outcome.digest).toString("hex");
    };
    const cyclic: unknown[] = [() => 1];
    cyclic.push(cyclic);
    expect(run([() => 1, { a: Symbol() }])).toBe(run([() => 2, { a: Symbol() }]));
    expect(run([() => 1])).not.toBe(run([Symbol()]));
    expect(run(cyclic)).not.toBe(run([() => 1]));
    expect(parts.slice(0, 2)).toEqual([
      { kind: "opaque", path: "[0]", what: "a function" },
      { kind: "opaque", path: "[1].a", what: "a symbol" },
    ]);
    expect(parts).toHaveLength(8);
  });

  it("refuses codecs that make no data", () => {
    const make = (
      encode: ValueCodec["encode"],
      is = (value: object): boolean => value instanceof Money,
    ): ValueCodec[] => [{ name: "Money", is, encode, decode: (data) => data }];
    const refuse = (): never => {
      throw new Error("no rate");
    };
    const money = new Money(1);
    expect(
      findOpaque(
        money,
        make((value) => value),
      )?.[1],
    ).toMatch("it gives the instance instead of data");
    expect(findOpaque(money, make(refuse))?.[1]).toBe(
      'an instance of the class Money that the codec "Money" refuses: no rate',
    );
    expect(
      findOpaque(
        money,
        make(() => 1, refuse),
      )?.[1],
    ).toBe("an object that cannot be read (no rate)");
    expect(
      findOpaque(
        new Money(money),
        make((value) => [(value as Money).cents]),
      ),
    ).toBeUndefined();
    const ring = { cents: 0 as unknown };
    Object.setPrototypeOf(ring, Money.prototype);
    ring.cents = [ring];
    expect(findOpaque(ring)).toEqual(["[0][0]", "an instance of the class Money that is part of its own data"]);
  });
});
