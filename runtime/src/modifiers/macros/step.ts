/** Steps: functions that process a value before or after a node. */
import type { Declarations } from "../core/declaration.js";
import type { Feed } from "../core/feed.js";
import type { ConfigValue } from "../configuration/when.js";

const STEP = Symbol.for("icosian.step");

/**
 * One step of a pipe. Its methods return changed copies.
 *
 * @typeParam Input - The type of the value that the step takes.
 * @typeParam Output - The type of the value that it returns.
 */
export interface Step<Input = never, Output = unknown> {
  /** Gives the step's node another name: `f.<name>` instead of `f.with_<function>`. */
  named(name: string): Step<Input, Output>;
  /** Leaves the step out unless each of these config keys has the given value; otherwise the value passes unchanged. */
  when(values: Readonly<Record<string, ConfigValue>>): Step<Input, Input | Output>;
  /** Applies the step to one node of the definition only. For `pipeOutput`. */
  onOutput(node: string): Step<Input, Input | Output>;
  /** Exists for types only. */
  readonly types?: (input: Input) => Output;
}

/** A step as plain data, not yet checked. */
export interface StepData {
  /** The function that processes the value. */
  readonly function: unknown;
  /** The feeds of the function's parameters after the first one. */
  readonly feeds: readonly unknown[];
  /** The argument of `named`; null if it was not called. */
  readonly name: string | null;
  /** The arguments of all calls of `when`. */
  readonly conditions: readonly Readonly<Record<string, unknown>>[];
  /** The argument of `onOutput`; null if it was not called. */
  readonly output: string | null;
}

/**
 * Makes a step of a function, for `pipeInput` and `pipeOutput`. The step's node is named after the function.
 *
 * @param through - Processes the value, which is its first argument. It may return a promise.
 * @param feeds - Feeds for the function's other parameters, in order.
 * @hamilton function_modifiers.step
 */
export function step<Input, Rest extends readonly unknown[], Output>(
  through: (input: Input, ...rest: Rest) => Output,
  ...feeds: { readonly [Index in keyof Rest]: Feed<Rest[Index]> }
): Step<Input, Awaited<Output>> {
  return toStep({ function: through, feeds, name: null, conditions: [], output: null });
}

/** Returns the data of a step; null for anything that is not a step. */
export function findStep(candidate: unknown): StepData | null {
  if (typeof candidate !== "object" || candidate === null) return null;
  return (candidate as { readonly [STEP]?: StepData })[STEP] ?? null;
}

function toStep<Input, Output>(data: StepData): Step<Input, Output> {
  return {
    named: (name) => toStep({ ...data, name }),
    when: (values) => toStep({ ...data, conditions: [...data.conditions, values] }),
    onOutput: (output) => toStep({ ...data, output }),
    [STEP]: data,
  } as Step<Input, Output>;
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  step: { factory: step, arguments: ["function", "literal"] },
};
