/** Builds a dataflow once more, with other adapters, for tools that run the dataflows of a user. */
import { throwProblems } from "./errors/dataflow-error.js";
import type { Problem } from "./errors/problem.js";
import type { LifecycleAdapter } from "./lifecycle/lifecycle-adapter.js";
import { readAdapters } from "./lifecycle/read-adapters.js";
import type { LinkOptions } from "./link/link-options.js";

/** Returns the adapters of the new dataflow. */
export type ChangeAdapters = (adapters: readonly LifecycleAdapter[]) => readonly LifecycleAdapter[];

/**
 * The key of the method of a dataflow that builds it once more. Registered, so that a tool and a program that have a copy
 * of this package each agree.
 */
const EXTEND = Symbol.for("icosian.extendDataflow");

/** Gives a dataflow the method; it is not enumerable. */
export function makeExtensible(flow: object, extend: (change: ChangeAdapters) => object): void {
  Object.defineProperty(flow, EXTEND, { value: extend });
}

/** Whether a value is a dataflow, linked or generated. */
export function isDataflow(value: unknown): value is object {
  return typeof value === "object" && value !== null && Reflect.has(value, EXTEND);
}

/**
 * Builds a dataflow once more, with other adapters. Nothing of the given one changes.
 *
 * @throws DataflowError as `dataflow` does.
 */
export function extendDataflow<Flow extends object>(flow: Flow, change: ChangeAdapters): Flow {
  // A cast because only this file knows the method.
  return (flow as { readonly [EXTEND]: (change: ChangeAdapters) => Flow })[EXTEND](change);
}

/**
 * Changes the adapters in the options of a dataflow.
 *
 * @throws DataflowError ICO6016 if one of them is no adapter.
 */
export function changeAdapters(options: LinkOptions, change: ChangeAdapters): LinkOptions {
  const problems: Problem[] = [];
  const adapters = readAdapters(change(options.adapters.map(({ adapter }) => adapter)), problems);
  throwProblems(problems);
  return { ...options, adapters };
}
