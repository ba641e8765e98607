/** The type of prepared outputs. */
import type { ColumnOptions, ColumnResult } from "./columns.js";
import type { ExecutionOptions, ExecutionResult, OutputRequest } from "./execution.js";

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
  /**
   * Computes the outputs once per row, as `executeColumns` of the dataflow does.
   *
   * @throws DataflowError as `executeColumns` of the dataflow does.
   */
  executeColumns<Columns extends object, Inputs extends object = {}>(
    options: ColumnOptions<Module, Inputs, Columns>,
  ): ColumnResult<Module, Config & Inputs, Columns, Output>;
}
