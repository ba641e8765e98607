/** Random dataflows with fan-outs as data, in which every node has one place among them. */
import fc from "fast-check";
import { PRIME } from "./random-dataflow.ts";

/** One node; it computes `seed + Σ weight × input`, where a list counts as a number that depends on its order. */
export interface FanOutNode {
  readonly name: string;
  /** How many items it gives, at most; null for a node that does not fan out. */
  readonly items: number | null;
  readonly source: "list" | "generator" | "async generator" | "promised list";
  readonly isAsync: boolean;
  readonly seed: number;
  readonly inputs: readonly FanOutInput[];
  /** The fan-outs that it is computed once an item of, the outermost first. */
  readonly path: readonly string[];
}

/** One input of such a node. */
export interface FanOutInput {
  readonly name: string;
  readonly collects: boolean;
  readonly weight: number;
}

/** A dataflow and a request to it. */
export interface FanOutCase {
  readonly nodes: readonly FanOutNode[];
  readonly outputs: readonly string[];
  readonly overrides: Readonly<Record<string, number | readonly number[]>>;
  readonly concurrency: number;
}

type Draft = Omit<FanOutNode, "path">;

/** A node with what it was placed by: the fan-outs that were collected on the way to it. */
interface Placed extends FanOutNode {
  readonly collected: ReadonlySet<string>;
}

const draft = (index: number): fc.Arbitrary<Draft> =>
  fc.record({
    name: fc.constant(`node${index}`),
    items: fc.option(fc.nat(3), { freq: 2 }),
    source: fc.constantFrom("list", "generator", "async generator", "promised list"),
    isAsync: fc.boolean(),
    seed: fc.nat(PRIME),
    inputs: fc.uniqueArray(
      fc.record({
        name: index === 0 ? fc.constant("start") : fc.nat(index - 1).map((earlier) => `node${earlier}`),
        collects: fc.boolean(),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: ({ name, collects }) => `${name} ${collects}`, maxLength: 4 },
    ),
  });

/** Dataflows in which inputs that make no sense are left out. */
export const fanOutCase: fc.Arbitrary<FanOutCase> = fc
  .integer({ min: 1, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => draft(index))))
  .chain((drafts) => {
    const nodes = place(drafts);
    const names = nodes.map(({ name }) => name);
    const overrides = nodes.map(({ name, items }) =>
      fc.record({
        name: fc.constant(name),
        value: items === null ? fc.nat(PRIME) : fc.array(fc.nat(9), { maxLength: 3 }),
      }),
    );
    return fc.record({
      nodes: fc.constant(nodes),
      outputs: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      overrides: fc
        .uniqueArray(fc.oneof(...overrides), { selector: ({ name }) => name, maxLength: 2 })
        .map((all) => Object.fromEntries(all.map(({ name, value }) => [name, value]))),
      concurrency: fc.constantFrom(1, 2, 5, Infinity),
    });
  });

/** Keeps of each node's inputs those that go together, in their order. */
function place(drafts: readonly Draft[]): readonly FanOutNode[] {
  const placed = new Map<string, Placed>();
  for (const each of drafts) {
    let node: Placed = { ...each, inputs: [], path: [], collected: new Set() };
    for (const input of each.inputs) node = withInput(node, input, placed.get(input.name)) ?? node;
    placed.set(each.name, node);
  }
  return [...placed.values()];
}

/** Null where the input makes no sense. */
function withInput(node: Placed, input: FanOutInput, from: Placed | undefined): Placed | null {
  if (from === undefined) return input.collects ? null : { ...node, inputs: [...node.inputs, input] };
  const around = from.items === null ? from.path : [...from.path, from.name];
  if (input.collects && around.length === 0) return null;
  const path = input.collects ? around.slice(0, -1) : around;
  const [short, long] = path.length < node.path.length ? [path, node.path] : [node.path, path];
  const collected = new Set([...node.collected, ...from.collected, ...(input.collects ? around.slice(-1) : [])]);
  if (short.some((name, depth) => name !== long[depth]) || long.some((name) => collected.has(name))) return null;
  return { ...node, inputs: [...node.inputs, input], path: long, collected };
}
