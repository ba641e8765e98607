/** Makes one plan of scopes: each but the run's own becomes one task of the scope around it. */
import type { NodeVariable } from "../graph/graph.js";
import type { NodeFunction } from "../manifest.js";
import { completePlan } from "./make-plan.js";
import { orderTasks } from "./order-tasks.js";
import type { Given, Output, Plan, Region, Task } from "./plan.js";
import type { Scope } from "./scope.js";

/** @param scopes - Of them the run's own is the one with nothing around it. */
export function finishScopes(scopes: readonly Scope[], givens: readonly Given[], outputs: readonly Output[]): Plan {
  const [run, ...inner] = scopes.toSorted((a, b) => a.depth - b.depth);
  // From the innermost outwards: only then all that a scope shares is known.
  for (const scope of inner.reverse()) scope.around!.tasks.push(...toRegionTasks(scope));
  return completePlan({ slotCount: run!.slotCount, givens, outputs, tasks: orderTasks(run!.tasks) });
}

function toRegionTasks(scope: Scope): readonly Task[] {
  const { around, source, shared, collected } = scope;
  // What nobody collects is not needed.
  if (around === null || source === null || collected.length === 0) return [];
  const kept = [...shared, ...collected].map(({ inner }): Output => ({ slot: inner, name: "" }));
  const region: Region = {
    fanOut: source.fanOut,
    plan: completePlan({
      slotCount: scope.slotCount,
      givens: [],
      outputs: kept,
      tasks: orderTasks(scope.tasks),
    }),
    item: scope.item,
    shared: shared.map(({ inner }) => inner),
    collected: collected.map(({ inner }) => inner),
  };
  const isSingle = collected.length === 1;
  const slot = isSingle ? collected[0]!.list : around.addSlot();
  const node = toHelper(source.fanOut, ["context"], () => undefined);
  const reads = [source.items, ...shared.map(({ outer }) => outer)];
  const picks = collected.map(({ list }, index): Task => {
    const pick = (lists: readonly unknown[]): unknown => lists[index];
    return { node: toHelper(source.fanOut, ["positional"], pick), slot: list, reads: [slot] };
  });
  return [{ node, slot, reads, region }, ...(isSingle ? [] : picks)];
}

/** A task of ours that stands under a fan-out's name. */
function toHelper(
  fanOut: NodeVariable,
  parameters: NodeVariable["definition"]["parameters"],
  own: NodeFunction,
): NodeVariable {
  return { ...fanOut, definition: { ...fanOut.definition, parameters, inputs: [], isAsync: false, function: own } };
}
