/** Steps: functions that a value goes through before or after a node. */
import type { Declarations } from "../core/declaration.js";
import type { Feed } from "../core/feed.js";
import type { ConfigValue } from "../configuration/when.js";

const STEP = Symbol.for("icosian.step");

/**
 * One step of a pipe.
 *
 * @typeParam Input - What goes in.
 * @typeParam Output - What comes out.
 */
export interface Step<Input = never, Output = unknown> {
  /** Gives the step's node a name: `f.a` instead of `f.with_<function>`. */
  named(name: string): Step<Input, Output>;
  /** The step is left out unless every key of the config has this value. */
  when(values: Readonly<Record<string, ConfigValue>>): Step<Input, Input | Output>;
  /** Puts the step behind one node of the definition only. */
  onOutput(node: string): Step<Input, Input | Output>;
  /** Exists for types only. */
  readonly types?: (input: Input) => Output;
}

/** The same, as data. */
export interface StepData {
  readonly function: unknown;
  readonly feeds: readonly unknown[];
  readonly name: string | null;
  readonly conditions: readonly Readonly<Record<string, unknown>>[];
  readonly output: string | null;
}

/**
 * Makes a step of a function; the piped value is its first argument, then come these.
 *
 * @hamilton function_modifiers.step
 */
export function step<Input, Rest extends readonly unknown[], Output>(
  through: (input: Input, ...rest: Rest) => Output,
  ...feeds: { readonly [Index in keyof Rest]: Feed<Rest[Index]> }
): Step<Input, Awaited<Output>> {
  return toStep({ function: through, feeds, name: null, conditions: [], output: null });
}

/** A step's data; null for anything that is no step. */
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

/** For the compiler. */
export const declarations: Declarations = {
  step: { factory: step, arguments: ["function", "literal"] },
};
