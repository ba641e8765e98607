/** Hashes of values that are deep, large, or shared many times: each of these takes forever if an algorithm is not linear. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashValue } from "../../../../runtime/src/versions/hash-value.ts";

function hash(value: unknown): string {
  const outcome = hashValue(value, () => createHash("sha256"));
  if (outcome.kind === "opaque") throw new Error(`${outcome.path}: ${outcome.what}`);
  return Buffer.from(outcome.digest).toString("hex");
}

function nest(levels: number, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
}

it("reads 1,000,000 levels", () => {
  expect(hash(nest(1_000_000, 1))).not.toBe(hash(nest(1_000_000, "1")));
  expect(hash(nest(50_000, 1))).toBe(hash(nest(50_000, 1)));
  const outcome = hashValue(nest(1_000_000, Symbol()), () => createHash("sha256"));
  expect(outcome).toMatchObject({ kind: "opaque", what: "a symbol" });
  expect(outcome.kind === "opaque" && outcome.path.length).toBeLessThan(400);
});

it("reads a ring of 100,000 objects, of which it tells each apart", () => {
  const ring = (special: number): unknown => {
    const first: { next: unknown; is: boolean } = { next: null, is: false };
    let last = first;
    for (let index = 0; index < 100_000; index++) last = last.next = { next: null as unknown, is: index === special };
    last.next = first;
    return first;
  };
  expect(hash(ring(5))).toBe(hash(ring(5)));
  expect(hash(ring(5))).not.toBe(hash(ring(6)));
});

it("reads objects that are shared at every level, as if they were copies", () => {
  const share = (levels: number, inner: unknown): unknown => {
    let value = inner;
    for (let level = 0; level < levels; level++) value = { left: value, list: [value, value] };
    return value;
  };
  expect(hash(share(30_000, 1))).not.toBe(hash(share(30_000, 2)));
  const unshared = (levels: number): unknown =>
    levels === 0 ? 1 : { left: unshared(levels - 1), list: [unshared(levels - 1), unshared(levels - 1)] };
  expect(hash(share(8, 1))).toBe(hash(unshared(8)));
});

it("reads graphs in which each object refers to each", () => {
  const make = (count: number, last: number): unknown => {
    const all: unknown[][] = Array.from({ length: count }, () => []);
    for (const each of all) each.push(...all);
    all.at(-1)!.push(last);
    return all[0];
  };
  expect(hash(make(700, 1))).toBe(hash(make(700, 1)));
  expect(hash(make(700, 1))).not.toBe(hash(make(700, 2)));
});

it("reads a long text once, however many times it occurs", () => {
  const text = "long ".repeat(1_000_000);
  expect(hash(Array(100_000).fill(text))).not.toBe(hash(Array(100_000).fill(`${text}!`)));
});

it("tells large arrays apart by each element", () => {
  const make = (index: number): unknown[] =>
    Array.from({ length: 200_000 }, (_, at) => (at === index ? { at: -1 } : { at }));
  expect(new Set([-1, 0, 100_000, 199_999].map((index) => hash(make(index)))).size).toBe(4);
  const bytes = (index: number): Uint8Array => Uint8Array.from({ length: 300_000 }, (_, at) => (at === index ? 1 : 0));
  expect(new Set([-1, 0, 150_000, 299_999].map((index) => hash({ bytes: bytes(index) }))).size).toBe(4);
});

it("ends with codecs that have no end", () => {
  class Endless {
    readonly next = null;
  }
  const codec = {
    name: "Endless",
    is: (each: object) => each instanceof Endless,
    encode: () => [new Endless()],
    decode: () => 0,
  };
  expect(hashValue(new Endless(), () => createHash("sha256"), [codec])).toMatchObject({
    kind: "opaque",
    what: expect.stringMatching(/levels/) as string,
  });
});
