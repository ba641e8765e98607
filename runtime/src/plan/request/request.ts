/** Requests: what a caller asks of a dataflow, with everything optional filled in. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import type { CompiledPlan } from "../code/compiled-plan.js";

/** What to compute, and from what. */
export interface Request {
  /** Names, each once, in the order in which the result has them. */
  readonly outputs: readonly string[];
  /** The plan that the transformer has written for these outputs, should it be the right one. */
  readonly emitted: CompiledPlan | null;
  readonly inputs: Values;
  /** What is given: the own enumerable properties, as `{ ...inputs }` would copy them. Everything else asks this list. */
  readonly inputNames: readonly string[];
  readonly overrides: Values;
  readonly overrideNames: readonly string[];
  readonly signal: AbortSignal | null;
  /** Whether the caller can wait for promises. */
  readonly canWait: boolean;
  /** How many async nodes may be in flight at once; may be Infinity. */
  readonly concurrency: number;
  /** Told of an item of a fan-out that failed, which is then left out; null where that ends the run. */
  readonly onItemError: ((error: DataflowError) => unknown) | null;
  /** What is wrong with the caller's arguments themselves. */
  readonly problems: readonly Problem[];
}

/** Values by name. An absent key is absent; an explicit `undefined` is a value. */
export type Values = Readonly<Record<string, unknown>>;
