/** Plans requests over columns with the runtime's own planner, which makes the same plans when the program runs. */
import { ColumnPlanner, type ColumnPlan } from "@icosian/runtime/tooling";
import type { KnownDataflow, KnownRequest } from "../ir/known-request.js";
import { linkKnown, orNull } from "./link-known.js";

/** A request over columns and its plan. */
export interface PlannedColumnRequest {
  /** The request, as the source makes it. */
  readonly request: KnownRequest;
  /** The plan that the runtime will make for it. */
  readonly plan: ColumnPlan;
}

/** Plans those requests that are requests over columns. Requests that would fail are left to the rules. */
export function planColumnRequests(requests: readonly KnownRequest[]): readonly PlannedColumnRequest[] {
  const planners = new Map<KnownDataflow, ColumnPlanner<ColumnPlan> | null>();
  return requests.flatMap((request) => {
    const { dataflow, columns = null, inputs } = request;
    if (columns === null || inputs === null) return [];
    const planner =
      planners.get(dataflow) ?? orNull(() => new ColumnPlanner(linkKnown(dataflow), (plan: ColumnPlan) => plan));
    planners.set(dataflow, planner);
    const plan = planner && orNull(() => planRequest(planner, request, columns, inputs));
    return plan !== null && plan.rows.tasks.length > 0 ? [{ request, plan }] : [];
  });
}

/** Plans depend on names only. */
const NOTHING: Readonly<Record<string, unknown>> = {};

function planRequest(
  planner: ColumnPlanner<ColumnPlan>,
  { outputs, overrides }: KnownRequest,
  columns: readonly string[],
  inputs: readonly string[],
): ColumnPlan {
  const request = {
    outputs,
    columns: new Map(columns.map((name) => [name, null])),
    inputs: NOTHING,
    inputNames: [...new Set(inputs)],
    overrides: NOTHING,
    overrideNames: overrides,
    problems: [],
    faults: [],
  };
  return planner.plan(request, null);
}
