/** Plans requests with the runtime's own planner, which makes the same plans when the program runs. */
import { DataflowError, Planner, type Graph, type Plan } from "@icosian/runtime/tooling";
import { hasCode } from "../ir/compiled-tasks.js";
import type { KnownDataflow, KnownRequest } from "../ir/known-request.js";
import { linkKnown, orNull } from "./link-known.js";

/** A request and its plan. */
export interface PlannedRequest {
  /** The request, as the source makes it. */
  readonly request: KnownRequest;
  /** The plan that the runtime will make for it. */
  readonly plan: Plan;
}

/**
 * Plans requests. Requests that would fail are left to the rules, and those that cannot be compiled to code to the
 * runtime.
 */
export function planRequests(requests: readonly KnownRequest[]): readonly PlannedRequest[] {
  const planners = new Map<KnownDataflow, GraphPlanner | null>();
  return requests.flatMap((request) => {
    const { dataflow } = request;
    const planner = planners.get(dataflow) ?? orNull(() => createPlanner(dataflow));
    planners.set(dataflow, planner);
    const plan = planner && orNull(() => planRequest(planner, request));
    return plan !== null && canBeCode(plan) ? [{ request, plan }] : [];
  });
}

/**
 * Plans one list of outputs that the user has named.
 *
 * @param inputs - The names of the inputs that will be given.
 * @returns The plan, or a sentence that explains why it cannot be compiled.
 */
export function planOutputs(
  dataflow: KnownDataflow,
  outputs: readonly string[],
  inputs: readonly string[],
): Plan | string {
  try {
    const request = { dataflow, outputs, inputs, overrides: [] };
    const plan = planRequest(createPlanner(dataflow), request);
    return findObstacle(plan) ?? plan;
  } catch (error) {
    if (error instanceof DataflowError) return error.problems.map(({ message }) => message).join(" ");
    throw error;
  }
}

function canBeCode(plan: Plan): boolean {
  return findObstacle(plan) === null;
}

/** The reason why no part of a plan can be compiled to straight-line code; null if some part can. */
function findObstacle(plan: Plan): string | null {
  if (plan.tasks.length === 0) return "Nothing has to be computed.";
  if (hasCode(plan)) return null;
  const waiting = findAsync(plan) ?? "";
  return `\`${waiting}\` is async, and too few other nodes are computed one after the other.`;
}

/** The name of an async node, whether it is computed once or once per item. */
function findAsync({ tasks }: Plan): string | undefined {
  for (const { name, isAsync, loopBody } of tasks) {
    const found = isAsync ? name : loopBody && findAsync(loopBody.plan);
    if (found) return found;
  }
  return undefined;
}

/** A graph, and what makes the plans of requests to it. */
interface GraphPlanner {
  readonly graph: Graph;
  readonly planner: Planner<Plan>;
}

function createPlanner(dataflow: KnownDataflow): GraphPlanner {
  const state = linkKnown(dataflow);
  return { graph: state.graph, planner: new Planner(state, (plan) => plan) };
}

/** Plans depend on names only. */
const NOTHING: Readonly<Record<string, unknown>> = {};

function planRequest(
  { graph, planner }: GraphPlanner,
  { outputs, inputs, overrides }: Omit<KnownRequest, "location">,
): Plan {
  const request = {
    outputs,
    inputs: NOTHING,
    inputNames: inputs ?? [],
    overrides: NOTHING,
    overrideNames: overrides,
    compiled: null,
    signal: null,
    canWait: true,
    concurrency: Infinity,
    onItemError: null,
    problems: [],
  };
  if (inputs !== null) return planner.plan(request);
  // Whatever the request needs is taken to be given.
  const { order, originOf } = planner.trace(request);
  const missing = order.flatMap((id) => (originOf.get(id) === "nowhere" ? (graph.variables[id]?.name ?? []) : []));
  return planner.plan({ ...request, inputNames: missing });
}
