/** Random dataflows as data: what the source generator writes and the naive evaluator evaluates. */
import fc from "fast-check";

/** Every way to write a definition. */
const FORMS = ["declaration", "arrow", "function expression", "node call", "static method", "renamed export"] as const;

/** One node; it computes `seed + Σ weight × input`, modulo a prime, where an absent input counts as its default. */
export interface RandomNode {
  readonly name: string;
  readonly form: (typeof FORMS)[number];
  readonly isAsync: boolean;
  readonly hasContext: boolean;
  readonly seed: number;
  readonly inputs: readonly RandomInput[];
  /** Which of the modules has it. */
  readonly module: number;
}

/** One input of a random node. */
export interface RandomInput {
  readonly name: string;
  readonly weight: number;
  /** Null for a required input. */
  readonly fallback: number | null;
  readonly isNamed: boolean;
}

/** A dataflow and a request to it. */
export interface RandomCase {
  readonly nodes: readonly RandomNode[];
  readonly moduleCount: number;
  readonly outputs: readonly string[];
  readonly inputs: Readonly<Record<string, number>>;
  readonly overrides: Readonly<Record<string, number>>;
  readonly concurrency: number;
}

/** Where the arithmetic of random nodes happens. */
export const PRIME: number = 10_007;

const EXTERNAL_INPUTS = ["year", "week", "spend", "signups"];
const MODULES = 3;

/** A dataflow without cycles, and a request in which nothing is missing. */
export const randomCase: fc.Arbitrary<RandomCase> = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => randomNode(index))))
  .chain((nodes) => {
    const names = nodes.map(({ name }) => name);
    return fc.record({
      nodes: fc.shuffledSubarray(nodes, { minLength: nodes.length }),
      moduleCount: fc.constant(MODULES),
      outputs: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      inputs: fc
        .tuple(...EXTERNAL_INPUTS.map((name) => fc.record({ name: fc.constant(name), value: fc.nat(PRIME) })))
        .map((entries) => Object.fromEntries(entries.map(({ name, value }) => [name, value]))),
      overrides: fc.dictionary(fc.constantFrom(...names), fc.nat(PRIME), { maxKeys: 2 }),
      concurrency: fc.constantFrom(1, 2, Infinity),
    });
  })
  .map((each) => ({ ...each, inputs: keepUsed(each.nodes, each.inputs) }));

function randomNode(index: number): fc.Arbitrary<RandomNode> {
  const earlier = [...EXTERNAL_INPUTS, ...Array.from({ length: index }, (_, id) => `node${id}`)];
  const input = fc.record({
    name: fc.constantFrom(...earlier, "absent"),
    weight: fc.integer({ min: 1, max: 9 }),
    fallback: fc.option(fc.nat(99)),
    isNamed: fc.boolean(),
  });
  return fc.record({
    name: fc.constant(`node${index}`),
    form: fc.constantFrom(...FORMS),
    isAsync: fc.boolean(),
    hasContext: fc.boolean(),
    seed: fc.nat(PRIME),
    // Nothing provides the input `absent`, so it has to be optional.
    inputs: fc.uniqueArray(
      input.filter(({ name, fallback }) => name !== "absent" || fallback !== null),
      {
        selector: ({ name }) => name,
        maxLength: 6,
      },
    ),
    module: fc.nat(MODULES - 1),
  });
}

/** An input that no node uses would be a mistake. */
function keepUsed(
  nodes: readonly RandomNode[],
  inputs: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const used = new Set(nodes.flatMap((node) => node.inputs.map(({ name }) => name)));
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => used.has(name)));
}
