/** Runs the plan of a row for all rows of some columns. */
import type { Column } from "../../data/data-types.js";
import type { Graph } from "../../graph/graph.js";
import type { ColumnKind } from "../../plan/columns/column-kind.js";
import { BLOCK_ROWS, type RowTools } from "../../plan/columns/compiled-columns.js";
import { ABSENT_SLOT } from "../../plan/plan.js";
import { enterSite, leaveSite } from "../bind/call-site.js";
import { toFailure } from "../call/to-failure.js";
import type { Run } from "../run.js";
import type { BoundColumns } from "./bound-columns.js";
import { BoundRowTools } from "./bound-row-tools.js";
import { toRowPosition } from "./row-frame.js";
import { toRowSteps, type RowStep } from "./row-steps.js";

/** Computes something for the rows from `first` to `last`. */
type BlockStep = (first: number, last: number, tools: RowTools) => void;

/**
 * Computes the outputs of all rows, block by block. Typed arrays are allocated once.
 *
 * A failure is that of the first row that fails: after a task has failed for a row, the tasks that follow are still
 * computed for the rows before it, because one of them may fail there.
 *
 * @param run - The run, with the values that all rows share in its slots. A failure ends it.
 * @returns The columns, in the order of the plan's outputs.
 */
export function runRows(
  plan: BoundColumns,
  columns: ReadonlyMap<string, Column>,
  rowCount: number,
  run: Run,
  graph: Graph,
): readonly Column[] {
  const { rows, kinds } = plan;
  const results = kinds.map((kind) => (kind === "numbers" ? new Float64Array(rowCount) : []));
  const steps =
    plan.chunks === null ? toInterpreted(plan, columns, results, run) : toCompiled(plan, columns, results, run);
  const tools = new BoundRowTools(rows, graph, run);
  const outer = enterSite(rows.site, tools);
  try {
    for (let first = 0; first < rowCount && run.failure === null; first += BLOCK_ROWS) {
      const failure = runBlock(steps, first, Math.min(rowCount, first + BLOCK_ROWS), tools);
      if (failure === null || run.failure !== null) continue;
      run.stop(toFailure(rows.nodes[failure.task]!, failure.thrown, toRowPosition(failure.row)));
    }
  } finally {
    leaveSite(rows.site, outer);
  }
  return results.map((result, index) => (kinds[index] === "open" ? toNumbers(result) : result));
}

/** What was thrown for a row. */
interface RowFailure {
  readonly task: number;
  readonly row: number;
  readonly thrown: unknown;
}

function runBlock(steps: readonly BlockStep[], first: number, end: number, tools: BoundRowTools): RowFailure | null {
  let failure: RowFailure | null = null;
  let last = end;
  for (const step of steps) {
    if (last === first) break;
    try {
      step(first, last, tools);
    } catch (thrown) {
      failure = { task: tools.task, row: tools.row, thrown };
      last = tools.row;
    }
  }
  return failure;
}

/** Loops that were compiled take values from the columns themselves, and store results there. */
function toCompiled(
  { rows: { givens, tasks }, chunks }: BoundColumns,
  columns: ReadonlyMap<string, Column>,
  results: readonly unknown[],
  run: Run,
): readonly BlockStep[] {
  const data = run.slots.slice();
  for (const { slot } of tasks) data[slot] = [];
  for (const { slot, name } of givens) data[slot] = columns.get(name);
  return chunks!.map((chunk) => (first, last, tools) => chunk(data, results, first, last, tools));
}

/** The interpreter takes values from lists of one block, into which the columns are copied. */
function toInterpreted(
  plan: BoundColumns,
  columns: ReadonlyMap<string, Column>,
  results: readonly (Float64Array | unknown[])[],
  run: Run,
): readonly BlockStep[] {
  const { rows, kinds } = plan;
  const block = Array.from({ length: rows.slotCount }, (): unknown[] => []);
  const local = new Set([ABSENT_SLOT, ...rows.givens.map(({ slot }) => slot), ...rows.tasks.map(({ slot }) => slot)]);
  for (const slot of new Set(rows.tasks.flatMap(({ reads }) => reads)))
    if (!local.has(slot)) for (let row = 0; row < BLOCK_ROWS; row++) block[slot]!.push(run.slots[slot]);
  const copy = (values: Column, to: unknown[]): BlockStep => {
    return (first, last) => {
      for (let row = first; row < last; row++) to[row - first] = values[row];
    };
  };
  const toStep = (step: RowStep): BlockStep => {
    return (first, last, tools) => step(block, first, last - first, tools);
  };
  const store = (from: readonly unknown[], result: Float64Array | unknown[], kind: ColumnKind): BlockStep => {
    if (kind === "numbers")
      return (first, last) => {
        for (let row = first; row < last; row++) result[row] = from[row - first];
      };
    return (first, last) => {
      for (let row = first; row < last; row++) (result as unknown[]).push(from[row - first]);
    };
  };
  return [
    ...rows.givens.map(({ slot, name }) => copy(columns.get(name)!, block[slot]!)),
    ...toRowSteps(plan).map(toStep),
    ...rows.outputs.map(({ slot }, index) => store(block[slot]!, results[index]!, kinds[index]!)),
  ];
}

/** Makes a typed array of a list if all its values are numbers. */
function toNumbers(values: Float64Array | unknown[]): Column {
  // A cast because all values have been tested.
  const isTyped = values.length > 0 && values.every((value: unknown) => typeof value === "number");
  return isTyped ? Float64Array.from(values as number[]) : values;
}
