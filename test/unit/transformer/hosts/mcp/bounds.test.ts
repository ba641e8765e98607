/** Pages of lists: one after the other, they are the whole list. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { toPage, type ListPage } from "../../../../../transformer/dist/hosts/mcp/bounds.js";

it("are the whole list together, and each says where the next one begins", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 12 }), (all, limit) => {
      const seen: number[] = [];
      for (let offset: number | undefined = 0; offset !== undefined;) {
        const { items, rest, hint }: ListPage<number> = toPage(all, { limit, offset }, "name less");
        expect(rest.total).toBe(all.length);
        expect(items.length).toBeLessThanOrEqual(limit);
        expect(hint.includes("name less")).toBe(rest.nextOffset !== undefined);
        seen.push(...items);
        offset = rest.nextOffset;
      }
      expect(seen).toEqual(all);
    }),
  );
});

it("beyond the end are empty and say so", () => {
  expect(toPage([1, 2], { limit: 5, offset: 9 }, "name less")).toEqual({
    items: [],
    rest: { total: 2 },
    hint: "There are only 2; the offset is beyond.\n",
  });
});
