/** Data loaders and data savers, which bring data into a dataflow and out of it, and describe the data. */
import type { RunContext } from "../execute/run-context.js";

/** A description of data that was loaded or saved: an object that is neither a list nor a promise. */
export type Metadata = object & {
  /** Excludes promises. */
  readonly then?: never;
  /** Excludes lists and other iterables. */
  readonly [Symbol.iterator]?: never;
};

/** Data, together with a description of how they were loaded. */
export type Loaded<Data = unknown, Told extends Metadata = Metadata> = readonly [data: Data, metadata: Told];

/**
 * Loads data from somewhere: a plain object, which libraries and users write.
 *
 * @typeParam Options - What it must be told, by name: `{ path: string }`.
 * @typeParam Data - What it loads.
 * @typeParam Told - What it tells about what it has loaded.
 * @typeParam Row - What its stream gives, if it has one.
 * @example
 * ```ts
 * import type { DataLoader } from "@icosian/runtime";
 *
 * export const webPage: DataLoader<{ url: string }, string, { status: number }> = {
 *   name: "webPage",
 *   async load({ url }, { signal }) {
 *     const response = await fetch(url, { signal });
 *     return [await response.text(), { status: response.status }];
 *   },
 * };
 * ```
 * @hamilton io.data_adapters.DataLoader
 */
export interface DataLoader<
  Options extends object = object,
  Data = unknown,
  Told extends Metadata = Readonly<Record<string, unknown>>,
  Row = unknown,
> {
  /** The kind of source that the data come from; also the tag `icosian.dataLoader` of the nodes that load. */
  readonly name: string;
  /**
   * Loads the data.
   *
   * @returns The data and the metadata, or a promise of them.
   */
  load(options: Options, context: RunContext): Loaded<Data, Told> | Promise<Loaded<Data, Told>>;
  /**
   * Opens the data as a stream of rows; absent if they can only be loaded as a whole.
   *
   * Rows are read as they are asked for, and the stream is closed when its iterator ends or `return` is called.
   *
   * @returns The rows, and the part of the metadata that is known before the first row is read.
   */
  stream?(
    options: Options,
    context: RunContext,
  ): Loaded<StreamedRows<Row>, Told> | Promise<Loaded<StreamedRows<Row>, Told>>;
}

/** Rows that are read one after the other. */
export type StreamedRows<Row> = AsyncIterable<Row> | Iterable<Row>;

/**
 * Saves data somewhere: a plain object, which libraries and users write.
 *
 * @typeParam Options - What it must be told, by name: `{ path: string }`.
 * @typeParam Data - What it can save.
 * @typeParam Told - What it tells about what it has saved.
 * @hamilton io.data_adapters.DataSaver
 */
export interface DataSaver<
  Options extends object = object,
  Data = never,
  Told extends Metadata = Readonly<Record<string, unknown>>,
> {
  /** The kind of target that the data go to; also the tag `icosian.dataSaver` of the nodes that save. */
  readonly name: string;
  /**
   * Saves the data.
   *
   * @returns The metadata, or a promise of it.
   */
  save(data: Data, options: Options, context: RunContext): Told | Promise<Told>;
  /** Makes what is saved of several values by name; absent if the record of the values itself is saved. */
  combine?(values: Readonly<Record<string, unknown>>): unknown;
}
