/** What the rule about cycles says of a graph, after any edit, is what a walk from every node finds. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { LinkedDataflow } from "../../../../transformer/src/3-link/linked-dataflow.ts";
import { linkNodes } from "../../../../transformer/src/3-link/link-nodes.ts";
import type { LocatedDefinition } from "../../../../transformer/src/3-link/node.ts";
import { cycle } from "../../../../transformer/src/4-check/graph-rules/cycle.ts";

type Inputs = Readonly<Record<string, readonly string[]>>;

/** A dataflow of names, with as much as the rule looks at. */
function toDataflow(graph: Inputs): LinkedDataflow {
  const nodes = Object.entries(graph).map(([name, inputs]) => {
    const span = { start: 0, end: 0 };
    const parameters = inputs.map((input) => ({ kind: "positional", input: { name: input, nameSpan: span } }));
    // A cast because nothing else of a definition counts here.
    return {
      module: { file: "a.ts" },
      definition: { name, nameSpan: span, parameters },
    } as unknown as LocatedDefinition;
  });
  return linkNodes(nodes, new Set()) as LinkedDataflow;
}

function hasCycle(graph: Inputs): boolean {
  // The rule does not ask the oracle.
  return cycle.check(toDataflow(graph), null as never).length > 0;
}

function needsItself(name: string, graph: Inputs): boolean {
  const needed = new Set(graph[name]);
  for (const each of needed) for (const input of graph[each] ?? []) needed.add(input);
  return needed.has(name);
}

const NAMES = ["a", "b", "c", "d", "e", "f"];
const graphs = fc.dictionary(fc.constantFrom(...NAMES), fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }));

it("agrees on random graphs and edits", () => {
  const counts = { acyclic: 0, cyclic: 0 };
  fc.assert(
    fc.property(graphs, graphs, (before, edit) => {
      fc.pre(!hasCycle(before));
      const after = { ...before, ...edit };
      expect(hasCycle(after)).toBe(Object.keys(after).some((name) => needsItself(name, after)));
      counts[hasCycle(after) ? "cyclic" : "acyclic"]++;
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(Math.min(counts.acyclic, counts.cyclic)).toBeGreaterThan(100);
});

it("a node that is taken away leaves no cycle", () => {
  expect(hasCycle({ a: ["b"], b: ["a"] })).toBe(true);
  expect(hasCycle({ a: ["b"] })).toBe(false);
});
