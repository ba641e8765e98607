/** What every store of a cache does, as tests: by examples, and by random commands beside a Map. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { CacheStore } from "../../../../../runtime/src/cache/stores/cache-store.ts";

const KEYS = ["records/0123456789", "records/01234567ab", "records/ffffffff", "blobs/0123456789", "blobs/01234567ab"];
const RUNS = ["runs/a", "runs/2026-11-30t10.00.00_x"];

/** Bytes of a blob: always the same for a key. */
function blobOf(key: string): Uint8Array {
  return new TextEncoder().encode(key.repeat(3));
}

/**
 * Adds the tests of a store to a `describe`.
 *
 * @param create - Creates a store with nothing in it, with enough room for some hundred kilobytes.
 */
export function testStore(create: () => CacheStore): void {
  it("gives nothing of what was not put", async () => {
    const store = create();
    for (const key of [...KEYS, ...RUNS]) {
      expect(await store.get(key)).toBeUndefined();
      expect(await store.has(key)).toBe(false);
      await store.delete(key);
    }
    expect(await store.list!("")).toEqual([]);
  });

  it.each([0, 1, 7, 8, 4095, 4096, 4097, 100_001])("gives back %i bytes, in a buffer of their own", async (length) => {
    const store = create();
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + 3) % 251);
    await store.put("blobs/0123456789", bytes);
    const first = await store.get("blobs/0123456789");
    expect(Buffer.from(first!).equals(bytes)).toBe(true);
    expect(first!.constructor).toBe(Uint8Array);
    expect(first!.byteOffset).toBe(0);
    first!.fill(9);
    new Uint8Array(first!.buffer).fill(9);
    expect(Buffer.from((await store.get("blobs/0123456789"))!).equals(bytes)).toBe(true);
  });

  it("reads what it is given at once: its caller may change it afterwards", async () => {
    const store = create();
    const bytes = Buffer.from("before");
    await store.put("records/01234567", bytes);
    await store.put("records/89abcdef", [bytes.subarray(0, 3), bytes.subarray(3)]);
    bytes.fill("x");
    for (const key of ["records/01234567", "records/89abcdef"])
      expect(Buffer.from((await store.get(key))!).toString()).toBe("before");
  });

  it.each([
    ["no chunks", [], ""],
    ["empty chunks", ["", "", ""], ""],
    ["some empty chunks", ["", "ab", "", "c", ""], "abc"],
    ["many chunks", Array.from({ length: 3000 }, (_, index) => `${index},`), undefined],
  ])("joins %s", async (_, texts, expected = texts.join("")) => {
    const store = create();
    const chunks = texts.map((text) => Buffer.from(text));
    await store.put("records/01234567", chunks);
    expect(Buffer.from((await store.get("records/01234567"))!).toString()).toBe(expected);
  });

  it("takes a part of a larger buffer, and bytes of shared memory", async () => {
    const store = create();
    const shared = new Uint8Array(new SharedArrayBuffer(16)).fill(5);
    await store.put("blobs/01234567", shared);
    await store.put("blobs/89abcdef", Uint8Array.from([1, 2, 3, 4, 5]).subarray(1, 4));
    expect([...(await store.get("blobs/01234567"))!]).toEqual([...shared]);
    expect((await store.get("blobs/01234567"))!.buffer).toBeInstanceOf(ArrayBuffer);
    expect([...(await store.get("blobs/89abcdef"))!]).toEqual([2, 3, 4]);
  });

  it("replaces records and runs by shorter and longer ones", async () => {
    const store = create();
    for (const key of ["records/01234567", "runs/a"]) {
      for (const text of ["some text", "x", "", "a longer text than before"]) {
        await store.put(key, Buffer.from(text));
        expect(Buffer.from((await store.get(key))!).toString()).toBe(text);
      }
    }
  });

  it.each([
    "",
    "records",
    "records/",
    "records/0123456",
    "records/0123456G",
    "records/ABCDEF01",
    "records/01234567/x",
    "blobs/../../x",
    "/blobs/01234567",
    "blobs/01234567\n",
    "runs/",
    "runs/.",
    "runs/..",
    "runs/.hidden",
    "runs/-x",
    "runs/x.",
    "runs/a b",
    "runs/a/b",
    "runs/a\\b",
    "runs/a\0b",
    "runs/Ä",
    "other/01234567",
    "constructor",
    "__proto__",
    `records/${"a".repeat(113)}`,
  ])("refuses the key %j", async (key) => {
    const store = create();
    const attempts = [
      () => store.get(key),
      () => store.put(key, new Uint8Array(1)),
      () => store.has(key),
      () => store.delete(key),
    ];
    // Sync stores throw, and others may reject.
    for (const attempt of attempts) await expect((async () => attempt())()).rejects.toThrow("as a key");
  });

  it("takes the longest key", async () => {
    const store = create();
    for (const key of [`records/${"a".repeat(112)}`, `blobs/${"b".repeat(114)}`, `runs/${"c".repeat(115)}`]) {
      expect(key).toHaveLength(120);
      await store.put(key, Buffer.from(key));
      expect(Buffer.from((await store.get(key))!).toString()).toBe(key);
      expect(await store.list!(key)).toEqual([key]);
    }
  });

  it("ends what was begun before it is closed", async () => {
    const store = create();
    let ended = 0;
    const count = (): void => void ended++;
    const all = KEYS.flatMap((each) => [store.put(each, Buffer.from(each)), store.get(each)]);
    const counted = Promise.all(all.map((each) => Promise.resolve(each).then(count)));
    await store.close?.();
    // A store without connections has nothing to close.
    if (store.close === undefined) await counted;
    expect(ended).toBe(all.length);
  });

  it("does what a Map does", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 60 }), async (commands) => {
        const real = create();
        await fc.asyncModelRun(() => ({ model: new Map<string, Uint8Array>(), real }), commands);
        await real.close?.();
        runs++;
      }),
      { numRuns: 150 },
    );
    expect(runs).toBeGreaterThanOrEqual(150);
  });
}

/** What the store must have. */
type Model = Map<string, Uint8Array>;

type Command = fc.AsyncCommand<Model, CacheStore>;

function command(text: string, run: (model: Model, store: CacheStore) => Promise<void>): Command {
  return { check: () => true, run, toString: () => text };
}

const key = fc.constantFrom(...KEYS, ...RUNS);
const bytes = fc.uint8Array({ maxLength: 300 });
const prefix = fc.constantFrom(
  "",
  "r",
  "records",
  "records/",
  "records/0",
  "records/01",
  "records/0123456789",
  "blobs/",
  "blobs/01",
  "runs/",
  "runs/2",
  "x",
  "records//",
);

const COMMANDS = [
  fc.tuple(key, bytes, fc.nat(300)).map(([key, random, cut]) => {
    const content = key.startsWith("blobs/") ? blobOf(key) : random;
    const given = cut % 3 === 0 ? content : [content.subarray(0, cut), content.subarray(cut)];
    return command(`put ${key} ${content.length}`, async (model, store) => {
      await store.put(key, given);
      model.set(key, content);
    });
  }),
  key.map((key) => command(`get ${key}`, async (model, store) => expect(await store.get(key)).toEqual(model.get(key)))),
  key.map((key) => command(`has ${key}`, async (model, store) => expect(await store.has(key)).toBe(model.has(key)))),
  key.map((key) =>
    command(`delete ${key}`, async (model, store) => {
      await store.delete(key);
      model.delete(key);
    }),
  ),
  prefix.map((prefix) =>
    command(`list ${prefix}`, async (model, store) => {
      const expected = [...model.keys()].filter((key) => key.startsWith(prefix)).sort();
      expect([...(await store.list!(prefix))].sort()).toEqual(expected);
    }),
  ),
  fc.constant(command("close", async (_, store) => store.close?.())),
  fc.constant(command("maintain", async (_, store) => store.maintain?.())),
];
