/** Creates the plan of a request of which a part is computed once per item. */
import { baseOf, NO_FAN_OUT, type FanOuts } from "../../graph/fan-outs.js";
import type { Graph } from "../../graph/graph.js";
import { isCollecting } from "../../graph/plain-definition.js";
import { rowOf } from "../../graph/rows.js";
import { ABSENT_SLOT, type GivenValue, type Output, type Plan } from "../plan.js";
import { finishSubplans } from "./finish-subplans.js";
import { findSlot, Subplan, type FanOutNode } from "./subplan.js";
import { toNodeTask } from "./to-node-task.js";
import { ONE_PASS, toPasses, type Passes } from "./passes.js";
import type { Needs } from "../../graph/trace-needs.js";

/**
 * Creates the plan of a request in which nothing is missing. O(needed variables + their edges), times the depth to
 * which fan-outs are nested.
 *
 * Each variable has its task in the subplan in which it is computed. A subplan shares the values of its outer subplan;
 * a collected value leaves it as a list. Only if fan-outs wait for lists of each other, their items are processed in
 * several passes, and the values that later passes need are kept.
 *
 * @param names - The outputs; a name that is not a variable of the graph is an input that is returned unchanged.
 */
export function makeFanOutPlan(graph: Graph, fanOuts: FanOuts, needs: Needs, names: readonly string[]): Plan {
  const plan = makeInPasses(graph, fanOuts, needs, names, ONE_PASS);
  // A cast because with passes nothing waits for itself.
  return plan ?? (makeInPasses(graph, fanOuts, needs, names, toPasses(graph, fanOuts, needs)) as Plan);
}

function makeInPasses(
  { variables, ids, dependencies }: Graph,
  fanOuts: FanOuts,
  { order, originOf }: Needs,
  names: readonly string[],
  passes: Passes,
): Plan | null {
  const run = new Subplan(null);
  const subplans = new Map<string, Subplan>([["", run]]);
  const givens: GivenValue[] = [];
  for (const id of order) {
    const variable = variables[id]!;
    const origin = originOf.get(id)!;
    if (origin === "nowhere") continue;
    if (origin !== "computed") givens.push({ slot: run.slotOf(sourceKey(id)), name: variable.name, origin });
    else if (variable.kind === "node") {
      const subplan = subplanOf(fanOuts.enclosing[id]!, passes.of(id));
      const { inputs } = variable.definition;
      const reads = Array.from(rowOf(dependencies, id), (dependency, input) =>
        readFrom(subplan, dependency, isCollecting(inputs[input]!)),
      );
      subplan.tasks.push(toNodeTask(id, variable, subplan.slotOf(sourceKey(id)), reads));
    }
  }
  const outputs = names.map((name): Output => {
    const id = ids.get(name);
    if (id !== undefined) return { name, slot: readOutput(id) };
    const slot = run.addSlot();
    givens.push({ slot, name, origin: "inputs" });
    return { name, slot };
  });
  return finishSubplans([...subplans.values()], givens, outputs);

  /** The subplan of a fan-out's items in one pass. */
  function subplanOf(fanOut: number, pass: number): Subplan {
    if (fanOut === NO_FAN_OUT) return run;
    const subplanKey = `${fanOut} ${pass}`;
    const known = subplans.get(subplanKey);
    if (known !== undefined) return known;
    const all = passes.within(fanOut);
    const before = all[all.indexOf(pass) - 1];
    const previous = before === undefined ? null : subplanOf(fanOut, before);
    const around = subplanOf(fanOuts.enclosing[fanOut]!, pass);
    const subplan = new Subplan({ around, pass, previous, fanOut: toFanOutNode(fanOut) });
    subplans.set(subplanKey, subplan);
    if (previous === null) {
      const source =
        originOf.get(fanOut) === "computed" ? subplanOf(fanOuts.enclosing[fanOut]!, passes.of(fanOut)) : run;
      const outer = findSlot(around, source, sourceKey(fanOut));
      subplan.item = { inner: subplan.slotOf(String(fanOut)), outer };
    } else {
      findSlot(subplan, subplanOf(fanOut, all[0]!), String(fanOut));
      subplan.item = subplan.kept.pop()!;
    }
    return subplan;
  }

  /** The subplan that contains the value of a variable; for a fan-out, the subplan of its items. */
  function ownerOf(id: number): Subplan {
    return subplanOf(baseOf(fanOuts, id), fanOuts.fansOut[id] === 1 ? passes.within(id)[0]! : passes.of(id));
  }

  /**
   * The key of the value that a variable's function returns or the caller gives; for a fan-out, that is not yet an
   * item.
   */
  function sourceKey(id: number): string {
    return fanOuts.fansOut[id] === 1 ? `${id} items` : String(id);
  }

  function toFanOutNode(id: number): FanOutNode {
    const variable = variables[id]!;
    // A given value is never awaited, even if the replaced function is async.
    const isAsync = originOf.get(id) === "computed" && variable.kind === "node" && variable.definition.isAsync;
    return { id, name: variable.name, isAsync };
  }

  function readFrom(subplan: Subplan, id: number, collects: boolean): number {
    if (originOf.get(id) === "nowhere") return ABSENT_SLOT;
    const base = baseOf(fanOuts, id);
    if (!collects || base === NO_FAN_OUT) return readValue(subplan, id);
    const key = collect(id, 1);
    return findSlot(subplan, ownerOf(id).position!.around, key);
  }

  /**
   * The slot of a variable's value for one item of the fan-outs that enclose it. A given value is the same for all
   * items.
   */
  function readValue(subplan: Subplan, id: number): number {
    const isInside = fanOuts.fansOut[id] === 1 || originOf.get(id) === "computed";
    return findSlot(subplan, isInside ? ownerOf(id) : run, String(id));
  }

  function readOutput(id: number): number {
    let times = 0;
    for (let each = baseOf(fanOuts, id); each !== NO_FAN_OUT; each = fanOuts.enclosing[each]!) times++;
    if (originOf.get(id) === "nowhere") return ABSENT_SLOT;
    return times === 0 ? readValue(run, id) : run.slotOf(collect(id, times));
  }

  /**
   * Collects a variable's values out of the fan-outs around it.
   *
   * @param times - The number of fan-outs to leave, from the innermost outwards.
   * @returns The key of the list in the subplan around the last of them.
   */
  function collect(id: number, times: number): string {
    let key = "";
    let subplan = ownerOf(id);
    for (let left = 0; left < times; left++) {
      const { around } = subplan.position!;
      const from = subplan;
      const inner = left === 0 ? readValue(from, id) : from.slotOf(key);
      key = `${id} in ${left + 1}`;
      around.slotOf(key, (list) => from.collected.push({ inner, list }));
      subplan = around;
    }
    return key;
  }
}
