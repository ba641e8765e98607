/**
 * Plans: the work of a run as plain data, without functions. A plan is created once per kind of request and shared by
 * its runs; binding it to functions makes it executable.
 */
import type { Rows } from "../graph/rows.js";

/** The slot that is never filled; it is read for an optional input that nothing provides. */
export const ABSENT_SLOT: number = 0;

/** The work of a run. A slot holds one value; a task fills one slot by calling one node's function. */
export interface Plan {
  /** The number of slots, including {@link ABSENT_SLOT}. */
  readonly slotCount: number;
  /** The values that the request or the config provides. */
  readonly givens: readonly GivenValue[];
  /** The requested values, in the order of the request. */
  readonly outputs: readonly Output[];
  /** The tasks, in an order in which they can run one after the other. */
  readonly tasks: readonly Task[];
  /** Whether any task may wait. */
  readonly hasAsync: boolean;
  /** The tasks in groups that a scheduler starts as a unit; a plan without async tasks has a single segment. */
  readonly segments: Segments;
  /** The same tasks, encoded for the executor that runs them in this order. */
  readonly program: Program;
}

/** One step of a plan, which fills one slot. */
export interface Task {
  /**
   * The work: to compute a node, to run a loop body for each item of a fan-out, or to pick one of the lists of a loop
   * body.
   */
  readonly kind: "node" | "items" | "pick";
  /** Id of the node that is computed, or that fans out. */
  readonly id: number;
  /** Name of that node. */
  readonly name: string;
  /** The slot of the result. */
  readonly slot: number;
  /** The slots of the node's inputs, in order; of a loop body, first the slot of the items. */
  readonly reads: readonly number[];
  /** Whether the node is declared to be async. */
  readonly isAsync: boolean;
  /** Whether the value is declared as a number, a boolean, or nothing, which need no heap memory. */
  readonly isSmall: boolean;
  /** Whether the node's function takes all inputs as positional arguments, and nothing else. */
  readonly isPositional: boolean;
  /** The work for each item; null unless the task runs a loop body. */
  readonly loopBody: LoopBody | null;
  /** The index of the list to pick; 0 unless the task picks one. */
  readonly pick: number;
  /**
   * The nodes that are sent elsewhere together, in an order in which they can be computed, the task's own node last; absent
   * if that is all there is. The task then reads what they need from outside, and not the node's inputs.
   */
  readonly steps?: readonly PlanStep[];
}

/** One of several nodes that are sent elsewhere together. */
export interface PlanStep {
  /** Id of the node. */
  readonly id: number;
  /**
   * Where each of its inputs comes from: the index of one of the task's `reads`, or for the value of an earlier step the
   * complement of its index, `~0`, `~1`, …
   */
  readonly inputs: readonly number[];
}

/** The work that is done once per item of a fan-out. */
export interface LoopBody {
  /** Id of the node that fans out. */
  readonly fanOut: number;
  /** Whether the items may have to be awaited. */
  readonly isAsync: boolean;
  /** Whether no other loop body goes through the items before this one. */
  readonly isFirst: boolean;
  /** Whether no other loop body goes through the items after this one. */
  readonly isLast: boolean;
  /** The plan for one item. Its outputs are the slots whose values are collected or kept. */
  readonly plan: Plan;
  /** The slot of the item in the loop body's plan. */
  readonly item: number;
  /** The loop body's slots for values from outside, one for each slot that the task reads after the first. */
  readonly shared: readonly number[];
  /**
   * The loop body's slots for values from an earlier pass. For each of them the task reads a list, after the shared
   * slots.
   */
  readonly kept: readonly number[];
  /**
   * The slots whose values the task collects in lists, one value per item. The task's value is a list of those lists,
   * or the only list.
   */
  readonly collected: readonly number[];
}

/**
 * Groups of consecutive tasks. The tasks of a segment run without interruption; a task that may wait is a segment of
 * its own.
 */
export interface Segments {
  /** The first task of each segment, followed by the number of tasks. */
  readonly starts: Int32Array;
  /** For each segment, the number of segments that it waits for. */
  readonly waitCounts: Int32Array;
  /** For each segment, the segments that wait for it. */
  readonly followers: Rows;
  /** For each segment, the number of async tasks and fan-outs on the longest path from it to an end. */
  readonly longestPaths: Int32Array;
  /** For each segment, the slots that it reads, except those that the program clears within the segment. */
  readonly reads: Rows;
  /** For each slot, the number of segments that read it; an output is read once more, by the caller. */
  readonly readCounts: Int32Array;
}

/** A value that is available before the run. */
export interface GivenValue {
  /** The slot of the value. */
  readonly slot: number;
  /** Name of the node or input. */
  readonly name: string;
  /** The source of the value. */
  readonly origin: "inputs" | "overrides" | "config";
}

/** A value that the caller requested. */
export interface Output {
  /** The slot of the value. */
  readonly slot: number;
  /** Name of the node or input. */
  readonly name: string;
}

/** The arity of a function that takes named inputs or the context, and not only positional values. */
export const CALL_BY_SHAPE: number = -1;

/**
 * Tasks encoded in one flat array.
 *
 * The numbers of a task begin at `starts[task]`: the slot of its result; the number of arguments that its function
 * takes, or {@link CALL_BY_SHAPE}; the number of slots that it reads; those slots; the number of slots to clear after
 * it, because nothing reads them later; those slots. Only slots that are read in a single one of the {@link Segments}
 * are cleared here.
 */
export interface Program {
  /** The numbers of all tasks. */
  readonly code: Int32Array;
  /** The index in `code` at which each task begins. */
  readonly starts: Int32Array;
}

/** Whether a task is declared to be async, or runs a loop body that may wait. */
export function mayWait({ isAsync, loopBody }: Task): boolean {
  return loopBody === null ? isAsync : loopBody.plan.hasAsync || loopBody.isAsync;
}
