/** A node that a worker can compute: its function, with the modifiers that travel with it. */
import { toBaseCall } from "../../execute/call/base-call.js";
import { bindPlan } from "../../execute/bind/bind-plan.js";
import { NodeCall } from "../../execute/call/node-call.js";
import type { Invoke } from "../../execute/call/node-wrapper.js";
import type { Environment } from "../../execute/environment.js";
import { Run } from "../../execute/run.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { toWrapNode } from "../../lifecycle/wrap-node.js";
import { completePlan } from "../../plan/build/make-plan.js";
import { ABSENT_SLOT } from "../../plan/plan.js";
import type { Request } from "../../plan/request/request.js";
import { hearWarnings } from "../../quality/warn.js";

/** What a computation needs besides the values. */
export interface ComputationContext {
  /** Id of the run of the coordinator. */
  readonly runId: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** Aborted when nobody needs the value any more. */
  readonly signal: AbortSignal;
  /** Hears warnings. */
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

/** A slot that has a value, whichever. */
const PRESENT = ABSENT_SLOT + 1;

/** Computes one node of a dataflow. */
export class RunnableNode {
  /** The node, without the modifiers that stay with the coordinator. */
  readonly node: NodeVariable;
  /** The node as it was linked. */
  readonly linked: NodeDefinition;
  readonly #id: number;
  readonly #environment: Environment;
  /** Calls by which inputs are absent. */
  readonly #calls = new Map<string, Invoke>();

  constructor(id: number, { definition, ...variable }: NodeVariable, environment: Environment) {
    const { wrappers = [], remote } = definition;
    const travelling = wrappers.slice(0, remote?.inside ?? wrappers.length);
    this.node = { ...variable, definition: { ...definition, wrappers: travelling } };
    this.linked = definition;
    this.#id = id;
    this.#environment = environment;
  }

  /** Whether the function returns promises, so that it does not block the process. */
  get isAsync(): boolean {
    return this.node.definition.isAsync;
  }

  /**
   * Computes the node.
   *
   * @param values - The values of the inputs, in their order.
   * @param isAbsent - Whether each input is absent.
   * @throws Whatever the function throws, or the signal's reason.
   */
  async compute(
    values: readonly unknown[],
    isAbsent: readonly boolean[],
    { runId, attempt, signal, warn }: ComputationContext,
  ): Promise<unknown> {
    signal.throwIfAborted();
    const run = new Run(EMPTY, { ...NO_REQUEST, signal }, this.#environment, runId);
    const invoke = this.#callFor(isAbsent);
    try {
      return await new Promise((resolve, reject) => {
        const call = new NodeCall(this.node, run, values, null, attempt);
        // A function that ignores its signal is not waited for.
        call.onOver(() => reject(signal.reason as Error));
        const begin = (): unknown => hearWarnings(warn, () => invoke(call));
        new Promise((begun) => begun(begin())).then(resolve, reject);
      });
    } finally {
      await run.finish();
      closeQuietly(run);
    }
  }

  #callFor(isAbsent: readonly boolean[]): Invoke {
    const kind = isAbsent.map(Number).join("");
    const known = this.#calls.get(kind);
    if (known !== undefined) return known;
    const reads = isAbsent.map((is) => (is ? ABSENT_SLOT : PRESENT));
    const toBase = (): Invoke => toBaseCall(this.node, reads);
    const { graph } = this.#environment;
    const made = toWrapNode(graph, null)(this.#id, this.node, reads, toBase) ?? toBase();
    this.#calls.set(kind, made);
    return made;
  }
}

/** A run without tasks: the node is called directly, with values from the store. */
const NO_TASKS = completePlan({ slotCount: 1, givens: [], outputs: [], tasks: [] });
const NO_GRAPH = { variables: [] } as unknown as Environment["graph"];
const EMPTY = bindPlan(NO_TASKS, null, NO_GRAPH, { wrap: () => null, findItemHooks: () => null });

const NO_REQUEST: Request = {
  outputs: [],
  compiled: null,
  inputs: {},
  inputNames: [],
  overrides: {},
  overrideNames: [],
  signal: null,
  canWait: true,
  concurrency: Infinity,
  onItemError: null,
  problems: [],
};

/** The end of the run releases what listens to the signal; that it was aborted is known. */
function closeQuietly(run: Run): void {
  try {
    run.close();
  } catch {
    // The computation was rejected with the reason.
  }
}
