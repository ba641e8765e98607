/**
 * The object that `prepare(...)` returns: outputs to be executed repeatedly, without the types that only the compiler
 * knows.
 */
import { bindMethods } from "./bind-methods.js";
import { executeRequest, executeRequestSync } from "./lifecycle/execute-request.js";
import type { BoundPlan } from "./execute/bind/bound-plan.js";
import type { CompiledPlan } from "./plan/code/compiled-plan.js";
import type { Planner } from "./plan/planner.js";
import { readOptions, toRequest } from "./plan/request/read-request.js";
import { RecentPlans } from "./plan/recent-plan.js";
import type { Request } from "./plan/request/request.js";
import type { Environment } from "./execute/environment.js";

/** Executes the same outputs with different values. */
export class LinkedPreparation {
  readonly #outputs: readonly string[];
  readonly #compiled: CompiledPlan | null;
  readonly #planner: Planner<BoundPlan>;
  readonly #environment: Environment;
  readonly #executeColumns: (options: unknown) => Record<string, unknown>;
  readonly #recent = new RecentPlans<BoundPlan>();

  /**
   * @param outputs - Known names, each once.
   * @param compiled - The plan that the transformer compiled for these outputs, if any.
   * @param columns - Executes these outputs over columns.
   */
  constructor(
    outputs: readonly string[],
    compiled: CompiledPlan | null,
    planner: Planner<BoundPlan>,
    environment: Environment,
    columns: (options: unknown) => Record<string, unknown>,
  ) {
    this.#outputs = outputs;
    this.#compiled = compiled;
    this.#planner = planner;
    this.#environment = environment;
    this.#executeColumns = columns;
    bindMethods(this);
  }

  /** Implements `PreparedExecution.execute`. */
  async execute(options?: unknown): Promise<Record<string, unknown>> {
    const request = this.#read(options, true);
    return executeRequest(() => this.#planner.plan(request, this.#recent), request, this.#environment);
  }

  /** Implements `PreparedExecution.executeSync`. */
  executeSync(options?: unknown): Record<string, unknown> {
    const request = this.#read(options, false);
    return executeRequestSync(() => this.#planner.plan(request, this.#recent), request, this.#environment);
  }

  /** Implements `PreparedExecution.executeColumns`. */
  executeColumns(options?: unknown): Record<string, unknown> {
    return this.#executeColumns(options);
  }

  #read(options: unknown, canWait: boolean): Request {
    return toRequest(readOptions(options), this.#outputs, this.#compiled, canWait);
  }
}
