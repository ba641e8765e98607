/** Random exported graphs. */
import fc from "fast-check";
import type { ExecutionExport, ExportedNode } from "../../../../../runtime/src/lineage/execution-export.ts";

const text = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("", "a", "</script>", "__proto__", "src/a.ts"));
const texts = fc.array(text, { maxLength: 3 });

const anyNode = fc.record({
  kind: fc.constantFrom<ExportedNode["kind"]>("input", "config", "function", "check", "loader", "collect"),
  type: text,
  tags: fc.dictionary(text, fc.oneof(text, texts)),
  documentation: text,
  codeVersion: fc.option(text),
  module: fc.option(fc.constantFrom("src/a.ts", "src/b.ts", "lib/c.ts")),
  source: fc.option(fc.constantFrom("src/a.ts:1:2", "src/b.ts:3:4", ":5")),
  madeFrom: fc.option(fc.record({ of: text, as: texts })),
  modifiers: texts,
  subdags: fc.constantFrom([], ["daily"], ["daily", "daily.clean"]),
  fanOut: fc.option(text),
  variants: texts,
  isAsync: fc.boolean(),
  isRemote: fc.boolean(),
  isCached: fc.boolean(),
  isOutput: fc.boolean(),
  isOverridden: fc.boolean(),
  strayNeeds: fc.constantFrom<readonly string[]>([], [], ["elsewhere"]),
});

/** Graphs of at most 12 nodes with cycles; sometimes a node needs what is not in the graph. */
export const anyGraph: fc.Arbitrary<ExecutionExport> = fc
  .uniqueArray(fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom("__proto__", "constructor", "a b")), {
    maxLength: 12,
  })
  .chain((names) =>
    fc.record({
      names: fc.constant(names.sort()),
      nodes: fc.array(anyNode, { minLength: names.length, maxLength: names.length }),
      edges: fc.array(
        fc.record({
          from: fc.nat(Math.max(0, names.length - 1)),
          to: fc.nat(Math.max(0, names.length - 1)),
          isOptional: fc.boolean(),
          collects: fc.boolean(),
        }),
        { maxLength: names.length === 0 ? 0 : 20 },
      ),
    }),
  )
  .map(({ names, nodes, edges }) => {
    const ends = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
    const exported = [...ends.values()]
      .sort((one, other) => one.from - other.from || one.to - other.to)
      .map((edge) => ({ ...edge, from: names[edge.from]!, to: names[edge.to]! }));
    const needsOf = (name: string, isOptional: boolean): readonly string[] =>
      exported.flatMap((edge) => (edge.to === name && edge.isOptional === isOptional ? [edge.from] : []));
    return {
      exportVersion: 1,
      nodes: nodes.map(({ strayNeeds, ...node }, index) => ({
        ...node,
        name: names[index]!,
        requiredDependencies: [...needsOf(names[index]!, false), ...strayNeeds],
        optionalDependencies: needsOf(names[index]!, true),
      })),
      edges: exported,
    };
  });
