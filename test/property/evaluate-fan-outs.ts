/** The naive evaluator of fan-outs: recursion without sharing, everything in lists. */
import { PRIME } from "./random-dataflow.ts";
import type { FanOutCase, FanOutNode } from "./random-fan-outs.ts";

/** The items that are looked at, by fan-out. */
type Items = Readonly<Record<string, number>>;

/** A value, or for what is inside fan-outs lists of lists of values. */
export type Nested = number | readonly Nested[];

/** What a node throws. */
export class Failure extends Error {}

/** What a list counts as where a number is needed. */
export function toNumber(list: readonly number[]): number {
  return list.reduce((sum, value, index) => (sum + (index + 1) * (value + 1)) % PRIME, 0);
}

/** The items that a fan-out gives. */
export function toItems(total: number, atMost: number): readonly number[] {
  return Array.from({ length: total % (atMost + 1) }, (_, index) => (total + index) % PRIME);
}

/** @throws Failure where a node is to fail. */
export function checkTotal(total: number, { failsAt }: FanOutNode): number {
  if (total % 5 === failsAt) throw new Failure(String(total));
  return total;
}

/** The outputs, and how many items were left out. */
export interface Evaluated {
  readonly values: Readonly<Record<string, Nested>>;
  readonly leftOut: number;
}

/**
 * The outputs of a case.
 *
 * @param leavesOut - Whether items that fail are left out.
 * @throws Failure where anything that is needed fails, and is not left out.
 */
export function evaluateFanOuts({ nodes, outputs, overrides }: FanOutCase, leavesOut = false): Evaluated {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const needed = new Set<string>();
  const survivors = new Map<string, readonly number[]>();
  let leftOut = 0;

  function need(name: string): void {
    if (needed.has(name) || !byName.has(name)) return;
    needed.add(name);
    const { path, inputs } = byName.get(name)!;
    for (const fanOut of path) need(fanOut);
    if (!Object.hasOwn(overrides, name)) for (const input of inputs) need(input.name);
  }

  function totalOf(node: FanOutNode, items: Items): number {
    const total = node.inputs.reduce((sum, { name, collects, weight }) => {
      const value = collects ? toNumber(listOf(name, items)) : valueOf(name, items);
      return (sum + weight * value) % PRIME;
    }, node.seed);
    return checkTotal(total, node);
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

  /** Everything that is done once for these items: fails where any of it does. */
  function doAll(home: string | undefined, items: Items): void {
    for (const name of needed) {
      const { path, items: atMost } = byName.get(name)!;
      if (path.at(-1) !== home) continue;
      if (atMost === null) valueOf(name, items);
      else survivorsOf(name, items);
    }
  }

  function survivorsOf(fanOut: string, items: Items): readonly number[] {
    const key = JSON.stringify([fanOut, byName.get(fanOut)!.path.map((name) => items[name])]);
    const known = survivors.get(key);
    if (known !== undefined) return known;
    const found = itemsOf(fanOut, items).filter((item) => {
      try {
        doAll(fanOut, { ...items, [fanOut]: item });
        return true;
      } catch (error) {
        if (!leavesOut) throw error;
        leftOut++;
        return false;
      }
    });
    survivors.set(key, found);
    return found;
  }

  function listOf(name: string, items: Items): readonly number[] {
    const fanOut = pathOf(name).at(-1)!;
    // Whoever cannot collect from items as they are asks for them while they are done; only their values count then.
    const all = leavesOut ? survivorsOf(fanOut, items) : itemsOf(fanOut, items);
    return all.map((item) => valueOf(name, { ...items, [fanOut]: item }));
  }

  function pathOf(name: string): readonly string[] {
    const { path, items } = byName.get(name)!;
    return items === null ? path : [...path, name];
  }

  function nest(name: string, [fanOut, ...inner]: readonly string[], items: Items): Nested {
    if (fanOut === undefined) return valueOf(name, items);
    return survivorsOf(fanOut, items).map((item) => nest(name, inner, { ...items, [fanOut]: item }));
  }

  outputs.forEach(need);
  doAll(undefined, {});
  return { values: Object.fromEntries(outputs.map((name) => [name, nest(name, pathOf(name), {})])), leftOut };
}
