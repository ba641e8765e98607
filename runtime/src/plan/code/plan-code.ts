/** Plans as code: the functions that the transformer writes, and the tools that they use. */

/** A node's function, as executors call it. */
export type PlainFunction = (...args: readonly unknown[]) => unknown;

/** Values by name. */
type GivenByName = Readonly<Record<string, unknown>>;

/** The code before and after the tasks of a run. */
export interface CompiledRun {
  /** Fills the slots of the given values. */
  readonly begin: (slots: unknown[], inputs: GivenByName, overrides: GivenByName, config: GivenByName) => void;
  /** Returns the outputs by name. */
  readonly end: (slots: readonly unknown[]) => Record<string, unknown>;
}

/** Chunks by segment, in the order of their tasks. Segments without chunks are interpreted. */
export type Chunks = Readonly<Record<number, readonly Chunk[]>>;

/**
 * Code for some consecutive tasks. Numbers and booleans that are read only in the chunk are local variables; all other
 * values are in the slots.
 *
 * @returns The promise that a function unexpectedly returned; the tasks after it have not run.
 */
export type Chunk = (slots: unknown[], tools: ChunkTools) => PromiseLike<unknown> | undefined;

/** The tools that a chunk uses. */
export interface ChunkTools {
  /** Whether a value is a promise or another thenable. */
  readonly waits: (value: unknown) => boolean;
  /** Records the task that returned a promise; returns the promise. */
  stop(task: number, promise: unknown): PromiseLike<unknown>;
  /** Calls a function that takes more than positional values. */
  call(task: number): unknown;
  /** Checks the result of a function that is declared to return a primitive value but returned an object. */
  readonly refuse: (value: unknown) => void;
  /** Records the task that threw, and throws again. */
  fail(task: number, thrown: unknown): never;
}

/**
 * Code for the items of a fan-out, one after the other; the values of an item are local variables.
 *
 * @param items - The items; null if they have to be requested with `next`.
 * @param slots - The slots of an item, with the values that all items share.
 * @param lists - Receives the collected values, one per item in each list.
 * @returns The promise that a function returned; the later tasks of its item have not run, and their inputs are in the
 * slots.
 */
export type ItemLoop = (
  items: readonly unknown[] | null,
  slots: unknown[],
  lists: unknown[][],
  tools: LoopTools,
) => PromiseLike<unknown> | undefined;

/** Used instead of a task's index if the source of items threw. */
export const FROM_SOURCE: number = -1;

/** The tools that a loop uses. Items are counted from 0. */
export interface LoopTools {
  /** Whether a value is a promise or another thenable. */
  readonly waits: (value: unknown) => boolean;
  /** Whether no further item may begin. */
  isOver(): boolean;
  /** Returns the next item; null if there is none. */
  next(): { readonly value: unknown } | null;
  /** Calls a function that takes more than positional values. */
  call(task: number, item: number): unknown;
  /** Records the task that returned a promise; returns the promise. */
  stop(task: number, item: number, promise: unknown): PromiseLike<unknown>;
  /** Records the task that threw. Throws again if the error comes {@link FROM_SOURCE}. */
  fail(task: number, item: number, thrown: unknown): void;
}
