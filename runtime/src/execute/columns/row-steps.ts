/** Interprets tasks column by column: each task is computed for a block of rows before the next task begins. */
import type { PlainFunction } from "../../plan/code/plan-code.js";
import type { RowTools } from "../../plan/columns/compiled-columns.js";
import type { BoundColumns } from "./bound-columns.js";

/** The values of some rows, one list per slot. The list of the absent slot is empty, so its values are `undefined`. */
export type Block = readonly unknown[][];

/** Computes something for the first rows of a block. */
export type RowStep = (block: Block, first: number, count: number, tools: RowTools) => void;

const NO_VALUES: readonly unknown[] = [];

/**
 * Creates one step per task.
 *
 * Calling one function for many rows takes about two thirds of the time of calling all functions for each row, because
 * the engine sees the same function again and again.
 */
export function toRowSteps({ rows, kinds }: BoundColumns): readonly RowStep[] {
  const numbers = new Set(rows.outputs.flatMap(({ slot }, index) => (kinds[index] === "numbers" ? [slot] : [])));
  return rows.tasks.map(({ slot, reads }, task) =>
    toRowStep(rows.functions[task]!, task, reads, slot, numbers.has(slot)),
  );
}

/** @param isNumber - Whether the values are stored in a column of numbers. */
function toRowStep(
  own: PlainFunction,
  task: number,
  reads: readonly number[],
  slot: number,
  isNumber: boolean,
): RowStep {
  return (block, first, count, tools) => {
    const inputs = reads.map((read) => block[read]!);
    const [a = NO_VALUES, b = NO_VALUES, c = NO_VALUES, d = NO_VALUES] = inputs;
    const results = block[slot]!;
    const { isWatched } = tools;
    let row = 0;
    try {
      for (; row < count; row++) {
        if (isWatched) tools.row = first + row;
        const value = callRow(own, inputs, a, b, c, d, row);
        if (typeof value !== "number") {
          if (isNumber) tools.refuseNumber(task, value);
          else if (typeof value !== "string") tools.refuse(value);
        }
        results[row] = value;
      }
    } catch (thrown) {
      tools.fail(task, first + row, thrown);
    }
  };
}

/** A switch, because a spread would cost several times as much as the call. */
function callRow(
  own: PlainFunction,
  inputs: readonly (readonly unknown[])[],
  a: readonly unknown[],
  b: readonly unknown[],
  c: readonly unknown[],
  d: readonly unknown[],
  row: number,
): unknown {
  switch (inputs.length) {
    case 1:
      return own(a[row]);
    case 2:
      return own(a[row], b[row]);
    case 3:
      return own(a[row], b[row], c[row]);
    case 4:
      return own(a[row], b[row], c[row], d[row]);
    default:
      return own(...inputs.map((values) => values[row]));
  }
}
