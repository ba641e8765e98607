/** The naive evaluator of fan-outs: recursion without sharing, everything in lists. */
import { PRIME } from "./random-dataflow.ts";
import type { FanOutCase, FanOutNode } from "./random-fan-outs.ts";

/** The items that are looked at, by fan-out. */
type Items = Readonly<Record<string, number>>;

/** A value, or for what is inside fan-outs lists of lists of values. */
export type Nested = number | readonly Nested[];

/** What a list counts as where a number is needed. */
export function toNumber(list: readonly number[]): number {
  return list.reduce((sum, value, index) => (sum + (index + 1) * (value + 1)) % PRIME, 0);
}

/** The items that a fan-out gives. */
export function toItems(total: number, atMost: number): readonly number[] {
  return Array.from({ length: total % (atMost + 1) }, (_, index) => (total + index) % PRIME);
}

/** The outputs of a case. */
export function evaluateFanOuts({ nodes, outputs, overrides }: FanOutCase): Readonly<Record<string, Nested>> {
  const byName = new Map(nodes.map((node) => [node.name, node]));

  function totalOf(node: FanOutNode, items: Items): number {
    return node.inputs.reduce((sum, { name, collects, weight }) => {
      const value = collects ? toNumber(listOf(name, items)) : valueOf(name, items);
      return (sum + weight * value) % PRIME;
    }, node.seed);
  }

  function valueOf(name: string, items: Items): number {
    const node = byName.get(name);
    if (node === undefined) return 1;
    return node.items === null ? ((overrides[name] as number | undefined) ?? totalOf(node, items)) : items[name]!;
  }

  function itemsOf(fanOut: string, items: Items): readonly number[] {
    const node = byName.get(fanOut)!;
    return (overrides[fanOut] as readonly number[] | undefined) ?? toItems(totalOf(node, items), node.items!);
  }

  function listOf(name: string, items: Items): readonly number[] {
    const fanOut = pathOf(name).at(-1)!;
    return itemsOf(fanOut, items).map((item) => valueOf(name, { ...items, [fanOut]: item }));
  }

  function pathOf(name: string): readonly string[] {
    const { path, items } = byName.get(name)!;
    return items === null ? path : [...path, name];
  }

  function nest(name: string, [fanOut, ...inner]: readonly string[], items: Items): Nested {
    if (fanOut === undefined) return valueOf(name, items);
    return itemsOf(fanOut, items).map((item) => nest(name, inner, { ...items, [fanOut]: item }));
  }

  return Object.fromEntries(outputs.map((name) => [name, nest(name, pathOf(name), {})]));
}
