/** The naive model of the hooks of fan-outs: one item after the other, by plain recursion. */
import { checkTotal, Failure, toItems, toNumber, type Nested } from "./evaluate-fan-outs.ts";
import { PRIME } from "./random-dataflow.ts";
import type { FanOutCase, FanOutNode } from "./random-fan-outs.ts";

/** What `gracefulErrors` gives in place of a value. */
export const SENTINEL: null = null;

type Value = number | typeof SENTINEL;

/** The items that are looked at, by fan-out, the outermost first. */
type Scope = Readonly<Record<string, { readonly value: Value; readonly index: number }>>;

/** Everything that a run with `gracefulErrors` gives. */
export interface ItemPrediction {
  readonly values: Readonly<Record<string, Nested | null>>;
  /** One line per hook, in any order. */
  readonly lines: readonly string[];
}

/** Writes where a hook is called: `node1 0 > node3 2`. */
export function toPath(items: readonly { readonly fanOut: string; readonly index: number }[]): string {
  return items.map(({ fanOut, index }) => `${fanOut} ${index}`).join(" > ");
}

/** Predicts a run in which failures become sentinels. */
export function predictItems({ nodes, outputs, overrides }: FanOutCase): ItemPrediction {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const needed = new Set<string>();
  const lines: string[] = [];

  function need(name: string): void {
    if (needed.has(name) || !byName.has(name)) return;
    needed.add(name);
    const { path, inputs } = byName.get(name)!;
    for (const fanOut of path) need(fanOut);
    if (!Object.hasOwn(overrides, name)) for (const input of inputs) need(input.name);
  }

  function totalOf(node: FanOutNode, scope: Scope): Value {
    let total = node.seed;
    for (const { name, collects, weight } of node.inputs) {
      const value = collects ? toNumber(listOf(name, scope) as readonly number[]) : valueOf(name, scope);
      if (value === SENTINEL) return SENTINEL;
      total = (total + weight * value) % PRIME;
    }
    try {
      return checkTotal(total, node);
    } catch (error) {
      if (error instanceof Failure) return SENTINEL;
      throw error;
    }
  }

  function valueOf(name: string, scope: Scope): Value {
    const node = byName.get(name);
    if (node === undefined) return 1;
    if (node.items !== null) return scope[name]!.value;
    return (overrides[name] as number | undefined) ?? totalOf(node, scope);
  }

  function itemsOf(fanOut: string, scope: Scope): readonly Value[] {
    const node = byName.get(fanOut)!;
    if (Object.hasOwn(overrides, fanOut)) return overrides[fanOut] as readonly number[];
    const total = totalOf(node, scope);
    return total === SENTINEL ? [SENTINEL] : toItems(total, node.items!);
  }

  function listOf(name: string, scope: Scope): readonly Value[] {
    const fanOut = pathOf(name).at(-1)!;
    return itemsOf(fanOut, scope).map((value, index) => valueOf(name, { ...scope, [fanOut]: { value, index } }));
  }

  function pathOf(name: string): readonly string[] {
    const { path, items } = byName.get(name)!;
    return items === null ? path : [...path, name];
  }

  /** Everything that is computed for some items. */
  function visitAll(innermost: string | undefined, scope: Scope): void {
    const at = toPath(Object.entries(scope).map(([fanOut, { index }]) => ({ fanOut, index })));
    for (const name of needed) {
      const node = byName.get(name)!;
      if (node.path.at(-1) !== innermost) continue;
      if (!Object.hasOwn(overrides, name)) {
        const outcome = totalOf(node, scope) === SENTINEL ? "sentinel" : "computed";
        lines.push(`pre ${name} at ${at}`, `post ${name} at ${at}: ${outcome}`);
      }
      if (node.items !== null) visitItems(name, scope);
    }
  }

  function visitItems(fanOut: string, scope: Scope): void {
    const items = itemsOf(fanOut, scope);
    items.forEach((value, index) => {
      const inner: Scope = { ...scope, [fanOut]: { value, index } };
      const at = toPath(Object.entries(inner).map(([name, item]) => ({ fanOut: name, index: item.index })));
      lines.push(`preItem ${fanOut} at ${at}`, `postItem ${fanOut} at ${at}: true`);
      visitAll(fanOut, inner);
    });
    lines.push(`expand ${fanOut} ${items.length}`);
  }

  function nest(name: string, [fanOut, ...inner]: readonly string[], scope: Scope): Nested | null {
    if (fanOut === undefined) return valueOf(name, scope);
    const each = (value: Value, index: number): Nested | null =>
      nest(name, inner, { ...scope, [fanOut]: { value, index } });
    // A cast because a list with sentinels is one as well.
    return itemsOf(fanOut, scope).map(each) as readonly Nested[];
  }

  outputs.forEach(need);
  visitAll(undefined, {});
  return { values: Object.fromEntries(outputs.map((name) => [name, nest(name, pathOf(name), {})])), lines };
}
