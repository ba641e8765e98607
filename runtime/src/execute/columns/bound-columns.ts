/** Binds plans of requests over columns to functions. */
import type { Graph } from "../../graph/graph.js";
import type { ColumnPlan } from "../../plan/columns/column-plan.js";
import type { CompiledColumns, RowChunk } from "../../plan/columns/compiled-columns.js";
import { bindPlan, type NodeBinding } from "../bind/bind-plan.js";
import type { BoundPlan } from "../bind/bound-plan.js";

/** A plan of a request over columns, with functions. */
export interface BoundColumns extends ColumnPlan {
  /** The work that depends on no column. */
  readonly once: BoundPlan;
  /** The work for one row. */
  readonly rows: BoundPlan;
  /** The loops over rows as code; null if they were not compiled. */
  readonly chunks: readonly RowChunk[] | null;
}

/** What adapters and modifiers put around the nodes that are computed once, and around those computed once per row. */
export interface ColumnBinding {
  /** Around nodes that are computed once. */
  readonly once: NodeBinding;
  /** Around nodes that are computed once per row. */
  readonly rows: NodeBinding;
}

/**
 * Binds a plan of a request over columns. O(tasks).
 *
 * @param compiled - The loops as code, if they are up to date.
 */
export function bindColumns(
  plan: ColumnPlan,
  compiled: CompiledColumns | null,
  graph: Graph,
  binding: ColumnBinding,
): BoundColumns {
  const rows = bindPlan(plan.rows, null, graph, binding.rows);
  return {
    ...plan,
    once: bindPlan(plan.once, null, graph, binding.once),
    rows,
    chunks: compiled?.bind(rows.functions) ?? null,
  };
}
