/** What is inherited from the graph before an edit is what a look at the whole graph says. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { inheritAcyclic, isKnownAcyclic, noteAcyclic } from "../../../../../transformer/src/3-link/acyclic.ts";
import type { LinkedDataflow } from "../../../../../transformer/src/3-link/linked-dataflow.ts";
import type { LocatedDefinition } from "../../../../../transformer/src/3-link/node.ts";
import { cycle } from "../../../../../transformer/src/4-check/graph-rules/cycle.ts";

type Graph = Readonly<Record<string, readonly string[]>>;

/** A dataflow of names, with as much as the graph's rules look at. */
function toDataflow(graph: Graph): LinkedDataflow {
  const nodes = Object.entries(graph).map(([name, inputs]) => {
    const span = { start: 0, end: 0 };
    const parameters = inputs.map((input) => ({ kind: "positional", input: { name: input, nameSpan: span } }));
    // A cast because nothing else of a definition counts here.
    return [name, { module: { file: "a.ts" }, definition: { name, nameSpan: span, parameters } }] as unknown as [
      string,
      LocatedDefinition,
    ];
  });
  return { nodes: new Map(nodes) } as unknown as LinkedDataflow;
}

function hasCycle(graph: Graph): boolean {
  // The rule does not ask the oracle.
  return cycle.check(toDataflow(graph), null as never).length > 0;
}

const NAMES = ["a", "b", "c", "d", "e", "f"];
const graphs = fc.dictionary(fc.constantFrom(...NAMES), fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }));

it("agrees on random graphs and edits", () => {
  const counts = { inherited: 0, cyclic: 0 };
  fc.assert(
    fc.property(graphs, graphs, (before, edit) => {
      fc.pre(!hasCycle(before));
      const after = { ...before, ...edit };
      const [former, next] = [toDataflow(before), toDataflow(after)];
      noteAcyclic(former);
      inheritAcyclic(next, former);
      expect(isKnownAcyclic(next)).toBe(!hasCycle(after));
      counts[hasCycle(after) ? "cyclic" : "inherited"]++;
    }),
    { numRuns: 2000, seed: 1 },
  );
  expect(Math.min(counts.inherited, counts.cyclic)).toBeGreaterThan(100);
});

it("nothing is inherited from a graph that is not known", () => {
  const [before, after] = [toDataflow({ a: [] }), toDataflow({ a: [] })];
  inheritAcyclic(after, before);
  expect(isKnownAcyclic(after)).toBe(false);
});

it("a node that is taken away leaves no cycle", () => {
  const [before, after] = [toDataflow({ a: ["b"], b: [] }), toDataflow({ a: ["b"] })];
  noteAcyclic(before);
  inheritAcyclic(after, before);
  expect(isKnownAcyclic(after)).toBe(true);
});
