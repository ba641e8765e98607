/** Values that are written and read are what they were. */
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { createNodeHasher } from "../../../../../runtime/src/cache/create-hasher.node.ts";
import { deserialize } from "../../../../../runtime/src/cache/values/deserialize.node.ts";
import { serialize } from "../../../../../runtime/src/cache/values/serialize.node.ts";
import { hashValue } from "../../../../../runtime/src/versions/hash-value.ts";
import { toCanonicalText } from "./canonical-text.ts";
import { CODECS, createRandom, makeValue, Point } from "./random-value.ts";

function copy<Value>(value: Value): Value {
  return deserialize(Buffer.concat(serialize(value, CODECS)), CODECS) as Value;
}

function hash(value: unknown): string {
  const outcome = hashValue(value, createNodeHasher, CODECS);
  if (outcome.kind === "opaque") throw new Error(`${outcome.path}: ${outcome.what}`);
  return Buffer.from(outcome.digest).toString("hex");
}

/** Everything that a plain comparison may overlook: orders, prototypes, sharing. */
function listParts(value: unknown): readonly unknown[] {
  const found = new Map<object, number>();
  const parts: unknown[] = [];
  const open = [value];
  for (let each = open.pop(); each !== undefined || open.length > 0; each = open.pop()) {
    if (typeof each !== "object" || each === null) continue;
    parts.push(found.get(each) ?? Object.getPrototypeOf(each));
    if (found.has(each)) continue;
    found.set(each, found.size);
    const children =
      each instanceof Map
        ? [...each].flat(1)
        : each instanceof Set
          ? [...each]
          : ArrayBuffer.isView(each)
            ? []
            : Object.values(each);
    parts.push(ArrayBuffer.isView(each) ? each.byteLength : Object.keys(each));
    for (const child of children) if (child !== undefined) open.push(child);
  }
  return parts;
}

describe("serialize and deserialize", () => {
  it("keep random values: their content, prototypes, orders, and which objects are shared", () => {
    const random = createRandom(7);
    for (let index = 0; index < 20_000; index++) {
      const value = makeValue(random, 1 + random(5));
      const read = copy(value);
      const isSame =
        hash(read) === hash(value) &&
        toCanonicalText(read) === toCanonicalText(value) &&
        isDeepStrictEqual(listParts(read), listParts(value));
      expect(isSame || `${toCanonicalText(value)} became ${toCanonicalText(read)}`).toBe(true);
    }
  });

  it("write the same bytes for what was read", () => {
    const random = createRandom(8);
    for (let index = 0; index < 3000; index++) {
      const bytes = Buffer.concat(serialize(makeValue(random, 4), CODECS));
      expect(Buffer.concat(serialize(deserialize(bytes, CODECS), CODECS)).equals(bytes)).toBe(true);
    }
  });

  it("keep cycles through objects, arrays, Maps and Sets", () => {
    const value: { map: Map<unknown, unknown>; set: Set<unknown>; list: unknown[]; self?: unknown } = {
      map: new Map(),
      set: new Set(),
      list: [],
    };
    value.self = value;
    value.map.set(value, value.map).set("list", value.list);
    value.set.add(value).add(value.set);
    value.list.push(value.list, new Point(1, [2]));
    const read = copy(value);
    expect(read.self).toBe(read);
    expect(read.map.get(read)).toBe(read.map);
    expect(read.map.get("list")).toBe(read.list);
    expect([...read.set]).toEqual([read, read.set]);
    expect(read.list[0]).toBe(read.list);
    expect(read.list[1]).toEqual(new Point(1, [2]));
    expect(hash(read)).toBe(hash(value));
  });

  it("keep instances as keys, elements, and within each other, and each once", () => {
    const point = new Point(new Point(1, 2), new Map([[new Point(3, 4), "a"]]));
    const read = copy({ list: [point, point], set: new Set([1, point, 2]), after: "b" });
    expect(read.list[0]).toBeInstanceOf(Point);
    expect(read).toEqual({ list: [point, point], set: new Set([1, point, 2]), after: "b" });
    expect(read.list[0]).toBe(read.list[1]);
    expect(read.set.has(read.list[0]!)).toBe(true);
    expect(Object.keys(read)).toEqual(["list", "set", "after"]);
  });

  it("keep 300,000 levels", () => {
    let deep: unknown = "end";
    for (let level = 0; level < 300_000; level++)
      deep = level % 3 === 0 ? { deep } : level % 3 === 1 ? [deep] : new Map([[1, deep]]);
    expect(hash(copy(deep))).toBe(hash(deep));
  });

  it("keep large values of every section", () => {
    const value = {
      floats: Float64Array.from({ length: 100_000 }, (_, index) => index / 3),
      odd: new Uint8Array(100_003).fill(3),
      rows: Array.from({ length: 20_000 }, (_, id) => ({ id, name: `name ${id}`, city: `Kraków ${id}`, rate: id / 7 })),
      numbers: Array.from({ length: 50_000 }, (_, index) => index * 1.5),
      texts: ["ä".repeat(100_000), "ж".repeat(100_000), "a".repeat(70_000), "\ud800"],
    };
    const read = copy(value);
    expect(hash(read)).toBe(hash(value));
    expect(isDeepStrictEqual(read, value)).toBe(true);
  });

  it("write a long text once, however many times it occurs", () => {
    const text = "long ".repeat(1_000_000);
    const list: unknown[] = Array.from({ length: 10_000 }, () => text);
    list.push({ text }, list.slice(0, 2), text.toUpperCase());
    const pieces = serialize(list);
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(11_000_000);
    expect(isDeepStrictEqual(deserialize(Buffer.concat(pieces)), list)).toBe(true);
  });

  it("give typed arrays a buffer of their own, which nothing else is in", () => {
    const { some, others } = copy({ some: new Float32Array(3).subarray(1), others: Buffer.from("abc") });
    expect(some.buffer.byteLength).toBe(8);
    expect(others.buffer.byteLength).toBe(3);
    const bytes = new Uint8Array(100_000).fill(1);
    const pieces = serialize(bytes);
    bytes.fill(2);
    expect(new Set(deserialize(Buffer.concat(pieces)) as Uint8Array)).toEqual(new Set([1]));
  });

  it("read bytes at any offset", () => {
    const value = { numbers: [0.5, 1.5, 2.5, 3.5, 4.5], floats: new Float64Array([1, 2]), text: "жж" };
    const bytes = Buffer.concat(serialize(value));
    for (let offset = 0; offset < 9; offset++) {
      const moved = new Uint8Array(bytes.length + 20);
      moved.set(bytes, offset);
      expect(deserialize(moved.subarray(offset, offset + bytes.length))).toEqual(value);
    }
  });

  it("make own properties of `__proto__` and of names that every object has", () => {
    const value = JSON.parse('{"__proto__": {"isAdmin": true}, "toString": 1, "constructor": 2}') as object;
    const read = copy(value);
    expect(Object.keys(read)).toEqual(["__proto__", "toString", "constructor"]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect((read as { readonly isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it("refuse what has no content, and codecs that are missing or fail", () => {
    expect(() => serialize([() => 1])).toThrow("a function cannot be stored");
    expect(() => serialize(new Point(1, 2))).toThrow("an instance of the class Point cannot be stored");
    const bytes = Buffer.concat(serialize(new Point(1, 2), CODECS));
    expect(() => deserialize(bytes)).toThrow('needs the codec "Point"');
    const fail = (): never => {
      throw new Error("of another version");
    };
    expect(() => deserialize(bytes, [{ ...CODECS[0]!, decode: fail }])).toThrow("of another version");
  });
});
