/**
 * Plans that the transformer has written as code, and how they come to the requests that they are for.
 *
 * Where the modules and the outputs of a request are known when it is compiled, its plan is too. The transformer makes
 * it with this package's own planner and writes it as straight-line code in chunks. At run time the plan is made once
 * more; the code is used only if the fingerprints of the two are equal, so it can never compute something else.
 */
import type { Chunk, PlainFunction, PlanCode } from "./plan-code.js";

/** A plan as code for any functions, and what tells whether it is the right one. */
export interface EmittedPlan extends Pick<PlanCode, "begin" | "end"> {
  /** {@link toFingerprint} of the plan that the code was written from. */
  readonly fingerprint: string;
  /** Makes the chunks for the functions of the plan's tasks. */
  readonly bind: (functions: readonly PlainFunction[]) => readonly Chunk[];
}

/** The code of a plan for the functions that it is about to call. */
export function toPlanCode({ begin, bind, end }: EmittedPlan, functions: readonly PlainFunction[]): PlanCode {
  return { begin, chunks: bind(functions), end };
}

/** The property of a list of outputs that has the plan written for it. Registered, so that code needs no import for it. */
export const EMITTED_PLAN: unique symbol = Symbol.for("icosian.plan");

/** The plan that was written for a list of outputs; null when there is none. */
export function findEmittedPlan(outputs: unknown): EmittedPlan | null {
  if (!Array.isArray(outputs)) return null;
  return (outputs as { readonly [EMITTED_PLAN]?: EmittedPlan })[EMITTED_PLAN] ?? null;
}
