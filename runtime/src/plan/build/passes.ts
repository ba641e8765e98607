/** Passes: the order of values if the items of fan-outs have to be processed more than once. */
import { baseOf, NO_FAN_OUT, type FanOuts } from "../../graph/fan-outs.js";
import type { Graph } from "../../graph/graph.js";
import { isCollecting } from "../../graph/plain-definition.js";
import { rowOf } from "../../graph/rows.js";
import type { Needs } from "../../graph/trace-needs.js";

/** The passes of the values of a plan. */
export interface Passes {
  /** The pass in which a variable is computed. */
  of(id: number): number;
  /**
   * The passes in which something is computed once per item of a fan-out or collected from its items, in ascending
   * order.
   */
  within(fanOut: number): readonly number[];
}

/** A single pass: the items of each fan-out are processed once. */
export const ONE_PASS: Passes = { of: () => 0, within: () => [0] };

/**
 * Finds the passes for fan-outs that collect from each other.
 *
 * A reader of a list is in a later pass than the values in the list. Therefore a value that is computed once per item
 * never waits, within its pass, for values of another fan-out's items. O(needed variables + their edges), times the
 * depth of nesting.
 */
export function toPasses(
  { variables, dependencies, levels }: Graph,
  fanOuts: FanOuts,
  { order, originOf }: Needs,
): Passes {
  const passes = new Map<number, number>();
  const within = new Map<number, Set<number>>();
  const passOf = (id: number): number => passes.get(id) ?? 0;

  function addWithin(fanOut: number, pass: number): void {
    for (let each = fanOut; each !== NO_FAN_OUT; each = fanOuts.enclosing[each]!) {
      const known = within.get(each);
      if (known === undefined) within.set(each, new Set([pass]));
      else known.add(pass);
    }
  }

  // A fan-out comes before everything that it encloses, even if something in between is given.
  for (const id of order.toSorted((a, b) => levels[a]! - levels[b]!)) {
    const variable = variables[id]!;
    const enclosing = fanOuts.enclosing[id]!;
    const isComputed = originOf.get(id) === "computed" && variable.kind === "node";
    let pass = enclosing === NO_FAN_OUT ? 0 : passOf(enclosing);
    if (isComputed)
      rowOf(dependencies, id).forEach((dependency, input) => {
        const base = baseOf(fanOuts, dependency);
        const collects = base !== NO_FAN_OUT && isCollecting(variable.definition.inputs[input]!);
        if (collects && base === dependency) addWithin(base, passOf(base));
        pass = Math.max(pass, passOf(dependency) + (collects ? 1 : 0));
      });
    passes.set(id, pass);
    addWithin(enclosing, pass);
  }
  const sorted = new Map(Array.from(within, ([id, all]) => [id, [...all].sort((a, b) => a - b)]));
  return { of: passOf, within: (fanOut) => sorted.get(fanOut) ?? [passOf(fanOut)] };
}
