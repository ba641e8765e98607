/** Turns what a request needs into a plan, where some of it is done once an item. */
import { baseOf, NO_FAN_OUT, type Homes } from "../../graph/fan-outs.js";
import type { Graph, NodeVariable } from "../../graph/graph.js";
import { rowOf } from "../../graph/rows.js";
import { ABSENT_SLOT, type Given, type Output, type Plan } from "../plan.js";
import { finishScopes } from "./finish-scopes.js";
import { findSlot, Scope } from "./scope.js";
import { ONE_STAGE, toStages, type Stages } from "./passes.js";
import type { Needs } from "./trace-needs.js";

/**
 * Makes the plan of a request in which nothing is missing. O(needed variables + their edges), times the depth to which
 * fan-outs are nested.
 *
 * Each variable has its task in the scope that it is computed in. A value from around a scope is shared with it; what is
 * collected leaves it as a list. Only where fan-outs wait for lists of each other, their items are gone through in
 * stages, and what later ones need is kept.
 *
 * @param names - The outputs; a name that is no variable of the graph is an input that goes straight through.
 */
export function makeFanOutPlan(graph: Graph, homes: Homes, needs: Needs, names: readonly string[]): Plan {
  const plan = makeStaged(graph, homes, needs, names, ONE_STAGE);
  // A cast because nothing waits for itself in stages.
  return plan ?? (makeStaged(graph, homes, needs, names, toStages(graph, homes, needs)) as Plan);
}

function makeStaged(
  { variables, ids, dependencies }: Graph,
  homes: Homes,
  { order, originOf }: Needs,
  names: readonly string[],
  stages: Stages,
): Plan | null {
  const run = new Scope(null);
  const scopes = new Map<string, Scope>([["", run]]);
  const givens: Given[] = [];
  for (const id of order) {
    const variable = variables[id]!;
    const origin = originOf.get(id)!;
    if (origin === "nowhere") continue;
    if (origin !== "computed") givens.push({ slot: run.slotOf(sourceKey(id)), name: variable.name, origin });
    else if (variable.kind === "node") {
      const scope = scopeOf(homes.fanOuts[id]!, stages.of(id));
      const { inputs } = variable.definition;
      const reads = Array.from(rowOf(dependencies, id), (dependency, input) =>
        readFrom(scope, dependency, inputs[input]?.collects === true),
      );
      scope.tasks.push({ node: variable, slot: scope.slotOf(sourceKey(id)), reads });
    }
  }
  const outputs = names.map((name): Output => {
    const id = ids.get(name);
    if (id !== undefined) return { name, slot: readOutput(id) };
    const slot = run.addSlot();
    givens.push({ slot, name, origin: "inputs" });
    return { name, slot };
  });
  return finishScopes([...scopes.values()], givens, outputs);

  /** The scope of a fan-out's items. */
  function scopeOf(fanOut: number, stage: number): Scope {
    if (fanOut === NO_FAN_OUT) return run;
    const scopeKey = `${fanOut} ${stage}`;
    const known = scopes.get(scopeKey);
    if (known !== undefined) return known;
    const all = stages.within(fanOut);
    const before = all[all.indexOf(stage) - 1];
    const previous = before === undefined ? null : scopeOf(fanOut, before);
    const around = scopeOf(homes.fanOuts[fanOut]!, stage);
    const scope = new Scope({ around, stage, previous, fanOut: toNode(fanOut) });
    scopes.set(scopeKey, scope);
    if (previous === null) {
      const source = originOf.get(fanOut) === "computed" ? scopeOf(homes.fanOuts[fanOut]!, stages.of(fanOut)) : run;
      const outer = findSlot(around, source, sourceKey(fanOut));
      scope.item = { inner: scope.slotOf(String(fanOut)), outer };
    } else {
      findSlot(scope, scopeOf(fanOut, all[0]!), String(fanOut));
      scope.item = scope.kept.pop()!;
    }
    return scope;
  }

  /** The scope in which the value of a variable is there; of a fan-out for each of its items. */
  function ownerOf(id: number): Scope {
    return scopeOf(baseOf(homes, id), homes.fansOut[id] === 1 ? stages.within(id)[0]! : stages.of(id));
  }

  /** What a variable's own function, or the caller, gives: of a fan-out that is not yet an item. */
  function sourceKey(id: number): string {
    return homes.fansOut[id] === 1 ? `${id} items` : String(id);
  }

  function toNode(id: number): NodeVariable {
    const variable = variables[id]!;
    const located = variable.kind === "node" ? variable : variable.replaced!;
    // What is given need not be waited for, whatever the function is that it takes the place of.
    const isAsync = located.definition.isAsync && originOf.get(id) === "computed";
    const definition = { ...located.definition, isAsync };
    return { kind: "node", name: variable.name, module: located.module, definition };
  }

  function readFrom(scope: Scope, id: number, collects: boolean): number {
    if (originOf.get(id) === "nowhere") return ABSENT_SLOT;
    const base = baseOf(homes, id);
    if (!collects || base === NO_FAN_OUT) return readValue(scope, id);
    const key = collect(id, 1);
    return findSlot(scope, ownerOf(id).place!.around, key);
  }

  /** A variable's value for one item of whatever it is inside of; what is given is the same for all. */
  function readValue(scope: Scope, id: number): number {
    const isInside = homes.fansOut[id] === 1 || originOf.get(id) === "computed";
    return findSlot(scope, isInside ? ownerOf(id) : run, String(id));
  }

  function readOutput(id: number): number {
    let times = 0;
    for (let each = baseOf(homes, id); each !== NO_FAN_OUT; each = homes.fanOuts[each]!) times++;
    if (originOf.get(id) === "nowhere") return ABSENT_SLOT;
    return times === 0 ? readValue(run, id) : run.slotOf(collect(id, times));
  }

  /**
   * Lets a variable's values leave the fan-outs around it.
   *
   * @param times - How many they leave, from the innermost outwards.
   * @returns The key of the list in the scope around the last one.
   */
  function collect(id: number, times: number): string {
    let key = "";
    let scope = ownerOf(id);
    for (let left = 0; left < times; left++) {
      const { around } = scope.place!;
      const from = scope;
      const inner = left === 0 ? readValue(from, id) : from.slotOf(key);
      key = `${id} in ${left + 1}`;
      around.slotOf(key, (list) => from.collected.push({ inner, list }));
      scope = around;
    }
    return key;
  }
}
