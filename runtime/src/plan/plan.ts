/** Plans: what a run does, as numbers. Made once for a kind of request, used by every run of it. */
import type { NodeVariable } from "../graph/graph.js";
import type { Rows } from "../graph/rows.js";
import type { Chunks, ItemLoop, PlainFunction, CompiledRun } from "./code/plan-code.js";

/** The slot that is never filled: the value of an optional input that nothing provides. */
export const ABSENT_SLOT: number = 0;

/** The work of a run. A slot holds one value; a task fills one slot by calling one node's function. */
export interface Plan {
  readonly slotCount: number;
  /** Slots before a run, to be copied: nothing is faster. */
  readonly emptySlots: readonly undefined[];
  readonly givens: readonly Given[];
  readonly outputs: readonly Output[];
  /** In an order in which they can run one after the other. */
  readonly tasks: readonly Task[];
  /** Whether any of them has to be waited for, as far as declarations tell. */
  readonly hasAsync: boolean;
  /** What a scheduler starts as one; a plan that waits for nothing is a single one. */
  readonly segments: Segments;
  /** The same tasks for the executor that runs them in this order. */
  readonly program: Program;
  /** The tasks as code, as far as the transformer has written it. */
  readonly chunks: Chunks;
  /** What stands around them, as code; null where it has written none. */
  readonly code: CompiledRun | null;
}

/** The computation of one node. */
export interface Task {
  readonly node: NodeVariable;
  /** The slot of the result. */
  readonly slot: number;
  /** The slots of the node's inputs, in their order. */
  readonly reads: readonly number[];
  /** What is done for each item of the first slot that it reads; absent where the task calls a node's function. */
  readonly loopBody?: LoopBody;
}

/** The work of a run that is done once an item of a fan-out. */
export interface LoopBody {
  readonly fanOut: NodeVariable;
  /** Its outputs are the slots that hold their values until the next item. */
  readonly plan: Plan;
  /** The slot of the item. */
  readonly item: number;
  /** The slots of values from around it: for each slot that the task reads after the first. */
  readonly shared: readonly number[];
  /** The slots of values of the item that are there already: for each slot that the task reads after those, a list. */
  readonly kept: readonly number[];
  /** The slots of which the task makes lists, one value an item: a list of those lists, or the only one. */
  readonly collected: readonly number[];
  /** All that is done for an item, as code; null where the transformer has written none. */
  readonly loop: ItemLoop | null;
}

/** Tasks in a row that need not wait for each other or for anything in between, or a single one that may. */
export interface Segments {
  /** The first task of each; and how many tasks there are. */
  readonly starts: Int32Array;
  /** How many others each waits for. */
  readonly waitCounts: Int32Array;
  /** Those that wait for each. */
  readonly followers: Rows;
  /** How many async tasks and fan-outs come one after the other from each on. */
  readonly longestPaths: Int32Array;
  /** The slots that each reads, but for those that end with one of its tasks, of which the program tells. */
  readonly reads: Rows;
  /** By how many each slot is read; an output once more, by the caller. */
  readonly readCounts: Int32Array;
}

/** A value that is there before the run. */
export interface Given {
  readonly slot: number;
  readonly name: string;
  readonly origin: "inputs" | "overrides" | "config";
}

/** A value that the caller asked for. */
export interface Output {
  readonly slot: number;
  readonly name: string;
}

/** Arity of a function that takes more than values in a row: named inputs or the context. */
export const CALL_BY_SHAPE: number = -1;

/**
 * Tasks in one flat array.
 *
 * The numbers of a task begin at `starts[task]` and has: the slot of its result; how many arguments its function
 * takes, or {@link CALL_BY_SHAPE}; the number of slots that it reads; those slots; the number of slots that end with it,
 * because nobody reads them afterwards; those slots. Only slots that are read in one of {@link Segments} end so.
 */
export interface Program {
  readonly code: Int32Array;
  readonly starts: Int32Array;
  /** One a task. */
  readonly functions: readonly PlainFunction[];
}

/** Whether a task has to be waited for, as far as declarations tell. */
export function mayWait({ node, loopBody }: Task): boolean {
  if (loopBody === undefined) return node.definition.isAsync;
  return loopBody.plan.hasAsync || loopBody.fanOut.definition.isAsync;
}
