/** Distances in graphs are those that a naive relaxation finds. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findDistances } from "@icosian/runtime/tooling";

const names = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
const graphs = fc.record({
  edges: fc.array(fc.record({ from: names, to: names, isOptional: fc.boolean(), collects: fc.boolean() }), {
    maxLength: 20,
  }),
  start: fc.uniqueArray(names, { maxLength: 3 }),
  hops: fc.oneof(fc.nat(4), fc.constant(Infinity)),
});

it("are the lengths of the shortest ways, in both directions", () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom("upstream" as const, "downstream" as const), ({ edges, start, hops }, way) => {
      const naive = new Map(start.map((name) => [name, 0]));
      for (let round = 0; round < 10; round++)
        for (const { from, to } of edges) {
          const [near, far] = way === "downstream" ? [from, to] : [to, from];
          const distance = (naive.get(near) ?? Infinity) + 1;
          if (distance < (naive.get(far) ?? Infinity)) naive.set(far, distance);
        }
      const expected = [...naive].filter(([, distance]) => distance <= hops);
      const found = [...findDistances({ edges }, way, start, hops)];
      expect(new Map(found)).toEqual(new Map(expected));
      const order = found.map(([, distance]) => distance);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
  );
});

it("of a chain of 100,000 nodes need no recursion", () => {
  const edges = Array.from({ length: 100_000 }, (_, index) => {
    return { from: `n${index}`, to: `n${index + 1}`, isOptional: false, collects: false };
  });
  expect(findDistances({ edges }, "downstream", ["n0"], Infinity).get("n100000")).toBe(100_000);
});
