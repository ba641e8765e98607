/** Nodes that are linked again after edits have the graph that they have when they are linked anew. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { linkNodes, type LinkedNodes } from "../../transformer/src/3-link/link-nodes.ts";
import type { LocatedDefinition, NodeIr } from "../../transformer/src/3-link/node.ts";
import { relinkNodes } from "../../transformer/src/3-link/relink-nodes.ts";
import type { ModuleIr } from "../../transformer/src/ir/module.ts";

/** A node, as far as linking looks at it. */
interface PlainNode {
  readonly name: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly isOptional: boolean;
    readonly collects: boolean;
    readonly mayCollect: boolean;
  }[];
  readonly fansOut: boolean;
  /** How a config decides on it. */
  readonly choice: "certain" | "uncertain" | "otherwise";
  /** Where it stands, which changes with every edit above it. */
  readonly start: number;
}

const name = fc.constantFrom(..."abcdefghij".split(""));
const rarely = fc.integer({ min: 0, max: 9 }).map((value) => value === 0);
const inputs = fc.array(fc.record({ name, isOptional: rarely, collects: rarely, mayCollect: rarely }), {
  maxLength: 3,
});
const choice = fc.constantFrom("certain", "certain", "certain", "certain", "uncertain", "otherwise");
const start = fc.nat(9);
const node: fc.Arbitrary<PlainNode> = fc.record({ name, inputs, fansOut: rarely, choice, start });
const nodesOfOneName = fc.array(node, { maxLength: 9 });
const nodesOfOwnNames = fc.uniqueArray(node, { maxLength: 9, selector: (each) => each.name });

/** An edit of one node: its inputs, its location or everything; or of the list. */
const edit = fc.oneof(
  fc.record({ at: fc.nat(8), inputs }),
  fc.record({ at: fc.nat(8), start }),
  fc.record({ at: fc.nat(8), fansOut: fc.boolean() }),
  fc.record({ at: fc.nat(8), name }),
  fc.record({ at: fc.nat(8), choice }),
  fc.record({ added: node }),
  fc.record({ at: fc.nat(8), removed: fc.constant(true) }),
);

type Edit = typeof edit extends fc.Arbitrary<infer Each> ? Each : never;

const module = { file: "/nodes.ts" } as ModuleIr;

/** The locations of equal nodes are kept, as those of modules that are not edited. */
function toLocated({ name: own, inputs: all, fansOut, choice: chosen, start: at }: PlainNode): LocatedDefinition {
  const span = { start: at, end: at + 1 };
  const made = {
    isCertain: chosen !== "uncertain",
    otherwiseOf: chosen === "otherwise" ? 2 : null,
    fansOut,
  };
  const definition = {
    name: own,
    nameSpan: span,
    parameters: all.map((input) => ({ kind: "positional", input: { ...input, nameSpan: span } })),
    fansOut,
    ...(chosen !== "certain" && { made }),
  };
  // A cast, because linking looks at nothing else.
  return { module, definition: definition as unknown as NodeIr };
}

function apply(all: readonly PlainNode[], each: Edit): readonly PlainNode[] {
  if ("added" in each) return [...all, each.added];
  const { at, ...change } = each;
  if ("removed" in change) return all.filter((_, index) => index !== at);
  return all.map((own, index) => (index === at ? { ...own, ...change } : own));
}

/** All that a link consists of, in its order. */
function toComparable({ definitions, repeated, graph, possible, fanOutFaults }: LinkedNodes): unknown {
  const { ids, ...rest } = graph;
  const { dependencies, dependents } = possible;
  return { definitions, repeated: [...repeated], ids: [...ids], rest, dependencies, dependents, fanOutFaults };
}

it("are linked as if they were linked anew", () => {
  const counts = { relinked: 0, sameEdges: 0, all: 0 };
  fc.assert(
    fc.property(
      fc.oneof(nodesOfOwnNames, nodesOfOneName),
      fc.uniqueArray(name, { maxLength: 2 }),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (first, keys, edits) => {
        const configured = new Set(keys);
        let all: readonly PlainNode[] = first;
        let nodes: readonly LocatedDefinition[] = all.map(toLocated);
        let linked = linkNodes(nodes, configured);
        for (const each of edits) {
          const [before, located] = [all, nodes];
          all = apply(all, each);
          nodes = all.map((own, index) => (own === before[index] ? located[index]! : toLocated(own)));
          const relinked = relinkNodes(linked, nodes, configured);
          const anew = linkNodes(nodes, configured);
          if (relinked !== null) expect(toComparable(relinked)).toEqual(toComparable(anew));
          counts.all++;
          if (relinked !== null) counts.relinked++;
          if (relinked?.graph.dependencies === linked.graph.dependencies) counts.sameEdges++;
          linked = relinked ?? anew;
        }
      },
    ),
    { numRuns: 3000 },
  );
  // Otherwise nothing was compared.
  expect(counts.relinked).toBeGreaterThan(counts.all / 4);
  expect(counts.sameEdges).toBeGreaterThan(counts.all / 10);
});
