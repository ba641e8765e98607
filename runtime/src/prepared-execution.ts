/** What `prepare(...)` returns: outputs that are asked for again and again, without the types that only the compiler knows. */
import { bindMethods } from "./bind-methods.js";
import { execute, executeSync } from "./execute/execute.js";
import type { CompiledPlan } from "./plan/code/compiled-plan.js";
import type { Planner } from "./plan/planner.js";
import { readOptions, toRequest } from "./plan/request/read-request.js";
import { RecentPlans } from "./plan/recent-plan.js";
import type { Request } from "./plan/request/request.js";
import type { Environment } from "./execute/environment.js";

/** Runs the same outputs with different values. */
export class LinkedPreparation {
  readonly #outputs: readonly string[];
  readonly #emitted: CompiledPlan | null;
  readonly #planner: Planner;
  readonly #environment: Environment;
  readonly #recent = new RecentPlans();

  /**
   * @param outputs - Names that are known, each once.
   * @param emitted - The plan that the transformer has written for them.
   */
  constructor(outputs: readonly string[], emitted: CompiledPlan | null, planner: Planner, environment: Environment) {
    this.#outputs = outputs;
    this.#emitted = emitted;
    this.#planner = planner;
    this.#environment = environment;
    bindMethods(this);
  }

  async execute(options?: unknown): Promise<Record<string, unknown>> {
    const request = this.#read(options, true);
    return execute(this.#planner.plan(request, this.#recent), request, this.#environment);
  }

  executeSync(options?: unknown): Record<string, unknown> {
    const request = this.#read(options, false);
    return executeSync(this.#planner.plan(request, this.#recent), request, this.#environment);
  }

  #read(options: unknown, canWait: boolean): Request {
    return toRequest(readOptions(options), this.#outputs, this.#emitted, canWait);
  }
}
