/** What `prepare(...)` returns: outputs that are asked for again and again, without the types that only the compiler knows. */
import { execute, executeSync } from "./execute/execute.js";
import type { EmittedPlan } from "./plan/emitted-plan.js";
import type { Planner } from "./plan/planner.js";
import { readOptions } from "./plan/read-request.js";
import { RecentPlans } from "./plan/recent-plan.js";
import type { Request, Values } from "./plan/request.js";

/** Runs the same outputs with different values. */
export class LinkedPreparation {
  readonly #outputs: readonly string[];
  readonly #emitted: EmittedPlan | null;
  readonly #planner: Planner;
  readonly #config: Values;
  readonly #recent = new RecentPlans();

  /**
   * @param outputs - Names that are known, each once.
   * @param emitted - The plan that the transformer has written for them.
   */
  constructor(outputs: readonly string[], emitted: EmittedPlan | null, planner: Planner, config: Values) {
    this.#outputs = outputs;
    this.#emitted = emitted;
    this.#planner = planner;
    this.#config = config;
  }

  async execute(options?: unknown): Promise<Record<string, unknown>> {
    const request = this.#read(options, true);
    return execute(this.#planner.plan(request, this.#recent), request, this.#config);
  }

  executeSync(options?: unknown): Record<string, unknown> {
    const request = this.#read(options, false);
    return executeSync(this.#planner.plan(request, this.#recent), request, this.#config);
  }

  #read(options: unknown, canWait: boolean): Request {
    const { inputs, overrides, signal, concurrency, problems } = readOptions(options);
    const [outputs, emitted] = [this.#outputs, this.#emitted];
    return { outputs, emitted, inputs, overrides, signal, canWait, concurrency, problems };
  }
}
