/** Data loaders and data savers: what brings data into a dataflow and out of it, and tells about it. */
import type { RunContext } from "../execute/run-context.js";

/** What is told about data that was loaded or saved: an object, and neither a list nor a promise. */
export type Metadata = object & { readonly then?: never; readonly [Symbol.iterator]?: never };

/** Data, and what is told about how they were loaded. */
export type Loaded<Data = unknown, Told extends Metadata = Metadata> = readonly [data: Data, metadata: Told];

/**
 * Loads data from somewhere: a plain object, which libraries and users write.
 *
 * @typeParam Options - What it must be told, by name: `{ path: string }`.
 * @typeParam Data - What it loads.
 * @typeParam Told - What it tells about what it has loaded.
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
> {
  /** Names the kind of place that data come from; it is the tag `icosian.dataLoader` of the nodes that load. */
  readonly name: string;
  /** @returns The data and the metadata, promised or not. */
  load(options: Options, context: RunContext): Loaded<Data, Told> | Promise<Loaded<Data, Told>>;
}

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
  /** Names the kind of place that data go to; it is the tag `icosian.dataSaver` of the nodes that save. */
  readonly name: string;
  /** @returns The metadata, promised or not. */
  save(data: Data, options: Options, context: RunContext): Told | Promise<Told>;
}
