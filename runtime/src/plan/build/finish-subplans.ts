/** Combines subplans into one plan: each subplan of a fan-out becomes one task of its outer subplan. */
import { completePlan } from "./make-plan.js";
import { orderByNeeds } from "./order-by-needs.js";
import type { GivenValue, Output, Plan, LoopBody, Task } from "../plan.js";
import type { Subplan, SubplanPosition } from "./subplan.js";

/**
 * Combines subplans.
 *
 * @param subplans - All subplans of the request; the run's own is the one without an outer subplan.
 * @returns Null if a subplan would have to wait for its own end.
 */
export function finishSubplans(
  subplans: readonly Subplan[],
  givens: readonly GivenValue[],
  outputs: readonly Output[],
): Plan | null {
  const passesOf = new Map<number, number[]>();
  for (const { position, collected } of subplans)
    if (position !== null && collected.length > 0)
      passesOf.set(position.fanOut.id, [...(passesOf.get(position.fanOut.id) ?? []), position.pass]);
  // From the innermost outwards, because an outer subplan must first know what its inner ones share.
  for (const subplan of subplans.toSorted((a, b) => b.depth - a.depth)) {
    const { position, collected, shared, slotCount } = subplan;
    // A loop body whose values nothing collects is not needed.
    if (position !== null && collected.length === 0) continue;
    const tasks = orderTasks(subplan.tasks);
    if (tasks === null) return null;
    if (position === null) return completePlan({ slotCount, givens, outputs, tasks });
    const kept = [...shared, ...collected].map(({ inner }): Output => ({ slot: inner, name: "" }));
    const plan = completePlan({ slotCount, givens: [], outputs: kept, tasks });
    position.around.tasks.push(...toLoopBodyTasks(subplan, position, plan, passesOf.get(position.fanOut.id)!));
  }
  return null;
}

function orderTasks(tasks: readonly Task[]): readonly Task[] | null {
  const writers = new Map(tasks.map((task) => [task.slot, task]));
  return orderByNeeds(tasks, ({ reads }) => reads.flatMap((slot) => writers.get(slot) ?? []));
}

function toLoopBodyTasks(
  { item, shared, kept, collected }: Subplan,
  { around, fanOut, pass }: SubplanPosition,
  plan: Plan,
  passes: readonly number[],
): readonly Task[] {
  const { id, name, isAsync } = fanOut;
  const loopBody: LoopBody = {
    fanOut: id,
    isAsync,
    isFirst: pass === Math.min(...passes),
    isLast: pass === Math.max(...passes),
    plan,
    item: item.inner,
    shared: shared.map(({ inner }) => inner),
    kept: kept.map(({ inner }) => inner),
    collected: collected.map(({ inner }) => inner),
  };
  const isSingle = collected.length === 1;
  const slot = isSingle ? collected[0]!.list : around.addSlot();
  const reads = [item, ...shared, ...kept].map(({ outer }) => outer);
  const common = { id, name, isAsync: false, isSmall: false };
  const items: Task = { ...common, kind: "items", slot, reads, isPositional: false, loopBody, pick: 0 };
  if (isSingle) return [items];
  const picks = collected.map(({ list }, pick): Task => {
    return { ...common, kind: "pick", slot: list, reads: [slot], isPositional: true, loopBody: null, pick };
  });
  return [items, ...picks];
}
