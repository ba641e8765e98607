/** Plans as code: the functions that are written for them, and what these use. */

/** A node's function as executors call it. */
export type PlainFunction = (...args: readonly unknown[]) => unknown;

/** Values by name. */
type Given = Readonly<Record<string, unknown>>;

/** What stands before and after the tasks of a run. */
export interface CompiledRun {
  /** Fills the slots of the values that are given. */
  readonly begin: (slots: unknown[], inputs: Given, overrides: Given, config: Given) => void;
  /** The outputs under their names. */
  readonly end: (slots: readonly unknown[]) => Record<string, unknown>;
}

/** Chunks by segment, in the order of their tasks; segments that have none are interpreted. */
export type Chunks = Readonly<Record<number, readonly Chunk[]>>;

/**
 * Some consecutive tasks. Numbers and booleans that nobody reads elsewhere are variables; all else is in the slots.
 *
 * @returns The promise that a function has returned against its declaration; the tasks after that one have not run.
 */
export type Chunk = (slots: unknown[], tools: ChunkTools) => PromiseLike<unknown> | undefined;

/** What a chunk uses besides its tasks. */
export interface ChunkTools {
  /** Whether a value has to be waited for. */
  readonly waits: (value: unknown) => boolean;
  /** Notes the task that has returned a promise, which the chunk returns in turn. */
  stop(task: number, promise: unknown): PromiseLike<unknown>;
  /** Calls a function that takes more than values in a row. */
  call(task: number): unknown;
  /** Looks at what a function gave that is declared to give a number or the like, and gave an object. */
  readonly refuse: (value: unknown) => void;
  /** Notes the task that has thrown; throws again. */
  fail(task: number, thrown: unknown): never;
}

/**
 * What is done for the items of a fan-out, one after the other; the values of an item are in variables.
 *
 * @param items - Null where items have to be asked for.
 * @param slots - Those of an item, with what all items share.
 * @param lists - Where the lists of the values that are collected are put, one value an item.
 * @returns The promise that a function has returned; the tasks of its item after that one have not run, and what they
 * read is in the slots.
 */
export type ItemLoop = (
  items: readonly unknown[] | null,
  slots: unknown[],
  lists: unknown[][],
  tools: LoopTools,
) => PromiseLike<unknown> | undefined;

/** Instead of a task: it is the source of the items that has thrown. */
export const FROM_SOURCE: number = -1;

/** What a loop uses besides its tasks. Items are counted from 0. */
export interface LoopTools {
  /** Whether a value has to be waited for. */
  readonly waits: (value: unknown) => boolean;
  /** Whether no item is to begin any more. */
  isOver(): boolean;
  /** The next item; null when there is none. */
  next(): { readonly value: unknown } | null;
  /** Calls what takes more than values in a row. */
  call(task: number, item: number): unknown;
  /** Notes the task that has returned a promise, which the loop returns in turn. */
  stop(task: number, item: number, promise: unknown): PromiseLike<unknown>;
  /** Notes the task that has thrown; throws again what comes {@link FROM_SOURCE}. */
  fail(task: number, item: number, thrown: unknown): void;
}
