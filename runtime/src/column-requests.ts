/** Executes requests over columns for a dataflow and for prepared outputs. */
import { bindColumns, type BoundColumns } from "./execute/columns/bound-columns.js";
import { executeColumns } from "./execute/columns/execute-columns.js";
import type { Environment } from "./execute/environment.js";
import { executeStepsSync } from "./lifecycle/execute-request.js";
import { findItemHooks } from "./lifecycle/find-item-hooks.js";
import { toRowLifecycle } from "./lifecycle/row-lifecycle.js";
import { toWrapNode } from "./lifecycle/wrap-node.js";
import { ColumnPlanner } from "./plan/columns/column-planner.js";
import { readColumnRequest } from "./plan/columns/column-request.js";
import { COMPILED_COLUMNS, type CompiledColumns } from "./plan/columns/compiled-columns.js";
import type { FlowState } from "./plan/flow-state.js";
import type { ReadNames } from "./plan/request/output-names.js";

/** The requests over columns of one dataflow. */
export class ColumnRequests {
  readonly #planner: ColumnPlanner<BoundColumns>;
  readonly #environment: Environment;

  constructor(state: FlowState, environment: Environment) {
    const { graph, lifecycle } = environment;
    const hooks = { findItemHooks: (id: number) => findItemHooks(lifecycle, id) };
    const binding = {
      once: { wrap: toWrapNode(graph, lifecycle), ...hooks },
      rows: { wrap: toWrapNode(graph, toRowLifecycle(lifecycle)), ...hooks },
    };
    this.#environment = environment;
    this.#planner = new ColumnPlanner(state, (plan, compiled) => bindColumns(plan, compiled, graph, binding));
  }

  /**
   * Executes a request.
   *
   * @param read - The names of the outputs, and their problems.
   * @param outputs - The outputs as the caller wrote them, which may have loops as code.
   */
  execute(read: ReadNames, outputs: unknown, options: unknown): Record<string, unknown> {
    const request = readColumnRequest(read, options);
    const compiled = findCompiledColumns(outputs);
    const act = (runId: string | null): Record<string, unknown> =>
      executeColumns(this.#planner.plan(request, compiled), request, this.#environment, runId);
    return executeStepsSync(act, request, this.#environment);
  }
}

/** The loops that the transformer wrote for a list of outputs; null if there are none. */
function findCompiledColumns(outputs: unknown): CompiledColumns | null {
  try {
    // A cast because only the transformer sets the property.
    return (outputs as { readonly [COMPILED_COLUMNS]?: CompiledColumns } | null)?.[COMPILED_COLUMNS] ?? null;
  } catch {
    // A list that cannot be read is reported as a problem of the request.
    return null;
  }
}
