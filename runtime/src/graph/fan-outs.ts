/** Fan-outs: which variables are computed once per run, and which once per item of a fan-out. */
import type { Edges } from "./edges.js";
import type { PlainDefinition } from "./plain-definition.js";
import { reach } from "./reach.js";
import { rowOf } from "./rows.js";

/** Marks variables that are computed once per run, because no fan-out encloses them. */
export const NO_FAN_OUT: number = -1;

/** The enclosing fan-out of each variable. */
export interface FanOuts {
  /**
   * For each variable its enclosing fan-out, or {@link NO_FAN_OUT}: the variable is computed once per item of the
   * innermost such fan-out. A fan-out does not enclose itself, but another fan-out may enclose it.
   */
  readonly enclosing: Int32Array;
  /** For each variable, 1 if it fans out and otherwise 0. */
  readonly fansOut: Uint8Array;
}

/** The part of a graph that `findFanOuts` reads. */
export interface FanOutGraph extends Edges {
  /** Whether each variable is a node or an external input. */
  readonly variables: readonly { readonly kind: "node" | "external" }[];
  /** The topological level of each variable. */
  readonly levels: Int32Array;
}

/** A combination of edges that is impossible. */
export type FanOutFault =
  /** An input collects a variable that no fan-out encloses. */
  | {
      readonly kind: "nothing-to-collect";
      /** The variable with the fault. */
      readonly id: number;
      /** The input that is collected. */
      readonly dependency: number;
    }
  /** A variable depends on items of two fan-outs, neither of which encloses the other. */
  | {
      readonly kind: "unrelated";
      readonly id: number;
      /** The two fan-outs. */
      readonly fanOuts: readonly [number, number];
    }
  /** A variable depends both on an item and on a value that is computed from all items together. */
  | {
      readonly kind: "item-and-all";
      readonly id: number;
      /** The fan-out of the item. */
      readonly fanOut: number;
      /** The variable that collects all items. */
      readonly collector: number;
    };

/** The fan-outs of a graph, and the faults that were found. */
export interface FoundFanOuts {
  /** Null if nothing fans out. */
  readonly fanOuts: FanOuts | null;
  /** The impossible combinations of edges; empty if there are none. */
  readonly faults: readonly FanOutFault[];
}

/**
 * Finds the enclosing fan-out of every variable of an acyclic graph, from the inputs to the outputs.
 *
 * O(variables + edges × depth of nesting), plus the variables downstream of each fan-out; without recursion.
 *
 * @param definitions - For each variable its definition, also that of a node which the config replaces.
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
      const { collects, isOptional, mayCollect } = definitions[id]!.inputs[input]!;
      // An optional input that no node gives may stand for nothing that is there, and then collects nothing either.
      if ((collects || mayCollect) && !(isOptional && graph.variables[dependency]!.kind === "external")) {
        if (fanOut === NO_FAN_OUT) {
          if (collects) faults.push({ kind: "nothing-to-collect", id, dependency });
        } else {
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

/** The fan-out with one value of the variable per item; for a variable that fans out, the variable itself. */
export function baseOf({ enclosing, fansOut }: FanOuts, id: number): number {
  return fansOut[id] === 1 ? id : enclosing[id]!;
}

/** Whether a fan-out is the given one or is nested inside it. Everything is inside {@link NO_FAN_OUT}. */
export function isWithin({ enclosing }: FanOuts, inner: number, outer: number): boolean {
  for (let each = inner; ; each = enclosing[each]!) {
    if (each === outer) return true;
    if (each === NO_FAN_OUT) return false;
  }
}

/** Finds variables inside a fan-out that would have to wait for the end of that fan-out. */
function findItemAndAll(
  { dependencies, dependents }: FanOutGraph,
  fanOuts: FanOuts,
  fanOut: number,
  collectors: readonly number[],
): readonly FanOutFault[] {
  const isReached = reach(dependents, collectors);
  const isBoth = (id: number): boolean => isReached[id] === 1 && isWithin(fanOuts, fanOuts.enclosing[id]!, fanOut);
  // If one such node depends on another, only the first one is reported.
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
