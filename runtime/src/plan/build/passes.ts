/** Stages: which values come before which, where the items of fan-outs have to be gone through more than once. */
import { baseOf, NO_FAN_OUT, type Homes } from "../../graph/fan-outs.js";
import type { Graph } from "../../graph/graph.js";
import { rowOf } from "../../graph/rows.js";
import type { Needs } from "./trace-needs.js";

/** The stages of the values of a plan. */
export interface Stages {
  /** The stage in which a variable is computed. */
  of(id: number): number;
  /** The stages of what is computed once an item of a fan-out, and of what the items are collected for; the first first. */
  within(fanOut: number): readonly number[];
}

/** Everything at once: each fan-out's items are gone through a single time. */
export const ONE_STAGE: Stages = { of: () => 0, within: () => [0] };

/**
 * The stages for fan-outs of which one collects from the other and the other from the one.
 *
 * What reads a list comes in a later stage than what the list is made of. So what is done once an item in one stage never
 * waits for what is done once an item of another fan-out in the same stage. O(needed variables + their edges), times the
 * depth of nesting.
 */
export function toStages({ variables, dependencies, levels }: Graph, homes: Homes, { order, originOf }: Needs): Stages {
  const stages = new Map<number, number>();
  const within = new Map<number, Set<number>>();
  const stageOf = (id: number): number => stages.get(id) ?? 0;

  function addWithin(fanOut: number, stage: number): void {
    for (let each = fanOut; each !== NO_FAN_OUT; each = homes.fanOuts[each]!) {
      const known = within.get(each);
      if (known === undefined) within.set(each, new Set([stage]));
      else known.add(stage);
    }
  }

  // A fan-out comes before all that is inside, also where something in between is given.
  for (const id of order.toSorted((a, b) => levels[a]! - levels[b]!)) {
    const variable = variables[id]!;
    const home = homes.fanOuts[id]!;
    const isComputed = originOf.get(id) === "computed" && variable.kind === "node";
    let stage = home === NO_FAN_OUT ? 0 : stageOf(home);
    if (isComputed)
      rowOf(dependencies, id).forEach((dependency, input) => {
        const base = baseOf(homes, dependency);
        const collects = base !== NO_FAN_OUT && variable.definition.inputs[input]?.collects === true;
        if (collects && base === dependency) addWithin(base, stageOf(base));
        stage = Math.max(stage, stageOf(dependency) + (collects ? 1 : 0));
      });
    stages.set(id, stage);
    addWithin(home, stage);
  }
  const sorted = new Map(Array.from(within, ([id, all]) => [id, [...all].sort((a, b) => a - b)]));
  return { of: stageOf, within: (fanOut) => sorted.get(fanOut) ?? [stageOf(fanOut)] };
}
