/** Interprets tasks column by column: each task is computed for a block of rows before the next task begins. */
import type { PlainFunction } from "../../plan/code/plan-code.js";
import type { RowTools } from "../../plan/columns/compiled-columns.js";
import { ABSENT_SLOT } from "../../plan/plan.js";
import type { BoundColumns } from "./bound-columns.js";

/** The values of some rows, one list per slot that is read or computed. */
export type Block = readonly unknown[][];

/** Computes something for the first rows of a block. */
export type RowStep = (block: Block, first: number, count: number, tools: RowTools) => void;

/** A function that throws unless a value is one that a task may give. */
type CheckValue = (value: unknown, task: number, tools: RowTools) => void;

/**
 * Creates one step per task.
 *
 * Calling one function for many rows takes about half the time of calling all functions for each row, because the
 * engine sees the same function again and again.
 */
export function toRowSteps({ rows, kinds }: BoundColumns): readonly RowStep[] {
  const numbers = new Set(rows.outputs.flatMap(({ slot }, index) => (kinds[index] === "numbers" ? [slot] : [])));
  return rows.tasks.map(({ slot, reads }, task): RowStep => {
    const own = rows.functions[task]!;
    const check = numbers.has(slot) ? checkNumber : checkPromise;
    // `undefined` is passed for an optional input that nothing provides.
    const isPlain = rows.calls[task] === null && !reads.includes(ABSENT_SLOT);
    if (isPlain && reads.length === 1) return toStepOfOne(own, task, reads[0]!, slot, check);
    if (isPlain && reads.length === 2) return toStepOfTwo(own, task, reads[0]!, reads[1]!, slot, check);
    return toStepOfAny(own, task, reads, slot, check);
  });
}

function toStepOfOne(own: PlainFunction, task: number, read: number, slot: number, check: CheckValue): RowStep {
  return (block, first, count, tools) => {
    const [values, results] = [block[read]!, block[slot]!];
    let row = 0;
    try {
      for (; row < count; row++) {
        const value = own(values[row]);
        if (typeof value !== "number") check(value, task, tools);
        results[row] = value;
      }
    } catch (thrown) {
      tools.fail(task, first + row, thrown);
    }
  };
}

function toStepOfTwo(
  own: PlainFunction,
  task: number,
  read: number,
  other: number,
  slot: number,
  check: CheckValue,
): RowStep {
  return (block, first, count, tools) => {
    const [values, others, results] = [block[read]!, block[other]!, block[slot]!];
    let row = 0;
    try {
      for (; row < count; row++) {
        const value = own(values[row], others[row]);
        if (typeof value !== "number") check(value, task, tools);
        results[row] = value;
      }
    } catch (thrown) {
      tools.fail(task, first + row, thrown);
    }
  };
}

function toStepOfAny(
  own: PlainFunction,
  task: number,
  reads: readonly number[],
  slot: number,
  check: CheckValue,
): RowStep {
  return (block, first, count, tools) => {
    const inputs = reads.map((read) => (read === ABSENT_SLOT ? null : block[read]!));
    const results = block[slot]!;
    const values: unknown[] = [];
    let row = 0;
    try {
      for (; row < count; row++) {
        if (tools.isWatched) tools.row = first + row;
        for (let index = 0; index < inputs.length; index++) values[index] = inputs[index]?.[row];
        const value = own(...values);
        if (typeof value !== "number") check(value, task, tools);
        results[row] = value;
      }
    } catch (thrown) {
      tools.fail(task, first + row, thrown);
    }
  };
}

function checkPromise(value: unknown, _: number, tools: RowTools): void {
  if (typeof value !== "string") tools.refuse(value);
}

function checkNumber(value: unknown, task: number, tools: RowTools): void {
  tools.refuseNumber(task, value);
}
