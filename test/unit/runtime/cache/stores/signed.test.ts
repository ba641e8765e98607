/** Signed stores: they do what stores do, and take nothing that somebody without the key has written. */
import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CacheStore } from "../../../../../runtime/src/cache/stores/cache-store.ts";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { memory } from "../../../../../runtime/src/cache/stores/memory.ts";
import { signed, type SignedOptions } from "../../../../../runtime/src/cache/stores/signed.node.ts";
import { names, buildCached } from "../build-cached.ts";
import { testStore } from "./conformance.ts";
import { makeFolder, messageOf } from "./scratch.ts";

const key = "a secret of more than 16 bytes";
const KEY = "records/01234567";
const text = Buffer.from("some bytes");
const scratch = makeFolder();
let count = 0;

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(process, "emitWarning").mockImplementation((warning) => void warnings.push(String(warning)));
});
afterEach(() => vi.restoreAllMocks());

describe.each<readonly [name: string, create: () => CacheStore]>([
  ["memory", () => signed(memory(), { key })],
  ["a folder", () => signed(folder(`${scratch}/${count++}`), { keys: [key, "another secret of many bytes"] })],
])("a signed store in %s", (_, create) => {
  testStore(create);
});

it("writes the HMAC of key and bytes after the bytes", async () => {
  const inside = memory();
  await signed(inside, { key: Buffer.from(key) }).put(KEY, [text, text]);
  const mac = createHmac("sha256", key)
    .update(`icosian store 1\0${KEY}\0${text.toString().repeat(2)}`)
    .digest();
  expect(Buffer.from(inside.get(KEY)!)).toEqual(Buffer.concat([text, text, mac]));
});

it("refuses whatever is changed, in any byte, or moved to another key", () => {
  const inside = memory();
  const store = signed(inside, { key });
  void store.put(KEY, text);
  const right = inside.get(KEY)!;
  fc.assert(
    fc.property(fc.nat(right.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const changed = right.slice();
      changed[index]! ^= change;
      inside.put(KEY, changed);
      expect(store.get(KEY)).toBeUndefined();
      expect(store.has(KEY)).toBe(false);
    }),
  );
  for (const bytes of [right.subarray(1), right.subarray(0, -1), new Uint8Array(), text, new Uint8Array(32)]) {
    inside.put(KEY, bytes);
    expect(store.get(KEY)).toBeUndefined();
  }
  inside.put("records/89abcdef", right);
  inside.put("runs/x", right);
  expect(store.get("records/89abcdef")).toBeUndefined();
  expect(store.get("runs/x")).toBeUndefined();
  inside.put(KEY, right);
  expect(Buffer.from(store.get(KEY) as Uint8Array)).toEqual(text);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("An entry in the memory has no right signature (records/01234567)");
});

it("takes what any of its keys has signed, and signs by the first one", () => {
  const inside = memory();
  const [old, young] = ["the old secret, long enough", "the young secret, long enough"];
  void signed(inside, { key: old }).put(KEY, text);
  const both = signed(inside, { keys: [young, old] });
  expect(both.get(KEY)).toEqual(new Uint8Array(text));
  expect(signed(inside, { key: young }).get(KEY)).toBeUndefined();
  void both.put(KEY, text);
  expect(signed(inside, { key: young }).get(KEY)).toEqual(new Uint8Array(text));
  expect(signed(inside, { key: old }).get(KEY)).toBeUndefined();
});

it("compares a blob with its name, and removes one that is not what it says", () => {
  const inside = memory();
  const store = signed(inside, { key });
  const name = `blobs/${createHash("sha256").update(text).digest("hex")}`;
  void store.put(name, text);
  expect(inside.get(name)).toEqual(new Uint8Array(text));
  inside.put(name, Buffer.from("other bytes"));
  const reader = signed({ ...toReadOnly(inside) }, { key });
  expect(reader.get(name)).toBeUndefined();
  expect(inside.has(name)).toBe(true);
  expect(store.get(name)).toBeUndefined();
  expect(inside.has(name)).toBe(false);
});

function toReadOnly(store: CacheStore): CacheStore {
  return {
    isReadOnly: true,
    get: (name) => store.get(name),
    has: (name) => store.has(name),
    put: () => {},
    delete: () => {},
  };
}

it("has the abilities of the store inside, and no others", () => {
  const plain = signed(toReadOnly(memory()), { key });
  expect([plain.list, plain.claim, plain.isReadOnly, plain.isAsync]).toEqual([undefined, undefined, true, false]);
  const shared = signed(folder(`${scratch}/shared`, { sharesWork: true }), { key });
  expect(shared.name).toBe(`the folder ${scratch}/shared`);
  const claim = shared.claim!(KEY);
  expect(claim).not.toBeNull();
  expect(shared.claim!(KEY)).toBeNull();
  void shared.close();
  expect(shared.claim!(KEY)).not.toBeNull();
  void shared.close();
});

it.each<readonly [SignedOptions, string]>([
  [{}, "needs a secret as its `key`"],
  [{ keys: [] }, "needs a secret as its `key`"],
  [{ keys: "s3cret" as never }, "needs a secret as its `key`"],
  [{ key: "s3cret" }, "A key of `signed` has 6 bytes; it needs at least 16."],
  [{ keys: [key, "s3cret"] }, "has 6 bytes"],
  [{ key: 1234567890 as never }, "A key of `signed` is neither a text nor bytes."],
  [{ key, keys: [key] }, "has a `key` and `keys`"],
  [{ secret: "s3cret" } as never, "has no option `secret`"],
])("refuses options without quoting them: %#", (options, message) => {
  const told = messageOf(() => signed(memory(), options));
  expect(told).toContain(message);
  expect(told).not.toContain("s3cret");
  expect(messageOf(() => signed(undefined as never, { key }))).toContain("needs a store, not undefined");
});

describe("a cache with a signed store", () => {
  const SOURCE = `
    export const table = (seed: number): Float64Array => Float64Array.from({ length: 5000 }, (_, index) => index * seed);
    export const total = (table: Float64Array): number => table.reduce((sum, each) => sum + each, 0);`;
  const outputs = names("table", "total");

  it("serves what it has signed, and computes what an unsigned store has written", async () => {
    const inside = memory();
    const untrusted = await buildCached(SOURCE, { store: inside });
    await untrusted.run(outputs, { seed: 2 });
    const trusted = await buildCached(SOURCE, { store: signed(inside, { key }) });
    expect((await trusted.run(outputs, { seed: 2 })).computed).toEqual(["table", "total"]);
    expect(warnings).toHaveLength(1);
    const second = await buildCached(SOURCE, { store: signed(inside, { key }) });
    expect(await second.run(outputs, { seed: 2 })).toMatchObject({ served: ["table", "total"], computed: [] });
    // Somebody else gives the result of one computation to another.
    await trusted.run(outputs, { seed: 3 });
    const records = inside.list("records/");
    for (const record of records) inside.put(record, inside.get(records[0]!)!);
    const third = await buildCached(SOURCE, { store: signed(inside, { key }) });
    const { results } = await third.run(names("total"), { seed: 3 });
    expect(results).toEqual({ total: (3 * 5000 * 4999) / 2 });
  });
});
