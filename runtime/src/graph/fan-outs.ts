/** Fan-outs: which variables are computed once per run, and which once per item of what. */
import type { Edges } from "./edges.js";
import type { PlainDefinition } from "./plain-definition.js";
import { reach } from "./reach.js";
import { rowOf } from "./rows.js";

/** The enclosing fan-out of what is computed once per run: none. */
export const NO_FAN_OUT: number = -1;

/** Where each variable stands. */
export interface FanOuts {
  /**
   * For each variable its enclosing fan-out: the innermost one for each item of which it is computed; {@link NO_FAN_OUT}
   * for none. A fan-out does not enclose itself, but may have an enclosing fan-out of its own.
   */
  readonly enclosing: Int32Array;
  /** For each variable 1 where it fans out. */
  readonly fansOut: Uint8Array;
}

/** What `findFanOuts` reads of a graph. */
export interface FanOutGraph extends Edges {
  readonly variables: readonly { readonly kind: "node" | "external" }[];
  readonly levels: Int32Array;
}

/** Edges that make no sense. */
export type FanOutFault =
  /** An input collects what no fan-out is around. */
  | { readonly kind: "nothing-to-collect"; readonly id: number; readonly dependency: number }
  /** A variable depends on items of two fan-outs of which neither is inside the other. */
  | { readonly kind: "unrelated"; readonly id: number; readonly fanOuts: readonly [number, number] }
  /** A variable depends on an item, and on what is made of all items together. */
  | { readonly kind: "item-and-all"; readonly id: number; readonly fanOut: number; readonly collector: number };

/** Where variables stand, and what is wrong. */
export interface FoundFanOuts {
  /** Null where nothing fans out. */
  readonly fanOuts: FanOuts | null;
  readonly faults: readonly FanOutFault[];
}

/**
 * Finds the enclosing fan-out of every variable of a graph without cycles, from the inputs to the outputs.
 *
 * @param definitions - For each variable its definition, also that of a node which the config replaces.
 *
 * O(variables + edges × depth of nesting), and for each fan-out what is downstream of it; without recursion.
 */
export function findFanOuts(graph: FanOutGraph, definitions: readonly (PlainDefinition | null)[]): FoundFanOuts {
  const count = graph.levels.length;
  const enclosing = new Int32Array(count).fill(NO_FAN_OUT);
  // A value of the config that takes the place of a fan-out is what the fan-out gives: items.
  const fansOut = Uint8Array.from(definitions, (definition) => (definition?.fansOut ? 1 : 0));
  const fanOuts: FanOuts = { enclosing, fansOut };
  const faults: FanOutFault[] = [];
  const collectors = new Map<number, number[]>();
  for (const id of sortByLevel(graph.levels)) {
    const dependencies = rowOf(graph.dependencies, id);
    for (let input = 0; input < dependencies.length; input++) {
      const dependency = dependencies[input]!;
      let fanOut = baseOf(fanOuts, dependency);
      const { collects, isOptional } = definitions[id]!.inputs[input]!;
      // An optional input that no node gives may stand for nothing that is there, and then collects nothing either.
      if (collects && !(isOptional && graph.variables[dependency]!.kind === "external")) {
        if (fanOut === NO_FAN_OUT) faults.push({ kind: "nothing-to-collect", id, dependency });
        else {
          push(collectors, fanOut, id);
          fanOut = enclosing[fanOut]!;
        }
      }
      const own = enclosing[id]!;
      if (isWithin(fanOuts, fanOut, own)) enclosing[id] = fanOut;
      else if (!isWithin(fanOuts, own, fanOut)) faults.push({ kind: "unrelated", id, fanOuts: [own, fanOut] });
    }
  }
  for (const [fanOut, all] of collectors) faults.push(...findItemAndAll(graph, fanOuts, fanOut, all));
  return { fanOuts: fansOut.includes(1) ? fanOuts : null, faults };
}

/** The fan-out of whose items a variable's value is one a piece: of a fan-out itself, its own. */
export function baseOf({ enclosing, fansOut }: FanOuts, id: number): number {
  return fansOut[id] === 1 ? id : enclosing[id]!;
}

/** Whether a fan-out is another one, or inside it; everything is inside none. */
export function isWithin({ enclosing }: FanOuts, inner: number, outer: number): boolean {
  for (let each = inner; ; each = enclosing[each]!) {
    if (each === outer) return true;
    if (each === NO_FAN_OUT) return false;
  }
}

/** What is inside a fan-out cannot wait for the end of it. */
function findItemAndAll(
  { dependencies, dependents }: FanOutGraph,
  fanOuts: FanOuts,
  fanOut: number,
  collectors: readonly number[],
): readonly FanOutFault[] {
  const isReached = reach(dependents, collectors);
  const isBoth = (id: number): boolean => isReached[id] === 1 && isWithin(fanOuts, fanOuts.enclosing[id]!, fanOut);
  // Where one such node depends on another, the first tells it all.
  const first = Array.from(isReached.keys()).filter((id) => isBoth(id) && !rowOf(dependencies, id).some(isBoth));
  return first.map((id) => {
    const isUpstream = reach(dependencies, [id]);
    const collector = collectors.find((each) => isUpstream[each] === 1)!;
    return { kind: "item-and-all", id, fanOut, collector };
  });
}

function sortByLevel(levels: Int32Array): Int32Array {
  return Int32Array.from(levels.keys()).sort((a, b) => levels[a]! - levels[b]!);
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
