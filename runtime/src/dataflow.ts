/** Dataflows: linked modules that can be executed and queried. */
import type { DataflowLineage } from "./dataflow-lineage.js";
import type { ExecutionCheck } from "./lifecycle/planned-jobs.js";
import type { AnyMaterializer } from "./materialize/materializer.js";
import type { AsyncDisposal } from "./typing/async-disposal.js";
import type { ColumnOptions, ColumnResult } from "./typing/columns.js";
import type { CheckedOutputs, ExecutionOptions, ExecutionResult, OutputRequest } from "./typing/execution.js";
import type { NodesOf } from "./typing/nodes.js";
import type { PreparedExecution } from "./typing/prepared-execution.js";

/**
 * A dataflow that was built without a problem. It never changes, and any number of executions may run at the same time.
 *
 * @typeParam Module - Union of the modules' types: `Dataflow<typeof features | typeof loaders>`.
 * @typeParam Config - Type of the config.
 * @hamilton driver.Driver
 */
export interface Dataflow<Module extends object, Config extends object = {}> extends AsyncDisposal, DataflowLineage {
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
   * Computes outputs once per row of some columns, and gives columns.
   *
   * Nodes that depend on no column are computed once, and repeated for each row if they are outputs. An output whose
   * node is declared as a `number` is a `Float64Array`, every other output a list. Missing values are passed to the
   * functions as they are. If the request is known to the compiler, the rows are one loop of code. Hooks before and after
   * a node are called only if it is computed once; `executeNode`, and whatever else wraps a node, is called for each row.
   *
   * @param outputs - Names, or the nodes' functions.
   * @param options - `columns` by name, each with one value per row, all of the same length; `inputs` and `overrides`
   * by name, with values that all rows share.
   * @returns Exactly these outputs by name, in this order, one value per row.
   * @throws DataflowError as `executeSync` does, with the row as the item in `values.items`; also ICO7021 to ICO7025 if
   * the columns or nodes do not allow it, and ICO8031 if an output that is declared as a `number` is none.
   * @example
   * ```ts
   * const { isLate } = dataflow(flights).executeColumns(["isLate"], { columns: { delay: Float64Array.of(3, 40) } });
   * ```
   */
  executeColumns<Outputs extends readonly OutputRequest[], Columns extends object, Inputs extends object = {}>(
    outputs: readonly [...CheckedOutputs<Outputs, Module, Config & Inputs & Columns>],
    options: ColumnOptions<Module, Inputs, Columns>,
  ): ColumnResult<Module, Config & Inputs, Columns, Outputs[number]>;

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
   * @returns What would be sent to other machines, if the dataflow has the adapter `distribute`.
   * @throws DataflowError with every problem of the request.
   * @hamilton driver.Driver.validate_execution
   */
  validateExecution<Outputs extends readonly OutputRequest[], Inputs extends object = {}>(
    outputs: readonly [...CheckedOutputs<Outputs, Module, Config & Inputs>],
    options?: ExecutionOptions<Module, Inputs>,
  ): ExecutionCheck;

  /**
   * Releases the resources that nodes keep open between runs, such as the threads of `worker`. Runs that still use them
   * fail. Also called at the end of the block of `await using flow = dataflow(…)`.
   */
  close(): Promise<void>;
}

/** The result of {@link Dataflow.materialize}. */
export interface MaterializedResult<Metadata, Results> {
  /** What each saver tells about what it saved, by its id. */
  readonly metadata: Metadata;
  /** The values of the outputs by name. */
  readonly results: Results;
}
