/** Puts the given values into the slots of a run. */
import { DataflowError, throwProblems } from "../../errors/dataflow-error.js";
import type { Graph } from "../../graph/graph.js";
import { checkValues, toUnreadable } from "../request/check-values.js";
import type { CompiledRun } from "../code/plan-code.js";
import type { GivenValue, Plan } from "../plan.js";
import type { Request, Values } from "../request/request.js";

/** A plan, and the fastest ways to create and fill its slots. */
interface FillablePlan extends Pick<Plan, "givens"> {
  /** Empty slots, to be copied. */
  readonly emptySlots: readonly undefined[];
  /** Fills the slots; null if the plan was not compiled. */
  readonly code: CompiledRun | null;
}

/**
 * Creates the slots of a run before its first task.
 *
 * @throws DataflowError if a value cannot be read, or is a promise that nothing waits for.
 */
export function fillSlots(
  { code, emptySlots, givens }: FillablePlan,
  request: Request,
  config: Values,
  graph: Graph,
): unknown[] {
  const { inputs, overrides } = request;
  const slots: unknown[] = emptySlots.slice();
  let hasPromise = false;
  try {
    if (code === null) fill(slots, givens, { inputs, overrides, config });
    else code.begin(slots, inputs, overrides, config);
    for (let at = 0; at < givens.length; at++) {
      const value = slots[givens[at]!.slot];
      if (typeof value === "object" && value instanceof Promise) hasPromise = true;
    }
  } catch (thrown) {
    const found = checkValues(graph, request);
    throw new DataflowError(found.length > 0 ? found : [toUnreadable("The values", thrown)], { cause: thrown });
  }
  if (hasPromise) throwProblems(checkValues(graph, request));
  return slots;
}

function fill(
  slots: unknown[],
  givens: readonly GivenValue[],
  origins: Readonly<Record<GivenValue["origin"], Values>>,
): void {
  for (const { slot, name, origin } of givens) slots[slot] = origins[origin][name];
}
