/** Finds the plan of each request, and remembers plans. */
import { DataflowError, throwProblems } from "../errors/dataflow-error.js";
import { checkAsync, checkMissing, checkNames } from "./request/check-request.js";
import { checkValues } from "./request/check-values.js";
import type { CompiledPlan } from "./code/compiled-plan.js";
import { toFingerprint } from "./code/fingerprint.js";
import type { FlowState } from "./flow-state.js";
import { makeFanOutPlan } from "./build/make-fan-out-plan.js";
import { makePlan } from "./build/make-plan.js";
import type { Plan } from "./plan.js";
import { areSameNames, RecentPlans } from "./recent-plan.js";
import type { Request } from "./request/request.js";
import type { Needs } from "../graph/trace-needs.js";
import { traceRequest } from "../graph/trace-request.js";

/**
 * The maximum number of plans that are remembered. The requests of one program come in few kinds; the plan that was
 * used least recently is forgotten.
 */
const REMEMBERED_PLANS = 64;

/**
 * Makes a plan executable.
 *
 * @param compiled - The plan as code, if it is up to date.
 */
export type Bind<Bound> = (plan: Plan, compiled: CompiledPlan | null) => Bound;

/**
 * Creates the plans of one dataflow.
 *
 * @typeParam Bound - What a plan becomes to be executed; a compiler keeps the plan itself.
 */
export class Planner<Bound> {
  readonly #state: FlowState;
  readonly #bind: Bind<Bound>;
  /** Plans by the names of their request, the least recently used first. */
  readonly #plans = new Map<string, Bound>();
  readonly #recent = new WeakMap<CompiledPlan, RecentPlans<Bound>>();
  /**
   * The outputs that were last requested without a compiled plan. Many programs request the same outputs all the time.
   */
  #lastOutputs: readonly string[] = [];
  #recentOfLast = new RecentPlans<Bound>();

  /**
   * @param state - The dataflow that plans are made for.
   * @param bind - Called once per plan.
   */
  constructor(state: FlowState, bind: Bind<Bound>) {
    this.#state = state;
    this.#bind = bind;
  }

  /**
   * Returns the plan of a request.
   *
   * Plans depend on names only, not on values, so a remembered plan proves that the request has no problems.
   *
   * @param recent - The last plans for the same outputs, if the caller keeps them.
   * @throws DataflowError with every problem of the request.
   */
  plan(request: Request, recent: RecentPlans<Bound> = this.#recentOf(request)): Bound {
    return recent.find(request, () => this.#find(request));
  }

  /**
   * Returns the needs of a request, whether or not all of them are given.
   *
   * @throws DataflowError with every wrong name of the request.
   */
  trace(request: Request): Needs {
    throwProblems([...request.problems, ...checkNames(this.#state, request)]);
    return this.#trace(request);
  }

  /** Outputs with a compiled plan belong to one place of the program, which usually makes the same kind of request. */
  #recentOf({ outputs, compiled }: Request): RecentPlans<Bound> {
    if (compiled === null) {
      if (!areSameNames(this.#lastOutputs, outputs)) this.#recentOfLast = new RecentPlans<Bound>();
      this.#lastOutputs = outputs;
      return this.#recentOfLast;
    }
    const known = this.#recent.get(compiled);
    if (known !== undefined) return known;
    const recent = new RecentPlans<Bound>();
    this.#recent.set(compiled, recent);
    return recent;
  }

  #find(request: Request): Bound {
    const { outputs, inputNames, overrideNames, canWait, compiled } = request;
    if (request.problems.length > 0) return this.#makePlan(request);
    const kind = JSON.stringify([canWait, compiled?.fingerprint, outputs, inputNames, overrideNames]);
    const known = this.#plans.get(kind);
    const plan = known ?? this.#makePlan(request);
    this.#plans.delete(kind);
    this.#plans.set(kind, plan);
    if (this.#plans.size > REMEMBERED_PLANS) this.#plans.delete(this.#plans.keys().next().value!);
    return plan;
  }

  #makePlan(request: Request): Bound {
    const needs = this.#trace(request);
    const { graph } = this.#state;
    const problems = [
      ...request.problems,
      ...checkNames(this.#state, request),
      // If arguments could not be read, it is unknown what they would have provided.
      ...(request.problems.length > 0 ? [] : checkMissing(graph, needs, request)),
      ...(request.canWait ? [] : checkAsync(graph, needs)),
    ];
    // A plan does not depend on values. They are checked here only to report all problems at once.
    if (problems.length > 0) throw new DataflowError([...problems, ...checkValues(graph, request)]);
    const { outputs, compiled } = request;
    const plan =
      graph.fanOuts === null ? makePlan(graph, needs, outputs) : makeFanOutPlan(graph, graph.fanOuts, needs, outputs);
    const isCurrent = compiled !== null && compiled.fingerprint === toFingerprint(plan);
    return this.#bind(plan, isCurrent ? compiled : null);
  }

  #trace(request: Request): Needs {
    const { graph, config } = this.#state;
    return traceRequest(graph, request, (name) => Object.hasOwn(config, name));
  }
}
