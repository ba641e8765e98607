/** Random graphs to lay out: with cycles or without, flat or in nested groups, with loops and equal edges. */
import fc from "fast-check";
import type { LayoutGraph } from "../../../../../runtime/src/visualize/layout/layout-graph.ts";

/** What a random graph may have. */
export interface RandomLayoutOptions {
  readonly nodes: number;
  readonly groups?: number;
  readonly isAcyclic?: boolean;
}

/** Any graph; groups come before their members, so that parents have lower indexes. */
export function randomLayoutGraph({
  nodes,
  groups = 0,
  isAcyclic = false,
}: RandomLayoutOptions): fc.Arbitrary<LayoutGraph> {
  return fc.integer({ min: 0, max: groups }).chain((groupCount) =>
    fc
      .record({
        sizes: fc.array(fc.tuple(fc.integer({ min: 0, max: 160 }), fc.integer({ min: 0, max: 90 })), {
          maxLength: nodes,
        }),
        parentChoices: fc.array(fc.nat(), { minLength: groupCount + nodes, maxLength: groupCount + nodes }),
        ends: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: nodes * 3 }),
      })
      .map(({ sizes, parentChoices, ends }) => {
        const count = groupCount + sizes.length;
        const parents = Int32Array.from(
          { length: count },
          (_, node) => (parentChoices[node]! % (Math.min(node, groupCount) + 1)) - 1,
        );
        const leaves = [...parents.keys()].filter((node) => !parents.includes(node));
        const edges =
          leaves.length === 0 ? [] : ends.map(([a, b]) => [leaves[a % leaves.length]!, leaves[b % leaves.length]!]);
        const kept = isAcyclic
          ? edges.filter(([a, b]) => a !== b).map(([a, b]) => [Math.min(a!, b!), Math.max(a!, b!)])
          : edges;
        return {
          widths: Float64Array.from({ length: count }, (_, node) => sizes[node - groupCount]?.[0] ?? 50),
          heights: Float64Array.from({ length: count }, (_, node) => sizes[node - groupCount]?.[1] ?? 20),
          parents,
          from: Int32Array.from(kept, ([source]) => source!),
          to: Int32Array.from(kept, ([, target]) => target!),
        };
      }),
  );
}
