/** The methods of a dataflow that show its graph and answer questions about it. */
import type { ExecutionExport } from "./lineage/execution-export.js";
import type { TagQuery } from "./lineage/tag-query.js";
import type { VariableInfo } from "./lineage/variable-info.js";
import type { ExecutionOptions, OutputRequest } from "./typing/execution.js";
import type { VisualizeOptions } from "./visualize/drawing-options.js";

/** The graph of a dataflow, for people and for tools. Nothing here runs a node. */
export interface DataflowLineage {
  /**
   * Describes what `execute` would run, as plain JSON. Inputs may be missing.
   *
   * @throws DataflowError with every wrong name of the request.
   * @hamilton driver.Driver.export_execution
   */
  exportExecution(outputs: readonly OutputRequest[], options?: ExecutionOptions<object, object>): ExecutionExport;

  /**
   * Draws what `execute` would run. Inputs may be missing.
   *
   * @param options - `inputs` and `overrides` by name, whose values do not count, and the options of {@link visualize}.
   * @returns Text in the format, Mermaid by default.
   * @throws DataflowError with every wrong name of the request, and everything that is wrong with the options.
   * @example
   * ```ts
   * import { dataflow } from "@icosian/runtime";
   * import * as features from "./features.js";
   *
   * const picture = dataflow(features).visualizeExecution(["spendMean"], { format: "svg" });
   * ```
   * @hamilton driver.Driver.visualize_execution
   */
  visualizeExecution(
    outputs: readonly OutputRequest[],
    options?: VisualizeOptions & Pick<ExecutionOptions<object, object>, "inputs" | "overrides">,
  ): string;

  /**
   * Draws the whole dataflow, or a part of it.
   *
   * @param options - `format`; which part is drawn: `upstreamOf`, `downstreamOf`, `pathBetween`, `hops`, `tags`,
   * `modules`; and how: `orientation`, `groupBy`, `highlight`, `showTypes` and others.
   * @returns Text in the format, Mermaid by default.
   * @throws DataflowError ICO7008 with everything that is wrong with the options, ICO7010 for a name that is not there.
   * @example
   * ```ts
   * import { dataflow } from "@icosian/runtime";
   * import * as features from "./features.js";
   *
   * const text = dataflow(features).visualize({ downstreamOf: "spend", orientation: "right" });
   * ```
   * @hamilton driver.Driver.display_all_functions
   */
  visualize(options?: VisualizeOptions): string;

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
