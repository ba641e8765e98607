/** The types of the nodes that `from` makes. */
import type { Parallelizable } from "../fan-out.js";
import type { Feed } from "../modifiers/core/feed.js";

/** The options of a loader, as constants or feeds. Its option `columns` is given by the plan of a request. */
export type FromOptions<Options extends object> = {
  readonly [Name in keyof Omit<Options, "columns">]:
    Options[Name & keyof Options] | Feed<Options[Name & keyof Options]>;
};

/** The nodes of `from`, with the values that the loader or the schema declares. */
export type FromNodes<Data, Told, Row, Target extends string, Lazy, Sources, Items extends string, Schema> = ([
  Target,
] extends [never]
  ? [Items] extends [never]
    ? ColumnNodes<OutputOf<Schema, Data>, Sources>
    : ItemNodes<Items, OutputOf<Schema, Restricted<Row, Sources>>>
  : Lazy extends true
    ? { readonly [Name in Target]: AsyncIterable<OutputOf<Schema, Restricted<Row, Sources>>> }
    : { readonly [Name in Target]: OutputOf<Schema, Restricted<Data, Sources>> }) &
  MetadataNodes<[Target | Items] extends [never] ? keyof Sources & string : Target | Items, Told>;

type ColumnNodes<Data, Sources> = {
  readonly [Name in keyof Sources]: Sources[Name] extends keyof Data ? Data[Sources[Name]] : unknown;
};

type ItemNodes<Items extends string, Row> = { readonly [Name in Items]: Parallelizable<Row> } & {
  /** One item, for the compiler. No node has a name like this. */
  readonly $row: Row;
};

type MetadataNodes<Names extends string, Told> = { readonly [Name in Names as `${Name}.metadata`]: Told };

/** The data with some columns only; all of them if none are named. */
type Restricted<Data, Sources> = [keyof Sources] extends [never]
  ? Data
  : 0 extends 1 & Data
    ? Data
    : Pick<Data, Extract<keyof Sources, keyof Data>>;

/** The type that a Standard Schema gives; another type if there is no schema. */
type OutputOf<Schema, Otherwise> = Schema extends { readonly "~standard": { readonly types?: infer Types } }
  ? NonNullable<Types> extends { readonly output: infer Output }
    ? Output
    : Otherwise
  : Otherwise;
