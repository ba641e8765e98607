/** Requests: the outputs that a caller wants from a dataflow, with all options filled in. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import type { CompiledPlan } from "../code/compiled-plan.js";

/** The values to compute, and the values to compute them from. */
export interface Request {
  /** Names, each once, in the order of the result. */
  readonly outputs: readonly string[];
  /** The plan that the transformer compiled for these outputs. It is used only if its fingerprint matches. */
  readonly compiled: CompiledPlan | null;
  /** Values of external inputs by name. */
  readonly inputs: Values;
  /**
   * The names of the given inputs: the own enumerable properties, as `{ ...inputs }` would copy them. All other code
   * uses this list.
   */
  readonly inputNames: readonly string[];
  /** Values that replace nodes or inputs, by name. */
  readonly overrides: Values;
  /** The names of the given overrides; like `inputNames`. */
  readonly overrideNames: readonly string[];
  /** Aborts the run; null if the caller gives none. */
  readonly signal: AbortSignal | null;
  /** Whether the caller can wait for promises. */
  readonly canWait: boolean;
  /** The maximum number of async nodes in flight at the same time; may be Infinity. */
  readonly concurrency: number;
  /** Called for each item of a fan-out that failed, which is then left out; null if a failed item ends the run. */
  readonly onItemError: ((error: DataflowError) => unknown) | null;
  /** The problems of the caller's arguments themselves. */
  readonly problems: readonly Problem[];
}

/** Values by name. An absent key is not given; an explicit `undefined` is a value. */
export type Values = Readonly<Record<string, unknown>>;
