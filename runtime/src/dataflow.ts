/** Dataflows: linked modules that can be executed and queried. */
import { readLinkOptions } from "./link/link-options.js";
import { linkModules } from "./link/link-modules.js";
import type { ExecutionExport } from "./lineage/execution-export.js";
import type { TagQuery } from "./lineage/tag-query.js";
import type { VariableInfo } from "./lineage/variable-info.js";
import type { LifecycleAdapter } from "./lifecycle/lifecycle-adapter.js";
import { LinkedDataflow } from "./linked-dataflow.js";
import type { Manifest } from "./manifest.js";
import type { AnyMaterializer } from "./materialize/materializer.js";
import type { NodesOf } from "./typing/nodes.js";
import type { AsyncDisposal } from "./typing/async-disposal.js";
import type { ModuleArguments } from "./typing/module-arguments.js";
import type { CheckedOutputs, ExecutionOptions, ExecutionResult, OutputRequest } from "./typing/execution.js";

/**
 * A dataflow that was built without a problem. It never changes, and any number of executions may run at the same time.
 *
 * @typeParam Module - Union of the modules' types: `Dataflow<typeof features | typeof loaders>`.
 * @typeParam Config - Type of the config.
 * @hamilton driver.Driver
 */
export interface Dataflow<Module extends object, Config extends object = {}> extends AsyncDisposal {
  /**
   * Computes outputs and whatever they need, each node at most once.
   *
   * @param outputs - Names, or the nodes' functions.
   * @param options - `inputs` and `overrides` by name, `signal`, `concurrency`.
   * @returns Exactly these outputs by name, in this order.
   * @throws DataflowError ICO7001 to ICO7011 with every problem of the request, before anything runs; ICO8001 when a
   * node fails, with what it threw as `cause`; ICO8002 when `signal` is aborted. Nothing is in flight any more by then,
   * but for sources of items that ICO8010 tells of.
   * @example
   * ```ts
   * import { dataflow } from "@icosian/runtime";
   * import * as features from "./features.js";
   *
   * const { spendMean } = await dataflow(features).execute(["spendMean"], {
   *   inputs: { spend: Float64Array.of(10, 10, 20, 40) },
   * });
   * ```
   * @hamilton driver.Driver.execute
   */
  execute<Outputs extends readonly OutputRequest[], Inputs extends object = {}>(
    outputs: readonly [...CheckedOutputs<Outputs, Module, Config & Inputs>],
    options?: ExecutionOptions<Module, Inputs>,
  ): Promise<ExecutionResult<Module, Config & Inputs, Outputs[number]>>;

  /**
   * Computes outputs synchronously, without a promise anywhere on the path.
   *
   * @throws DataflowError as `execute` does; also ICO7007 if a node on the path is async, before anything runs, and
   * ICO8003 if a function that is not declared as async returns a promise.
   */
  executeSync<Outputs extends readonly OutputRequest[], Inputs extends object = {}>(
    outputs: readonly [...CheckedOutputs<Outputs, Module, Config & Inputs>],
    options?: ExecutionOptions<Module, Inputs>,
  ): ExecutionResult<Module, Config & Inputs, Outputs[number]>;

  /**
   * Saves values with materializers that belong to this request alone.
   *
   * @param savers - What `to(…)` of `@icosian/runtime/data` gives.
   * @param options - The options of `execute`, and further `outputs`.
   * @returns The metadata of each saver by its id, and the values of `outputs`.
   * @throws DataflowError as `execute` does, and as `dataflow` does for mistakes in the savers, before anything runs.
   * @example
   * ```ts
   * import { dataflow } from "@icosian/runtime";
   * import { to } from "@icosian/runtime/data";
   * import { json } from "@icosian/runtime/json";
   * import * as features from "./features.js";
   *
   * const { metadata } = await dataflow(features).materialize(
   *   [to(json, { id: "saved", dependencies: ["spendMean"], path: "mean.json" })],
   *   { inputs: { spend: Float64Array.of(10, 20) } },
   * );
   * console.log(metadata.saved.bytes);
   * ```
   * @hamilton driver.Driver.materialize
   */
  materialize<
    Savers extends readonly [] | readonly AnyMaterializer[],
    Outputs extends readonly OutputRequest[] = readonly [],
    Inputs extends object = {},
  >(
    savers: Savers,
    options?: ExecutionOptions<Module, Inputs> & {
      /** Further outputs to compute. */
      readonly outputs?: readonly [...CheckedOutputs<Outputs, Module, Config & Inputs>];
    },
  ): Promise<MaterializedResult<NodesOf<Savers[number]>, ExecutionResult<Module, Config & Inputs, Outputs[number]>>>;

  /**
   * Prepares outputs that are requested repeatedly with different values, like a prepared statement of a database.
   *
   * The plan is made at the first execution, and again whenever the names of the inputs or overrides differ from the
   * last time.
   *
   * @throws DataflowError ICO7010 for an output that does not exist.
   * @example
   * ```ts
   * import { dataflow } from "@icosian/runtime";
   * import * as features from "./features.js";
   *
   * const prepared = dataflow(features).prepare(["spendMean"]);
   * const weeks = [Float64Array.of(10, 20), Float64Array.of(30)];
   * const means = weeks.map((spend) => prepared.executeSync({ inputs: { spend } }).spendMean);
   * ```
   */
  prepare<Outputs extends readonly OutputRequest[]>(
    outputs: readonly [...CheckedOutputs<Outputs, Module, Config>],
  ): PreparedExecution<Module, Config, Outputs[number]>;

  /**
   * Makes the checks of `execute` without running anything.
   *
   * @throws DataflowError with every problem of the request.
   * @hamilton driver.Driver.validate_execution
   */
  validateExecution<Outputs extends readonly OutputRequest[], Inputs extends object = {}>(
    outputs: readonly [...CheckedOutputs<Outputs, Module, Config & Inputs>],
    options?: ExecutionOptions<Module, Inputs>,
  ): void;

  /**
   * Releases the resources that nodes keep open between runs, such as the threads of `worker`. Runs that still use them
   * fail. Also called at the end of the block of `await using flow = dataflow(…)`.
   */
  close(): Promise<void>;

  /**
   * Describes what `execute` would run, as plain JSON. Inputs may be missing.
   *
   * @throws DataflowError with every wrong name of the request.
   * @hamilton driver.Driver.export_execution
   */
  exportExecution(outputs: readonly OutputRequest[], options?: ExecutionOptions<object, object>): ExecutionExport;

  /**
   * Lists nodes and external inputs by topological level, then by name.
   *
   * @param options - `tags` restricts the list: every key must match, a list matches any of its values, and `null`
   * matches any value of the key.
   * @hamilton driver.Driver.list_available_variables
   */
  listAvailableVariables(options?: { readonly tags?: TagQuery }): readonly VariableInfo[];

  /**
   * Lists the given nodes or inputs and everything that they are computed from.
   *
   * @throws DataflowError ICO7010 for a name that is not there.
   * @hamilton driver.Driver.what_is_upstream_of
   */
  whatIsUpstreamOf(...names: readonly OutputRequest[]): readonly VariableInfo[];

  /**
   * Lists the given nodes or inputs and everything that is computed from them.
   *
   * @throws DataflowError ICO7010 for a name that is not there.
   * @hamilton driver.Driver.what_is_downstream_of
   */
  whatIsDownstreamOf(...names: readonly OutputRequest[]): readonly VariableInfo[];

  /**
   * Lists everything on a path from one node or input to another, both included; nothing when there is no path.
   *
   * @throws DataflowError ICO7010 for a name that is not there.
   * @hamilton driver.Driver.what_is_the_path_between
   */
  whatIsThePathBetween(upstream: OutputRequest, downstream: OutputRequest): readonly VariableInfo[];
}

/** The result of {@link Dataflow.materialize}. */
export interface MaterializedResult<Metadata, Results> {
  /** What each saver tells about what it saved, by its id. */
  readonly metadata: Metadata;
  /** The values of the outputs by name. */
  readonly results: Results;
}

/** Outputs of a dataflow that can be executed any number of times, also concurrently. */
export interface PreparedExecution<Module extends object, Config extends object, Output extends OutputRequest> {
  /**
   * Computes the outputs as `execute` of the dataflow does.
   *
   * @throws DataflowError as `execute` of the dataflow does.
   */
  execute<Inputs extends object = {}>(
    options?: ExecutionOptions<Module, Inputs>,
  ): Promise<ExecutionResult<Module, Config & Inputs, Output>>;
  /**
   * Computes the outputs as `executeSync` of the dataflow does.
   *
   * @throws DataflowError as `executeSync` of the dataflow does.
   */
  executeSync<Inputs extends object = {}>(
    options?: ExecutionOptions<Module, Inputs>,
  ): ExecutionResult<Module, Config & Inputs, Output>;
}

/** The options with which a dataflow is built. */
export interface DataflowOptions<
  Modules extends readonly object[],
  Config extends object,
  Materializers extends readonly AnyMaterializer[] = readonly AnyMaterializer[],
> {
  /** Dataflow modules, as `import * as features from "./features.js"` gives them. */
  readonly modules: Modules;
  /** Fixed values by name: each replaces the node of its name, or serves as an input. */
  readonly config?: Config;
  /** Whether the last module that defines a name wins. Otherwise several definitions of one name are an error. */
  readonly allowModuleOverrides?: boolean;
  /** Manifests by module namespace, for modules that no transformer has compiled; generated files pass them. */
  readonly manifests?: ReadonlyMap<object, Manifest>;
  /**
   * The maximum number of threads that compute nodes with `worker`; the number of CPUs available if it is not given.
   */
  readonly threads?: number | undefined;
  /** What watches, wraps and protects the nodes, the outermost adapter first. */
  readonly adapters?: readonly LifecycleAdapter[] | undefined;
  /** The nodes that bring data in and out: `from(…)` and `to(…)` of `@icosian/runtime/data`. */
  readonly materializers?: Materializers | undefined;
}

/**
 * Links dataflow modules.
 *
 * @returns The dataflow; nothing has run.
 * @throws DataflowError ICO6001 to ICO6008 with every problem of the modules and options.
 * @hamilton driver.Builder
 */
export function dataflow<
  Modules extends readonly [] | readonly object[],
  Config extends object = {},
  Materializers extends readonly [] | readonly AnyMaterializer[] = readonly [],
>(options: DataflowOptions<Modules, Config, Materializers>): Dataflow<Modules[number] | Materializers[number], Config>;
export function dataflow<Modules extends readonly object[]>(
  ...modules: readonly [...modules: Modules] & ModuleArguments<Modules>
): Dataflow<Modules[number]>;
export function dataflow(...args: readonly unknown[]): Dataflow<object> {
  const options = readLinkOptions(args);
  // A cast because the names and types of nodes exist only at compile time.
  return new LinkedDataflow(linkModules(options), options) as unknown as Dataflow<object>;
}
