/** Random dataflows with fan-outs as data, in which every node has one location among them. */
import fc from "fast-check";
import { PRIME } from "./random-dataflow.ts";

/** One node; it computes `seed + Σ weight × input`, where a list counts as a number that depends on its order. */
export interface FanOutNode {
  readonly name: string;
  /** How many items it gives, at most; null for a node that does not fan out. */
  readonly items: number | null;
  readonly source: "list" | "generator" | "async generator" | "promised list";
  readonly isAsync: boolean;
  /** Whether its declaration says that it is async, if it is. */
  readonly isDeclared: boolean;
  /** It fails where the remainder of what it computes by five is this. */
  readonly failsAt: number | null;
  readonly seed: number;
  readonly inputs: readonly FanOutInput[];
  /** The fan-outs that it is computed once an item of, the outermost first. */
  readonly path: readonly string[];
  /** The fan-outs that were collected on the way to it. */
  readonly collected: ReadonlySet<string>;
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

type Draft = Omit<FanOutNode, "path" | "collected">;

const draft = (index: number, mayFail: boolean): fc.Arbitrary<Draft> =>
  fc.record({
    name: fc.constant(`node${index}`),
    items: fc.option(fc.nat(4), { freq: 2 }),
    source: fc.constantFrom("list", "generator", "async generator", "promised list"),
    isAsync: fc.boolean(),
    isDeclared: fc.integer({ min: 0, max: 7 }).map((one) => one > 0),
    failsAt: mayFail ? fc.option(fc.nat(4), { freq: 2 }) : fc.constant(null),
    seed: fc.nat(PRIME),
    inputs: fc.uniqueArray(
      fc.record({
        name: index === 0 ? fc.constant("start") : fc.nat(index - 1).map((earlier) => `node${earlier}`),
        collects: fc.boolean(),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      {
        selector: ({ name, collects }) => `${name} ${collects}`,
        minLength: index === 0 ? 0 : 1,
        maxLength: 5,
        size: "max",
      },
    ),
  });

/** Dataflows in which inputs that make no sense are left out. */
export const fanOutCase: fc.Arbitrary<FanOutCase> = randomCase(false);

/** The same, with nodes that fail for some items; no two fan-outs collect from each other. */
export const failingCase: fc.Arbitrary<FanOutCase> = randomCase(true).filter(({ nodes }) => !isMutual(nodes));

function randomCase(mayFail: boolean): fc.Arbitrary<FanOutCase> {
  return fc
    .integer({ min: 1, max: 14 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => draft(index, mayFail))))
    .chain((drafts) => {
      const nodes = arrange(drafts);
      const names = nodes.map(({ name }) => name);
      const overrides = nodes.map(({ name, items }) =>
        fc.record({
          name: fc.constant(name),
          value: items === null ? fc.nat(PRIME) : fc.array(fc.nat(9), { maxLength: 3 }),
        }),
      );
      return fc.record({
        nodes: fc.constant(nodes),
        outputs: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4, size: "max" }),
        overrides: fc
          .uniqueArray(fc.oneof(...overrides), { selector: ({ name }) => name, maxLength: 2 })
          .map((all) => Object.fromEntries(all.map(({ name, value }) => [name, value]))),
        concurrency: fc.constantFrom(1, 2, 5, Infinity),
      });
    });
}

/** Whether what is done for the items of one fan-out may need a list of another one's, and the other way round. */
export function isMutual(nodes: readonly FanOutNode[]): boolean {
  const needs = (fanOut: string, other: string): boolean =>
    nodes.some(({ path, collected }) => path.includes(fanOut) && collected.has(other));
  const fanOuts = nodes.filter(({ items }) => items !== null).map(({ name }) => name);
  return fanOuts.some((one) => fanOuts.some((other) => one !== other && needs(one, other) && needs(other, one)));
}

/** Keeps of each node's inputs those that go together, in their order. */
function arrange(drafts: readonly Draft[]): readonly FanOutNode[] {
  const placed = new Map<string, FanOutNode>();
  for (const each of drafts) {
    let node: FanOutNode = { ...each, inputs: [], path: [], collected: new Set() };
    for (const input of each.inputs) node = withInput(node, input, placed.get(input.name)) ?? node;
    placed.set(each.name, node);
  }
  return [...placed.values()];
}

/** Null where the input makes no sense. */
function withInput(node: FanOutNode, input: FanOutInput, from: FanOutNode | undefined): FanOutNode | null {
  if (from === undefined) return input.collects ? null : { ...node, inputs: [...node.inputs, input] };
  const around = from.items === null ? from.path : [...from.path, from.name];
  if (input.collects && around.length === 0) return null;
  const path = input.collects ? around.slice(0, -1) : around;
  const [short, long] = path.length < node.path.length ? [path, node.path] : [node.path, path];
  const collected = new Set([...node.collected, ...from.collected, ...(input.collects ? around.slice(-1) : [])]);
  if (short.some((name, depth) => name !== long[depth]) || long.some((name) => collected.has(name))) return null;
  return { ...node, inputs: [...node.inputs, input], path: long, collected };
}
