/** Writes plans of requests over columns as loops over rows, with the values of a row in local variables. */
import {
  ABSENT_SLOT,
  BLOCK_ROWS,
  toColumnFingerprint,
  type ColumnPlan,
  type Guard,
  type Task,
} from "@icosian/runtime/tooling";
import { toBindingHead } from "./function-head.js";

/**
 * The maximum number of tasks in a loop. V8 inlines a limited amount of code into a function, and calls the rest.
 * Measured with 64 and 256 small functions of two numbers: 0.9 to 1.3 ns per node and row with 16 or 32 tasks in a loop,
 * 2.3 to 3.6 ns with 64 or 128.
 */
const LOOP_TASKS = 16;

/**
 * Writes the code of a plan as JavaScript.
 *
 * The function of the given name takes the list of outputs and attaches the loops to it.
 */
export function toColumnPlanText(plan: ColumnPlan, name: string): string {
  const { tasks } = plan.rows;
  const count = Math.ceil(tasks.length / LOOP_TASKS);
  const size = Math.ceil(tasks.length / count);
  const firsts = Array.from({ length: count }, (_, index) => index * size);
  const chunks = firsts.map((first) => `${name}_${first}(functions)`).join(", ");
  const fingerprint = JSON.stringify(toColumnFingerprint(plan));
  const entry = `fingerprint: ${fingerprint}, bind: (functions) => [${chunks}]`;
  return [
    `var ${name}_plan;`,
    `function ${name}(outputs) {`,
    `  return ${name}_plan || (${name}_plan = Object.assign(outputs, { [Symbol.for("icosian.columns")]: { ${entry} } }));`,
    `}`,
    ...firsts.map((first) => toLoopText(plan, `${name}_${first}`, first, Math.min(first + size, tasks.length))),
    "",
  ].join("\n");
}

/** Writes a function that takes the functions of all tasks and returns the loop for some of them. */
function toLoopText({ rows, guards, kinds }: ColumnPlan, name: string, first: number, last: number): string {
  const tasks = rows.tasks.slice(first, last);
  const isLocal = new Set(tasks.map(({ slot }) => slot));
  const isColumn = new Set(rows.givens.map(({ slot }) => slot));
  const isComputed = new Set(rows.tasks.map(({ slot }) => slot));
  const readLater = new Set(rows.tasks.slice(last).flatMap(({ reads }) => reads));
  const reads = new Set(tasks.flatMap((task) => task.reads).filter((slot) => slot !== ABSENT_SLOT));
  const outputs = rows.outputs.flatMap(({ slot }, index) => (isLocal.has(slot) ? [{ slot, index }] : []));
  const numbers = new Set(outputs.flatMap(({ slot, index }) => (kinds[index] === "numbers" ? [slot] : [])));

  const taken = [...reads].filter((slot) => !isLocal.has(slot));
  const kept = tasks.map(({ slot }) => slot).filter((slot) => readLater.has(slot));
  const often = new Set(taken.filter((slot) => isColumn.has(slot) || isComputed.has(slot)));
  const toTaken = (slot: number): string => (isColumn.has(slot) ? `d${slot}[row]` : `d${slot}[row - first]`);
  const toValue = (slot: number): string => (slot === ABSENT_SLOT ? "undefined" : `v${slot}`);

  const lines = tasks.flatMap((task, index) => {
    const call = `f${first + index}(${task.reads.map(toValue).join(", ")})`;
    const guard = toGuardText(task, first + index, guards[first + index]!, numbers.has(task.slot));
    return [`task = ${first + index};`, `const v${task.slot} = ${call};`, guard];
  });
  const stores = [
    ...kept.map((slot) => `d${slot}[row - first] = v${slot};`),
    ...outputs.map(({ slot, index }) =>
      kinds[index] === "numbers" ? `o${index}[row] = v${slot};` : `o${index}.push(v${slot});`,
    ),
  ];
  return [
    toBindingHead(
      name,
      "",
      Array.from(tasks, (_, index) => first + index),
      null,
    ),
    `  return (data, columns, first, last, tools) => {`,
    `    // At most ${BLOCK_ROWS} rows at a time.`,
    `    const { isWatched, refuse } = tools;`,
    ...taken.map((slot) => `    const ${often.has(slot) ? "d" : "v"}${slot} = data[${slot}];`),
    ...kept.map((slot) => `    const d${slot} = data[${slot}];`),
    ...outputs.map(({ index }) => `    const o${index} = columns[${index}];`),
    `    let task = ${first};`,
    `    let row = first;`,
    `    try {`,
    `      for (; row < last; row++) {`,
    `        if (isWatched) tools.row = row;`,
    ...[...often].map((slot) => `        const v${slot} = ${toTaken(slot)};`),
    ...lines.map((line) => `        ${line}`),
    ...stores.map((line) => `        ${line}`),
    `      }`,
    `    } catch (thrown) {`,
    `      tools.fail(task, row, thrown);`,
    `    }`,
    `  };`,
    `}`,
  ].join("\n");
}

/** Writes the test of a value: that it is no promise, and that the value of a column of numbers is a number. */
function toGuardText({ slot }: Task, task: number, guard: Guard, isNumber: boolean): string {
  if (isNumber) return `if (typeof v${slot} !== "number") tools.refuseNumber(${task}, v${slot});`;
  switch (guard) {
    case "number":
    case "string":
      return `if (typeof v${slot} !== "${guard}") refuse(v${slot});`;
    case "small":
      return `if (typeof v${slot} === "object") refuse(v${slot});`;
    case "any":
      return `refuse(v${slot});`;
  }
}
