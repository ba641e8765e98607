/** The object that `dataflow(...)` returns, without the types that only the compiler knows. */
import type { LinkOptions } from "./link/link-options.js";
import { bindMethods } from "./bind-methods.js";
import { ColumnRequests } from "./column-requests.js";
import { DataflowError, throwProblems } from "./errors/dataflow-error.js";
import { toProblem } from "./errors/catalogue-entry.js";
import { malformedRequest, unknownVariable } from "./errors/catalogue/7-requests.js";
import { findNearest } from "./errors/find-nearest.js";
import type { Problem } from "./errors/problem.js";
import type { BoundPlan } from "./execute/bind/bound-plan.js";
import type { Graph } from "./graph/graph.js";
import { displayInNotebooks, drawDataflow, splitOptions } from "./lineage/draw-dataflow.js";
import { describeGraph, exportExecution } from "./lineage/export-execution.js";
import type { ExecutionExport } from "./lineage/execution-export.js";
import { linkModules } from "./link/link-modules.js";
import { findSavers, pick, splitOutputs } from "./materialize/materialize-request.js";
import { readMaterializers } from "./materialize/read-materializers.js";
import type { MaterializedResult } from "./dataflow.js";
import { Lineage } from "./lineage/lineage.js";
import { readTagQuery } from "./lineage/tag-query.js";
import type { VariableInfo } from "./lineage/variable-info.js";
import { applyAdapters } from "./lifecycle/apply-adapters.js";
import { checkShared } from "./lifecycle/check-shared.js";
import { closeAdapters } from "./lifecycle/close-adapters.js";
import { executeRequest, executeRequestSync } from "./lifecycle/execute-request.js";
import { findPlannedJobs, type ExecutionCheck } from "./lifecycle/planned-jobs.js";
import { toBind } from "./lifecycle/to-bind.js";
import { fillSlots } from "./plan/build/fill-slots.js";
import { OutputNames } from "./plan/request/output-names.js";
import { Planner } from "./plan/planner.js";
import type { Values } from "./plan/request/request.js";
import { readOutputs, readRequest } from "./plan/request/read-request.js";
import type { Environment } from "./execute/environment.js";
import { closeWhenDisposed } from "./execute/values/close-when-disposed.js";
import { Resources } from "./execute/values/resources.js";
import { LinkedPreparation } from "./prepared-execution.js";
import { changeAdapters, makeExtensible } from "./extend-dataflow.js";

/** A dataflow over one graph. */
export class LinkedDataflow {
  readonly #options: LinkOptions;
  readonly #graph: Graph;
  readonly #environment: Environment;
  readonly #planner: Planner<BoundPlan>;
  readonly #columns: ColumnRequests;
  readonly #outputNames: OutputNames;
  readonly #lineage: Lineage;
  /** Settles when everything that `close()` has released so far is closed. */
  #closing: Promise<unknown> = Promise.resolve();

  /**
   * @param linked - The graph, linked without a problem.
   * @param options - The options from which the graph was linked.
   * @param around - What is shared with the dataflow that this one extends for one request; null for a dataflow of its own.
   */
  constructor(linked: Graph, options: LinkOptions, around: Pick<Environment, "shared" | "resources"> | null = null) {
    const { modules, config, manifests, materializers, threads, adapters } = options;
    const { graph, lifecycle } =
      adapters.length === 0 ? { graph: linked, lifecycle: null } : applyAdapters(linked, adapters, config);
    checkShared(graph, lifecycle);
    this.#graph = graph;
    this.#options = options;
    const { shared, resources } = around ?? { shared: new Map(), resources: new Resources({ threads }) };
    this.#environment = { graph, config, lifecycle, shared, resources };
    const state = { graph, config, modules: [...modules, ...materializers], manifests };
    this.#planner = new Planner(state, toBind(graph, lifecycle));
    this.#columns = new ColumnRequests(state, this.#environment);
    this.#outputNames = new OutputNames(graph.variables);
    this.#lineage = new Lineage(graph);
    bindMethods(this);
    closeWhenDisposed(this, () => this.close());
    makeExtensible(this, (change) => {
      const changed = changeAdapters(options, change);
      return new LinkedDataflow(linkModules(changed), changed);
    });
    displayInNotebooks(this, (options) => this.visualize(options));
  }

  /** Implements `Dataflow.execute`. All arguments are checked here, because callers may come from JavaScript. */
  async execute(outputs: unknown, options?: unknown): Promise<Record<string, unknown>> {
    const request = readRequest({ outputs, options, canWait: true }, this.#outputNames);
    return executeRequest(() => this.#planner.plan(request), request, this.#environment);
  }

  /** Implements `Dataflow.executeSync`. */
  executeSync(outputs: unknown, options?: unknown): Record<string, unknown> {
    const request = readRequest({ outputs, options, canWait: false }, this.#outputNames);
    return executeRequestSync(() => this.#planner.plan(request), request, this.#environment);
  }

  /** Implements `Dataflow.materialize`. For this request, the dataflow is extended by the savers. */
  async materialize(savers: unknown, options: unknown = {}): Promise<MaterializedResult<Values, Values>> {
    const problems: Problem[] = [];
    const added = readMaterializers("materialize", savers, problems);
    const { outputs, rest } = splitOutputs(options, problems);
    throwProblems(problems);
    const extended = { ...this.#options, materializers: [...this.#options.materializers, ...added] };
    const graph = linkModules(extended);
    const ids = findSavers(graph, added);
    const flow = new LinkedDataflow(graph, extended, this.#environment);
    const values = await flow.execute([...outputs, ...ids], rest);
    const wanted = flow.#outputNames.read(outputs).names;
    return { metadata: pick(values, ids), results: pick(values, wanted) };
  }

  /** Implements `Dataflow.executeColumns`. */
  executeColumns(outputs: unknown, options?: unknown): Record<string, unknown> {
    return this.#columns.execute(readOutputs(outputs, this.#outputNames), outputs, options);
  }

  /** Implements `Dataflow.validateExecution`. */
  validateExecution(outputs: unknown, options?: unknown): ExecutionCheck {
    const request = readRequest({ outputs, options, canWait: true }, this.#outputNames);
    const { graph, config, lifecycle } = this.#environment;
    const plan = this.#planner.plan(request);
    fillSlots(plan, request, config, graph);
    return { jobs: findPlannedJobs(plan, graph, lifecycle) };
  }

  /** Implements `Dataflow.prepare`. */
  prepare(outputs: unknown, ...more: readonly unknown[]): LinkedPreparation {
    if (more.length > 0) refuse("`prepare` takes the outputs only. Give the rest to the `execute` of what it returns.");
    const { names, compiled, problems } = readOutputs(outputs, this.#outputNames);
    throwProblems([...problems, ...this.#findUnknown(names)]);
    const execute = (options: unknown): Record<string, unknown> =>
      this.#columns.execute({ names, problems: [] }, outputs, options);
    return new LinkedPreparation(names, compiled, this.#planner, this.#environment, execute);
  }

  /** Implements `Dataflow.exportExecution`. */
  exportExecution(outputs: unknown, options?: unknown): ExecutionExport {
    const request = readRequest({ outputs, options, canWait: true }, this.#outputNames);
    const needs = this.#planner.trace(request);
    return exportExecution(this.#graph, this.#options.config, { ...needs, outputs: new Set(request.outputs) });
  }

  /** Implements `Dataflow.visualize`. */
  visualize(options?: unknown): string {
    return drawDataflow(describeGraph(this.#graph, this.#options.config), options);
  }

  /** Implements `Dataflow.visualizeExecution`. */
  visualizeExecution(outputs: unknown, options?: unknown): string {
    const { request, drawing } = splitOptions(options);
    return drawDataflow(this.exportExecution(outputs, request), drawing);
  }

  /** Implements `Dataflow.close`. Runs that begin afterwards open new resources. */
  async close(): Promise<void> {
    const { resources } = this.#environment;
    this.#environment.resources = resources.anew();
    this.#closing = Promise.all([this.#closing, resources.close(), closeAdapters(this.#environment.lifecycle)]);
    await this.#closing;
  }

  /** Implements `Dataflow.listAvailableVariables`. */
  listAvailableVariables(options?: unknown): readonly VariableInfo[] {
    return this.#lineage.available(readTagQuery(options));
  }

  /** Implements `Dataflow.whatIsUpstreamOf`. */
  whatIsUpstreamOf(...names: readonly unknown[]): readonly VariableInfo[] {
    return this.#lineage.upstream(this.#findIds(names));
  }

  /** Implements `Dataflow.whatIsDownstreamOf`. */
  whatIsDownstreamOf(...names: readonly unknown[]): readonly VariableInfo[] {
    return this.#lineage.downstream(this.#findIds(names));
  }

  /** Implements `Dataflow.whatIsThePathBetween`. */
  whatIsThePathBetween(...ends: readonly unknown[]): readonly VariableInfo[] {
    if (ends.length !== 2) refuse(`\`whatIsThePathBetween\` takes two names, and was given ${ends.length}.`);
    const [from, to = from] = this.#findIds(ends);
    return this.#lineage.between(from!, to!);
  }

  #findIds(names: readonly unknown[]): readonly number[] {
    const read = this.#outputNames.read(names, "Argument");
    throwProblems([...read.problems, ...this.#findUnknown(read.names)]);
    return read.names.map((name) => this.#graph.ids.get(name)!);
  }

  #findUnknown(names: readonly string[]): readonly Problem[] {
    const { ids } = this.#graph;
    const unknown = names.filter((name) => !ids.has(name));
    return unknown.map((name) => toProblem(unknownVariable, name, { nearest: findNearest(name, ids.keys()) }));
  }
}

function refuse(reason: string): never {
  throw new DataflowError([toProblem(malformedRequest, "request", { reason })]);
}
