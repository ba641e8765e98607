/** The types of the nodes that single modifiers create: renamed copies, parts of a value, checks of a value. */
import type { LibraryTable } from "../data/tables/library-table.js";
import type { ExtractOptions } from "../modifiers/expanders/extract-fields.js";
import type { ValidationResult } from "../quality/validator.js";

/** The nodes of a definition, under each of the names that a `parameterize` gives. */
export type Renamed<Nodes, From extends string, To extends string> = {
  readonly [Key in keyof Nodes as RenamedKey<Key & string, From, To>]: Nodes[Key];
};

type RenamedKey<Key extends string, From extends string, To extends string> = Key extends From
  ? To
  : Key extends `${From}${"." | "_"}${string}`
    ? Key extends `${From}${infer Rest}`
      ? `${To}${Rest}`
      : never
    : `${To}.${Key}`;

/**
 * Parts of every outermost node. If a definition has several outermost nodes, their parts have the node's name and a
 * dot in front.
 */
export type Parts<Nodes, Own extends string, Names extends string, Kind> = Merge<
  {
    [Node in keyof Nodes & string]: {
      readonly [
        Name in [Names] extends [never] ? Columns<Nodes[Node], Kind> : Names as PartKey<Node, Own, Name>
      ]: PartValue<Nodes[Node], Name, Kind>;
    };
  }[keyof Nodes & string]
>;

type Columns<Value, Kind> = (Kind extends "extractColumns" ? RowOf<Value> : Value) extends infer Whole
  ? keyof Whole & string
  : never;

/** The element type of a list of rows; a table of a library may have any column, and other types stay as they are. */
export type RowOf<Value> = Value extends readonly (infer Row)[]
  ? Row
  : Value extends LibraryTable
    ? Readonly<Record<string, unknown>>
    : Value;

type PartValue<Value, Name extends string, Kind> = Kind extends "extractColumns"
  ? Value extends readonly (infer Row)[]
    ? Field<Row, Name>[]
    : Field<RowOf<Value>, Name>
  : Field<Value, Name>;

type Field<Value, Name extends string> = Name extends keyof Value ? Value[Name] : unknown;

type PartKey<Node extends string, Own extends string, Name extends string> = [Own] extends [Node]
  ? Name
  : `${Node}.${Name}`;

/** The elements of a tuple. Without names they are named after the tuple's labels, which types do not contain. */
export type Elements<Nodes, Own extends string, Names extends readonly unknown[]> = Names extends readonly [
  ...infer Own_,
  ExtractOptions,
]
  ? Elements<Nodes, Own, Own_>
  : Names extends readonly []
    ? { readonly [name: string]: unknown }
    : Merge<
        {
          [Node in keyof Nodes & string]: {
            readonly [Index in keyof Names & `${number}` as PartKey<Node, Own, Names[Index] & string>]: ElementAt<
              Nodes[Node],
              Index
            >;
          };
        }[keyof Nodes & string]
      >;

type ElementAt<Value, Index extends string> = Index extends keyof Value ? Value[Index] : unknown;

/** The nodes that a `checkOutput` adds: the raw value, and one result per check. */
export type CheckNodes<Nodes, Checks extends string> = {
  readonly [Key in keyof Nodes & string as `${Key}_raw`]: Nodes[Key];
} & { readonly [Key in keyof Nodes & string as `${Key}_${Checks}_validator`]: ValidationResult };

type Merge<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
