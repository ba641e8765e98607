/** Finds the plan of each request over columns, and remembers plans. */
import { asyncInColumns, fanOutInColumns } from "../../errors/catalogue/7-columns.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import { NO_FAN_OUT } from "../../graph/fan-outs.js";
import { locationOf, type Graph } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import type { Needs } from "../../graph/trace-needs.js";
import { traceRequest } from "../../graph/trace-request.js";
import type { FlowState } from "../flow-state.js";
import { checkAsync, checkMissing, checkNames } from "../request/check-request.js";
import { checkValues } from "../request/check-values.js";
import type { ColumnPlan } from "./column-plan.js";
import type { ColumnRequest } from "./column-request.js";
import { toColumnFingerprint, type CompiledColumns } from "./compiled-columns.js";
import { makeColumnPlan } from "./make-column-plan.js";

/** The maximum number of plans that are remembered; the one that was used least recently is forgotten. */
const REMEMBERED_PLANS = 16;

/** The names in a request over columns. */
export type ColumnNames = Pick<
  ColumnRequest,
  "outputs" | "inputs" | "inputNames" | "overrides" | "overrideNames" | "problems" | "faults"
> & {
  /** The columns by name; a compiler knows only the names. */
  readonly columns: ReadonlyMap<string, unknown>;
};

/**
 * Creates the plans of requests over columns.
 *
 * @typeParam Bound - What a plan becomes to be executed; a compiler keeps the plan itself.
 */
export class ColumnPlanner<Bound> {
  readonly #state: FlowState;
  readonly #bind: (plan: ColumnPlan, compiled: CompiledColumns | null) => Bound;
  /** Plans by the names of their request, the least recently used first. */
  readonly #plans = new Map<string, Bound>();

  /** @param bind - Called once per plan. */
  constructor(state: FlowState, bind: (plan: ColumnPlan, compiled: CompiledColumns | null) => Bound) {
    this.#state = state;
    this.#bind = bind;
  }

  /**
   * Returns the plan of a request.
   *
   * @param compiled - The loops that the transformer wrote for these outputs, if any.
   * @throws DataflowError with every problem of the request.
   */
  plan(request: ColumnNames, compiled: CompiledColumns | null): Bound {
    const { outputs, columns, inputNames, overrideNames } = request;
    if (request.problems.length + request.faults.length > 0) return this.#makePlan(request, compiled);
    const kind = JSON.stringify([compiled?.fingerprint, outputs, [...columns.keys()], inputNames, overrideNames]);
    const plan = this.#plans.get(kind) ?? this.#makePlan(request, compiled);
    this.#plans.delete(kind);
    this.#plans.set(kind, plan);
    if (this.#plans.size > REMEMBERED_PLANS) this.#plans.delete(this.#plans.keys().next().value!);
    return plan;
  }

  #makePlan(request: ColumnNames, compiled: CompiledColumns | null): Bound {
    const { graph, config } = this.#state;
    const needs = traceRequest(graph, request, (name) => Object.hasOwn(config, name));
    const problems = [
      ...request.problems,
      ...request.faults,
      ...checkNames(this.#state, request),
      ...(request.problems.length > 0 ? [] : checkMissing(graph, needs, request)),
      ...checkAsync(graph, needs, asyncInColumns),
      ...checkFanOuts(graph, needs),
    ];
    if (problems.length > 0) throw new DataflowError([...problems, ...checkValues(graph, request)]);
    const plan = makeColumnPlan(graph, needs, request.outputs, new Set(request.columns.keys()));
    const isCurrent = compiled !== null && compiled.fingerprint === toColumnFingerprint(plan);
    return this.#bind(plan, isCurrent ? compiled : null);
  }
}

/** Finds every needed node that fans out, belongs to the items of a fan-out, or collects them. */
function checkFanOuts({ variables, fanOuts, dependencies }: Graph, { order, originOf }: Needs): readonly Problem[] {
  if (fanOuts === null) return [];
  const { enclosing, fansOut } = fanOuts;
  const isOfItems = (id: number): boolean => fansOut[id] === 1 || enclosing[id] !== NO_FAN_OUT;
  return order.flatMap((id) => {
    const variable = variables[id]!;
    if (variable.kind !== "node" || originOf.get(id) !== "computed") return [];
    const { starts, entries } = dependencies;
    const isConcerned = isOfItems(id) || entries.subarray(starts[id], starts[id + 1]).some(isOfItems);
    if (!isConcerned) return [];
    return [toProblem(fanOutInColumns, variable.name, {}, [locationOf(variable)], shownName(variable.definition))];
  });
}
