/** Data that are kept in a map. */
import { memory } from "@icosian/runtime/memory";
import { describe, expect, it } from "vitest";
import { collect, contextOf, messageOf } from "../scratch.ts";

const context = contextOf();

describe("memory", () => {
  it("gives back the very data, and describes tables", async () => {
    const store = new Map<string, unknown>();
    const data = { spend: Float64Array.of(1, 2), name: ["a", null] };
    const saved = await memory.save(data, { store, key: "weeks" }, context);
    const [loaded, metadata] = await memory.load({ store, key: "weeks" }, context);
    expect(loaded).toBe(data);
    expect(metadata).toEqual(Object.assign({}, saved, { durationMs: expect.any(Number) }));
    expect(saved).toMatchObject({ table: "weeks", rows: 2, bytes: null, checksum: null });
    expect(saved.columns).toEqual([
      { name: "spend", type: "number" },
      { name: "name", type: "string | null" },
    ]);
    expect(await collect((await memory.stream!({ store, key: "weeks" }, context))[0])).toEqual([
      { spend: 1, name: "a" },
      { spend: 2, name: null },
    ]);
  });

  it("keeps any value, and collects streams", async () => {
    const store = new Map<string, unknown>();
    await memory.save(5, { store, key: "five" }, context);
    await memory.save([1, 2].values(), { store, key: "list" }, context);
    expect((await memory.load({ store, key: "five" }, context))[0]).toBe(5);
    expect(store.get("list")).toEqual([1, 2]);
    expect(await collect((await memory.stream!({ store, key: "list" }, context))[0])).toEqual([1, 2]);
  });

  it.each([
    [
      "a missing key",
      () => memory.load({ store: new Map([["weeks", 1]]), key: "week" }, context),
      'memory "week": The store has no such key. Did you mean "weeks"?',
    ],
    ["an empty store", () => memory.load({ store: new Map(), key: "week" }, context), "It is empty."],
    [
      "an existing key",
      () => memory.save(1, { store: new Map([["a", 0]]), key: "a" }, context),
      "give `overwrite: true`",
    ],
    [
      "no store",
      () => memory.load({ store: {} as Map<string, unknown>, key: "a" }, context),
      "store: This must be a Map, not an object.",
    ],
    [
      "data without rows",
      () => memory.stream!({ store: new Map([["a", 5]]), key: "a" }, context),
      "The data are 5, which has no rows.",
    ],
    [
      "unequal columns",
      () => memory.save({ a: [1], b: [] }, { store: new Map(), key: "a" }, context),
      "`a` has 1, `b` has 0",
    ],
  ])("refuses %s", async (_, attempt, expected) => expect(await messageOf(attempt)).toContain(expected));

  it("keeps nothing of a stream that fails or is aborted", async () => {
    const store = new Map<string, unknown>();
    const aborted = contextOf(AbortSignal.abort(new Error("enough")));
    await expect(memory.save([1].values(), { store, key: "a" }, aborted)).rejects.toThrow("enough");
    expect(store.size).toBe(0);
  });
});
