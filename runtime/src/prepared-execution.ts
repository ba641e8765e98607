/** What `prepare(...)` returns: outputs that are asked for again and again, without the types that only the compiler knows. */
import { execute, executeSync } from "./execute/execute.js";
import type { Plan } from "./plan/plan.js";
import type { Planner } from "./plan/planner.js";
import { readOptions } from "./plan/read-request.js";
import type { Request, Values } from "./plan/request.js";

/** A plan, and the names that it was made for. */
interface Prepared {
  readonly plan: Plan;
  readonly inputs: readonly string[];
  readonly overrides: readonly string[];
}

/** Runs the same outputs with different values. */
export class LinkedPreparation {
  readonly #outputs: readonly string[];
  readonly #planner: Planner;
  readonly #config: Values;
  /** The last plan of each kind: what is given mostly has the same names as the time before. */
  #waiting: Prepared | null = null;
  #direct: Prepared | null = null;

  /** @param outputs - Names that are known, each once. */
  constructor(outputs: readonly string[], planner: Planner, config: Values) {
    this.#outputs = outputs;
    this.#planner = planner;
    this.#config = config;
  }

  async execute(options?: unknown): Promise<Record<string, unknown>> {
    const request = { ...readOptions(options), outputs: this.#outputs, canWait: true };
    this.#waiting = this.#prepare(this.#waiting, request);
    return execute(this.#waiting.plan, request, this.#config);
  }

  executeSync(options?: unknown): Record<string, unknown> {
    const request = { ...readOptions(options), outputs: this.#outputs, canWait: false };
    this.#direct = this.#prepare(this.#direct, request);
    return executeSync(this.#direct.plan, request, this.#config);
  }

  #prepare(last: Prepared | null, request: Request): Prepared {
    const inputs = Object.keys(request.inputs);
    const overrides = Object.keys(request.overrides);
    const isSame = request.problems.length === 0 && last !== null;
    if (isSame && areEqual(last.inputs, inputs) && areEqual(last.overrides, overrides)) return last;
    return { plan: this.#planner.plan(request), inputs, overrides };
  }
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
