/** Plans requests by the runtime's own planner, which will make the same plans when the program runs. */
import { DataflowError, linkModules, Planner, type Plan } from "@icosian/runtime/tooling";
import type { KnownDataflow, KnownRequest } from "../ir/known-request.js";

/** The plan of a request. */
export interface PlannedRequest {
  readonly request: KnownRequest;
  readonly plan: Plan;
}

/** Plans requests; those that would fail are left to the rules, those that wait or fan out to the runtime. */
export function planRequests(requests: readonly KnownRequest[]): readonly PlannedRequest[] {
  const planners = new Map<KnownDataflow, Planner | null>();
  return requests.flatMap((request) => {
    const { dataflow } = request;
    const planner = planners.get(dataflow) ?? orNull(() => createPlanner(dataflow));
    planners.set(dataflow, planner);
    const plan = planner && orNull(() => planRequest(planner, request));
    return plan !== null && canBeCode(plan) ? [{ request, plan }] : [];
  });
}

/** Whether a plan is a straight line of calls, without fan-outs and without anything that has to be waited for. */
function canBeCode({ tasks, hasAsync }: Plan): boolean {
  return !hasAsync && tasks.length > 0 && tasks.every(({ region }) => region === undefined);
}

function createPlanner({ modules, config, allowModuleOverrides }: KnownDataflow): Planner {
  // The modules have their manifests themselves.
  const manifests = new Map();
  const graph = linkModules({ modules, config, allowModuleOverrides, manifests, problems: [] });
  return new Planner({ graph, config, modules, manifests });
}

function planRequest(planner: Planner, { outputs, inputs, overrides }: KnownRequest): Plan {
  const request = {
    outputs,
    inputs: toValues(inputs ?? []),
    overrides: toValues(overrides),
    emitted: null,
    signal: null,
    canWait: true,
    concurrency: Infinity,
    onItemError: null,
    problems: [],
  };
  return planner.plan(inputs === null ? { ...request, inputs: toValues(planner.findMissing(request)) } : request);
}

/** Plans depend on names only. */
function toValues(names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

function orNull<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof DataflowError) return null;
    throw error;
  }
}
