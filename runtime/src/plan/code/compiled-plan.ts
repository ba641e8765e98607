/**
 * Compiled plans: plans that the transformer has written as code, and how they reach the requests that they are for.
 *
 * If the modules and the outputs of a request are known at compile time, so is its plan. The transformer creates the
 * plan with this package's own planner and writes it as straight-line code in chunks, and as loops for the items of
 * fan-outs. At run time the plan is created again, and the code is used only if both fingerprints are equal. So the
 * code can never compute anything else.
 */
import type { Chunks, ItemLoop, PlainFunction, CompiledRun } from "./plan-code.js";

/** Tasks as code, without their functions. */
export interface CompiledTasks {
  /** Creates the chunks for the given functions of the tasks. */
  readonly bind: (functions: readonly PlainFunction[]) => Chunks;
  /** The loop bodies of fan-outs as code, by the index of their task. */
  readonly loopBodies?: Readonly<Record<number, CompiledLoopBody>>;
}

/** The loop body of a fan-out as code, without its functions. */
export interface CompiledLoopBody extends CompiledTasks {
  /** Creates the whole loop as code; absent if it was not compiled. */
  readonly loop?: (functions: readonly PlainFunction[]) => ItemLoop;
}

/** A plan as code without its functions, and the fingerprint that tells whether it is up to date. */
export interface CompiledPlan extends CompiledTasks, CompiledRun {
  /** {@link toFingerprint} of the plan from which the code was written. */
  readonly fingerprint: string;
}

/**
 * The property of a list of outputs that holds its compiled plan. A registered symbol, so that code needs no import.
 */
export const COMPILED_PLAN: unique symbol = Symbol.for("icosian.plan");

/** The compiled plan of a list of outputs; null if there is none. */
export function findCompiledPlan(outputs: { readonly [COMPILED_PLAN]?: CompiledPlan }): CompiledPlan | null {
  return outputs[COMPILED_PLAN] ?? null;
}
