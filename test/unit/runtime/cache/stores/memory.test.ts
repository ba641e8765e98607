/** The store in memory keeps what was used last, within its limit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memory } from "../../../../../runtime/src/cache/stores/memory.ts";
import { messageOf } from "./scratch.ts";

const KEYS = ["00000000", "11111111", "22222222", "33333333", "44444444"].map((hex) => `records/${hex}`);

describe("memory", () => {
  it("removes what was used least recently, as a list does", () => {
    const use = fc.record({ key: fc.constantFrom(...KEYS), put: fc.option(fc.nat(500), { nil: null }) });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 60 }), fc.nat(2500), (uses, maxBytes) => {
        const store = memory({ maxBytes });
        // The latest one at the end. Each entry costs 200 bytes besides its own.
        let model: readonly { readonly key: string; readonly cost: number }[] = [];
        for (const { key, put } of uses) {
          const others = model.filter((each) => each.key !== key);
          const found = model.find((each) => each.key === key);
          if (put === null) {
            expect(store.get(key) !== undefined).toBe(found !== undefined);
            if (found !== undefined) model = [...others, found];
          } else {
            store.put(key, new Uint8Array(put));
            model = put + 200 > maxBytes ? others : [...others, { key, cost: put + 200 }];
            while (model.reduce((sum, { cost }) => sum + cost, 0) > maxBytes) model = model.slice(1);
          }
          expect(KEYS.filter((each) => store.has(each))).toEqual(
            KEYS.filter((each) => model.some(({ key }) => key === each)),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it("keeps 256 MB unless told otherwise", () => {
    const store = memory();
    for (let index = 0; index < 6; index++) store.put(`blobs/0000000${index}`, new Uint8Array(50_000_000));
    expect(store.list("")).toHaveLength(5);
    expect(store.has("blobs/00000000")).toBe(false);
  });

  it("keeps nothing, or everything", () => {
    const nothing = memory({ maxBytes: 0 });
    nothing.put("runs/x", new Uint8Array(0));
    expect(nothing.has("runs/x")).toBe(false);
    const everything = memory({ maxBytes: Infinity });
    everything.put("runs/x", new Uint8Array(10));
    expect(everything.has("runs/x")).toBe(true);
  });

  it.each([
    [{ maxBytes: "1GB" }, '`maxBytes` of `memory` is "1GB"; give a number of bytes, or Infinity'],
    [{ maxBytes: Number.NaN }, "`maxBytes` of `memory` is NaN"],
    [{ maxBytes: -1 }, "`maxBytes` of `memory` is -1"],
    [{ size: 1 }, "`memory` has no option `size`. The only option is `maxBytes`."],
    [3, "`memory` takes options in an object, not 3."],
  ])("refuses %j", (options, message) => {
    // A cast, because these are mistakes.
    expect(messageOf(() => memory(options as object))).toContain(message);
  });
});
