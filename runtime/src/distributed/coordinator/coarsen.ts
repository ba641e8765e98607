/** Lets what lies between remote nodes travel with them, so that its values need not come back in between. */
import type { Graph } from "../../graph/graph.js";
import type { AdaptedNode } from "../../lifecycle/lifecycle.js";
import { completePlan } from "../../plan/build/make-plan.js";
import type { Plan, PlanStep, Task } from "../../plan/plan.js";

/** What is known of the nodes of a plan. */
export interface CoarseningGround {
  /** The graph of the dataflow. */
  readonly graph: Graph;
  /** What adapters do to its nodes. */
  readonly nodes: ReadonlyMap<number, AdaptedNode>;
}

/**
 * Merges tasks: a node that stays, reads the value of a remote node, and is read by one remote node alone, travels with that
 * one. Whatever an adapter looks at stays where it is. O(tasks + reads), for each frame.
 *
 * @returns The plan itself if nothing can be merged.
 */
export function coarsen(plan: Plan, ground: CoarseningGround): Plan {
  let hasChanged = false;
  const inner = plan.tasks.map((task): Task => {
    if (task.loopBody === null) return task;
    const body = coarsen(task.loopBody.plan, ground);
    if (body === task.loopBody.plan) return task;
    hasChanged = true;
    return { ...task, loopBody: { ...task.loopBody, plan: body } };
  });
  const tasks = mergeTasks(inner, new Set(plan.outputs.map(({ slot }) => slot)), ground);
  if (tasks !== inner) hasChanged = true;
  const { slotCount, givens, outputs } = plan;
  return hasChanged ? completePlan({ slotCount, givens, outputs, tasks }) : plan;
}

function mergeTasks(tasks: readonly Task[], outputs: ReadonlySet<number>, ground: CoarseningGround): readonly Task[] {
  const bySlot = new Map(tasks.map((task) => [task.slot, task]));
  const readers = new Map<number, Set<Task>>();
  for (const task of tasks)
    for (const slot of task.reads) readers.set(slot, (readers.get(slot) ?? new Set()).add(task));
  /** By task that travels, the remote task with which it does. */
  const owners = new Map<Task, Task>();
  /** Tasks whose value comes from elsewhere, or would, so that what reads them lies behind a remote node. */
  const isBehind = new Set<Task>();
  for (const task of tasks)
    if (hasSent(task, ground) || task.reads.some((slot) => isBehind.has(bySlot.get(slot)!))) isBehind.add(task);
  // From the last one on, because a node travels with what reads it.
  for (const task of tasks.toReversed()) {
    if (outputs.has(task.slot) || !mayTravel(task, ground)) continue;
    if (!task.reads.some((slot) => isBehind.has(bySlot.get(slot)!))) continue;
    const own = new Set([...(readers.get(task.slot) ?? [])].map((reader) => owners.get(reader) ?? reader));
    const [owner] = own;
    if (own.size === 1 && owner !== undefined && mayTakeAlong(owner, ground)) owners.set(task, owner);
  }
  if (owners.size === 0) return tasks;
  const taken = new Map<Task, Task[]>();
  for (const task of tasks) {
    const owner = owners.get(task);
    if (owner !== undefined) taken.set(owner, [...(taken.get(owner) ?? []), task]);
  }
  return tasks.flatMap((task) => (owners.has(task) ? [] : [mergeTask(task, taken.get(task) ?? [])]));
}

function mergeTask(task: Task, companions: readonly Task[]): Task {
  if (companions.length === 0) return task;
  const reads: number[] = [];
  const stepOf = new Map<number, number>();
  const steps = [...companions, task].map(({ id, slot, reads: own }, at): PlanStep => {
    const inputs = own.map((read) => {
      const step = stepOf.get(read);
      if (step !== undefined) return ~step;
      if (!reads.includes(read)) reads.push(read);
      return reads.indexOf(read);
    });
    stepOf.set(slot, at);
    return { id, inputs };
  });
  return { ...task, reads, steps, isPositional: false };
}

/** Whether a node is sent elsewhere. */
function isSent({ id, kind }: Task, { nodes }: CoarseningGround): boolean {
  return kind === "node" && nodes.get(id)?.wrappers.some(({ sends }) => sends === true) === true;
}

/** Whether anything of a task is sent elsewhere. */
function hasSent(task: Task, ground: CoarseningGround): boolean {
  return isSent(task, ground) || task.loopBody?.plan.tasks.some((inner) => hasSent(inner, ground)) === true;
}

/** Whether others may travel with a remote node: nothing but `distribute` looks at its inputs. */
function mayTakeAlong(task: Task, ground: CoarseningGround): boolean {
  return isSent(task, ground) && ground.nodes.get(task.id)!.wrappers.length === 1 && !isObserved(task, ground);
}

/** Whether a node that is not remote may be computed elsewhere: it does nothing but compute, and nobody looks at it. */
function mayTravel(task: Task, ground: CoarseningGround): boolean {
  const variable = ground.graph.variables[task.id]!;
  if (task.kind !== "node" || variable.kind !== "node" || isSent(task, ground)) return false;
  const { fansOut, tags = {}, caching, wrappers = [], remote } = variable.definition;
  const isAdapter = tags["icosian.dataLoader"] !== undefined || tags["icosian.dataSaver"] !== undefined;
  // What nodes share, such as a limit, is shared within one process.
  const sharesNothing = wrappers.every((wrapper) => !("shares" in wrapper) || wrapper.shares === undefined);
  const isWatched = (ground.nodes.get(task.id)?.wrappers.length ?? 0) > 0 || isObserved(task, ground);
  return fansOut !== true && !isAdapter && caching === undefined && remote === undefined && sharesNothing && !isWatched;
}

function isObserved({ id }: Task, { nodes }: CoarseningGround): boolean {
  const hooks = nodes.get(id)?.hooks;
  return hooks !== undefined && hooks.preNodeExecute.length + hooks.postNodeExecute.length + hooks.onRetry.length > 0;
}
