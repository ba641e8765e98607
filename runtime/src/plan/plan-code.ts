/** Plans as code. */

/** A node's function as executors call it. */
export type PlainFunction = (...args: readonly unknown[]) => unknown;

/** Values by name. */
type Given = Readonly<Record<string, unknown>>;

/** A plan as code: what an executor does with a plan, written out. */
export interface PlanCode {
  /** Fills the slots of the values that are given. */
  readonly begin: (slots: unknown[], inputs: Given, overrides: Given, config: Given) => void;
  /** The tasks in their order, some in each. */
  readonly chunks: readonly Chunk[];
  /** The outputs under their names. */
  readonly end: (slots: readonly unknown[]) => Record<string, unknown>;
}

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
