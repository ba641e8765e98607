/**
 * Plans that the transformer has written as code, and how they come to the requests that they are for.
 *
 * Where the modules and the outputs of a request are known when it is compiled, its plan is too. The transformer makes
 * it with this package's own planner and writes it as straight-line code in chunks, and as loops for the items of fan-outs.
 * At run time the plan is made once more; the code is used only if the fingerprints of the two are equal, so it can never compute something else.
 */
import type { Plan, Task } from "../plan.js";
import type { Chunks, ItemLoop, PlainFunction, CompiledRun } from "./plan-code.js";

/** Tasks as code for any functions. */
interface CompiledTasks {
  /** Makes the chunks for the functions of the tasks. */
  readonly bind: (functions: readonly PlainFunction[]) => Chunks;
  /** What is done for each item of a fan-out, by the task that does it. */
  readonly loopBodies?: Readonly<Record<number, CompiledLoopBody>>;
}

/** What is done for each item of a fan-out, as code for any functions. */
interface CompiledLoopBody extends CompiledTasks {
  readonly loop?: (functions: readonly PlainFunction[]) => ItemLoop;
}

/** A plan as code for any functions, and what tells whether it is the right one. */
export interface CompiledPlan extends CompiledTasks, CompiledRun {
  /** {@link toFingerprint} of the plan that the code was written from. */
  readonly fingerprint: string;
}

/** A plan with the code that was written for it, bound to the functions that it is about to call. */
export function addCode(plan: Plan, emitted: CompiledPlan): Plan {
  const { begin, end } = emitted;
  return { ...addChunks(plan, emitted), code: { begin, end } };
}

function addChunks(plan: Plan, { bind, loopBodies = {} }: CompiledTasks): Plan {
  const tasks = plan.tasks.map((task, index) => addToLoopBody(task, loopBodies[index]));
  return { ...plan, tasks, chunks: bind(plan.program.functions) };
}

function addToLoopBody(task: Task, emitted: CompiledLoopBody | undefined): Task {
  if (task.loopBody === undefined || emitted === undefined) return task;
  const plan = addChunks(task.loopBody.plan, emitted);
  return { ...task, loopBody: { ...task.loopBody, plan, loop: emitted.loop?.(plan.program.functions) ?? null } };
}

/** The property of a list of outputs that has the plan written for it. Registered, so that code needs no import for it. */
export const COMPILED_PLAN: unique symbol = Symbol.for("icosian.plan");

/** The plan that was written for a list of outputs; null when there is none. */
export function findCompiledPlan(outputs: { readonly [COMPILED_PLAN]?: CompiledPlan }): CompiledPlan | null {
  return outputs[COMPILED_PLAN] ?? null;
}
