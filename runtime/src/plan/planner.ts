/** Gives every request its plan, and remembers plans. */
import { DataflowError, throwProblems } from "../errors/dataflow-error.js";
import { checkAsync, checkMissing, checkNames } from "./request/check-request.js";
import { checkValues } from "./request/check-values.js";
import { addCode, type CompiledPlan } from "./code/compiled-plan.js";
import { toFingerprint } from "./code/fingerprint.js";
import type { FlowState } from "./flow-state.js";
import { makeFanOutPlan } from "./build/make-fan-out-plan.js";
import { makePlan } from "./build/make-plan.js";
import type { Plan } from "./plan.js";
import { areSameNames, RecentPlans } from "./recent-plan.js";
import type { Request } from "./request/request.js";
import type { Needs } from "../graph/trace-needs.js";
import { traceRequest } from "../graph/trace-request.js";

/** Requests of one program come in few kinds; a kind that nobody asked for lately is forgotten. */
const REMEMBERED_PLANS = 64;

/** Makes the plans of one dataflow. */
export class Planner {
  readonly #state: FlowState;
  /** The oldest first. */
  readonly #plans = new Map<string, Plan>();
  readonly #recent = new WeakMap<CompiledPlan, RecentPlans>();
  /** Outputs without a plan of their own that were asked for last: many programs ask for the same all the time. */
  #lastOutputs: readonly string[] = [];
  #recentOfLast = new RecentPlans();

  /** @param state - The dataflow that is planned for. */
  constructor(state: FlowState) {
    this.#state = state;
  }

  /**
   * The plan of a request.
   *
   * Plans depend on names only, not on values: a plan that is remembered proves that the request has no problems.
   *
   * @param recent - The last plans of the same outputs, where somebody keeps them.
   * @throws DataflowError with every problem of the request.
   */
  plan(request: Request, recent: RecentPlans = this.#recentOf(request)): Plan {
    return recent.find(request, () => this.#find(request));
  }

  /**
   * What a request needs, whether or not all of it is given.
   *
   * @throws DataflowError with every wrong name of the request.
   */
  trace(request: Request): Needs {
    throwProblems([...request.problems, ...checkNames(this.#state, request)]);
    return this.#trace(request);
  }

  /** Outputs with a plan of their own stand in one place of the program, which mostly asks in the same way. */
  #recentOf({ outputs, emitted }: Request): RecentPlans {
    if (emitted === null) {
      if (!areSameNames(this.#lastOutputs, outputs)) this.#recentOfLast = new RecentPlans();
      this.#lastOutputs = outputs;
      return this.#recentOfLast;
    }
    const known = this.#recent.get(emitted);
    if (known !== undefined) return known;
    const recent = new RecentPlans();
    this.#recent.set(emitted, recent);
    return recent;
  }

  #find(request: Request): Plan {
    const { outputs, inputNames, overrideNames, canWait, emitted } = request;
    if (request.problems.length > 0) return this.#makePlan(request);
    const kind = JSON.stringify([canWait, emitted?.fingerprint, outputs, inputNames, overrideNames]);
    const known = this.#plans.get(kind);
    const plan = known ?? this.#makePlan(request);
    this.#plans.delete(kind);
    this.#plans.set(kind, plan);
    if (this.#plans.size > REMEMBERED_PLANS) this.#plans.delete(this.#plans.keys().next().value!);
    return plan;
  }

  #makePlan(request: Request): Plan {
    const needs = this.#trace(request);
    const { graph } = this.#state;
    const problems = [
      ...request.problems,
      ...checkNames(this.#state, request),
      // Where arguments could not be read, nobody knows what they would have provided.
      ...(request.problems.length > 0 ? [] : checkMissing(graph, needs, request)),
      ...(request.canWait ? [] : checkAsync(graph, needs)),
    ];
    // A plan does not depend on values, so that they are looked at here only to say all that is wrong at once.
    if (problems.length > 0) throw new DataflowError([...problems, ...checkValues(graph, request)]);
    const { outputs, emitted } = request;
    const plan =
      graph.fanOuts === null ? makePlan(graph, needs, outputs) : makeFanOutPlan(graph, graph.fanOuts, needs, outputs);
    if (emitted === null || emitted.fingerprint !== toFingerprint(plan)) return plan;
    return addCode(plan, emitted);
  }

  #trace(request: Request): Needs {
    const { graph, config } = this.#state;
    return traceRequest(graph, request, (name) => Object.hasOwn(config, name));
  }
}
