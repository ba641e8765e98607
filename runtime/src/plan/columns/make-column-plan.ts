/** Creates the plan of a request over columns. */
import type { Graph } from "../../graph/graph.js";
import type { Needs } from "../../graph/trace-needs.js";
import { typeOf } from "../../graph/variable-type.js";
import { completePlan, makePlan } from "../build/make-plan.js";
import { ABSENT_SLOT, type Output, type Plan, type Task } from "../plan.js";
import { toColumnKind, toGuard } from "./column-kind.js";
import type { ColumnOutput, ColumnPlan, WholeInput } from "./column-plan.js";

/** The types of lists, whose values are rarely the values of single rows. */
const LIST = /^(readonly )?([\w.<>]+\[\]|(Readonly)?Array<.*>|(Big)?(Int|Uint|Float)\d+(Clamped)?Array)$/;

/**
 * Creates the plan of a request over columns in which nothing is missing and nothing fans out. O(needed variables +
 * their edges).
 *
 * @param outputs - The names of the outputs.
 * @param columns - The names of the inputs with one value per row.
 */
export function makeColumnPlan(
  graph: Graph,
  needs: Needs,
  outputs: readonly string[],
  columns: ReadonlySet<string>,
): ColumnPlan {
  const plan = makePlan(graph, needs, outputs);
  const { slotCount, givens } = plan;
  const given = givens.filter(({ name, origin }) => origin === "inputs" && columns.has(name));
  const columnSlots = new Set(given.map(({ slot }) => slot));
  const { onceTasks, rowTasks, rowSlots } = divide(plan, columnSlots);

  const typesOf = new Map(plan.tasks.map(({ slot, id }) => [slot, typeOf(graph, id)]));
  const requested = plan.outputs.map(({ name, slot }): ColumnOutput => {
    if (columnSlots.has(slot)) return { name, slot, source: "given", kind: "list" };
    const kind = toColumnKind(typesOf.get(slot) ?? "unknown");
    return { name, slot, source: rowSlots.has(slot) ? "rows" : "shared", kind };
  });
  const computed = requested.filter(({ source }) => source === "rows");
  const rows = completePlan({ slotCount, givens: given, outputs: computed.map(toOutput), tasks: rowTasks });
  return {
    once: completePlan({
      slotCount,
      givens: givens.filter(({ slot }) => !columnSlots.has(slot)),
      outputs: [...findShared(plan, rowTasks, rowSlots)].map((slot) => ({ slot, name: String(slot) })),
      tasks: onceTasks,
    }),
    rows,
    guards: rows.tasks.map(({ slot, isSmall }) => toGuard(typesOf.get(slot)!, isSmall)),
    kinds: computed.map(({ kind }) => kind),
    outputs: requested,
    wholes: findWholes(graph, rows),
  };
}

/** Divides the tasks of a plan into those that depend on a column, and the rest. */
function divide(
  { tasks }: Plan,
  columnSlots: ReadonlySet<number>,
): { readonly onceTasks: readonly Task[]; readonly rowTasks: readonly Task[]; readonly rowSlots: ReadonlySet<number> } {
  const rowSlots = new Set(columnSlots);
  const onceTasks: Task[] = [];
  const rowTasks: Task[] = [];
  for (const task of tasks) {
    const isRow = task.reads.some((slot) => rowSlots.has(slot));
    if (isRow) rowSlots.add(task.slot);
    (isRow ? rowTasks : onceTasks).push(task);
  }
  return { onceTasks, rowTasks, rowSlots };
}

/** The slots of the values that all rows share and that rows or the result read. */
function findShared({ outputs }: Plan, rowTasks: readonly Task[], rowSlots: ReadonlySet<number>): ReadonlySet<number> {
  const read = [...rowTasks.flatMap(({ reads }) => reads), ...outputs.map(({ slot }) => slot)];
  return new Set(read.filter((slot) => slot !== ABSENT_SLOT && !rowSlots.has(slot)));
}

function toOutput({ name, slot }: ColumnOutput): Output {
  return { name, slot };
}

function findWholes({ variables }: Graph, { givens, tasks }: Plan): readonly WholeInput[] {
  const nameOf = new Map(givens.map(({ slot, name }) => [slot, name]));
  return tasks.flatMap(({ id, reads }): readonly WholeInput[] => {
    const variable = variables[id]!;
    if (variable.kind !== "node") return [];
    return reads.flatMap((slot, index) => {
      const name = nameOf.get(slot);
      const type = variable.definition.inputs[index]?.type ?? "";
      return name !== undefined && LIST.test(type) ? [{ name, consumer: id, type }] : [];
    });
  });
}
