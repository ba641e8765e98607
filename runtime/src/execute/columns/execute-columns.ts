/** Executes requests over columns. */
import { notANumber } from "../../errors/catalogue/8-columns.js";
import { wholeColumn } from "../../errors/catalogue/7-columns.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { throwProblems } from "../../errors/dataflow-error.js";
import { describeKind } from "../../errors/words.js";
import { locationOf, type Graph } from "../../graph/graph.js";
import { shownName } from "../../graph/shown-name.js";
import { typeOf } from "../../graph/variable-type.js";
import type { ColumnOutput } from "../../plan/columns/column-plan.js";
import type { ColumnRequest } from "../../plan/columns/column-request.js";
import { NodeProblem } from "../call/node-problem.js";
import { refusePromise } from "../call/refuse-promise.js";
import type { Environment } from "../environment.js";
import { Run } from "../run.js";
import { runSegment } from "../sync/run-segment.js";
import { setOwn } from "../values/set-own.js";
import type { BoundColumns } from "./bound-columns.js";
import { repeat } from "./repeat.js";
import { runRows } from "./run-rows.js";

/**
 * Executes a plan over columns: first what depends on no column, then all rows.
 *
 * @param runId - The id of the run; null to create one when it is needed.
 * @returns The columns of the outputs by name. If there are no rows, nothing is computed.
 * @throws DataflowError ICO7025 if a node would get single values instead of a column; ICO8001 if a node fails, with
 * the row; ICO8003 if a function returns a promise; ICO8031 if an output that is declared as a number is none.
 */
export function executeColumns(
  plan: BoundColumns,
  request: ColumnRequest,
  environment: Environment,
  runId: string | null = null,
): Record<string, unknown> {
  const { graph } = environment;
  const { columns, rowCount } = request;
  checkWholes(plan, request, graph);
  const run = new Run(plan.once, request, environment, runId);
  const pending = rowCount === 0 ? null : runSegment(run, 0);
  if (pending !== null) refusePromise(run, plan.once.nodes[pending.task]!, pending.promise);
  const results: Record<string, unknown> = {};
  if (run.failure === null) {
    const computed = runRows(plan, columns, rowCount, run, graph);
    let next = 0;
    for (const output of plan.outputs) {
      const { name, slot, source } = output;
      if (source === "shared" && rowCount > 0) checkNumber(output, plan, run, graph);
      const value = source === "rows" ? computed[next++] : columns.get(name);
      setOwn(results, name, source === "shared" ? repeat(run.slots[slot], rowCount, output.kind) : value);
    }
  }
  void run.finish();
  run.close();
  return results;
}

/** Refuses columns of single values for nodes that take a whole column. A column of lists is fine. */
function checkWholes({ wholes }: BoundColumns, { columns }: ColumnRequest, graph: Graph): void {
  const problems = wholes.flatMap(({ name, consumer, type }) => {
    const [value] = columns.get(name) ?? [];
    const node = graph.variables[consumer]!;
    if (value === undefined || value === null || typeof value === "object" || node.kind !== "node") return [];
    const values = { consumer: shownName(node.definition), type };
    return [toProblem(wholeColumn, name, values, [locationOf(node)])];
  });
  throwProblems(problems);
}

/** Fails if a computed value that all rows share is declared as a number and is none. */
function checkNumber({ slot, kind }: ColumnOutput, { once }: BoundColumns, run: Run, graph: Graph): void {
  const task = once.tasks.findIndex((each) => each.slot === slot);
  const value = run.slots[slot];
  if (kind !== "numbers" || task < 0 || typeof value === "number" || run.failure !== null) return;
  const type = typeOf(graph, once.tasks[task]!.id);
  run.fail(once.nodes[task]!, new NodeProblem(notANumber, { type, found: describeKind(value) }));
}
