/** The types of the nodes that `dataLoader`, `loadFrom` and `saveTo` create. */
import type { Loaded, Metadata } from "../materialize/data-adapters.js";

/** The data that loading functions return, by the names of their nodes. */
export type LoadedData<Nodes> = {
  readonly [Key in keyof Nodes]: Nodes[Key] extends readonly [infer Data, unknown] ? Data : unknown;
};

/** The nodes that a `dataLoader` adds: the function's whole result, and the metadata alone. */
export type LoaderNodes<Nodes> = {
  readonly [Key in keyof Nodes & string as `${Key}.loader`]: Nodes[Key];
} & {
  readonly [Key in keyof Nodes & string as `${Key}.metadata`]: Nodes[Key] extends readonly [unknown, infer Told]
    ? Told
    : unknown;
};

/** The part of a `loadFrom` that types know. */
export interface LoadDetail<Data = unknown, Told extends Metadata = Metadata, Parameter extends string = string> {
  /** The loader's result. */
  readonly loaded: Loaded<Data, Told>;
  /** The parameter that receives the data; `never` if the option is omitted, in which case only a run knows. */
  readonly parameter: Parameter;
}

/** The nodes that a `loadFrom` adds: the loader's whole result, and the data alone. */
export type LoadNodes<Own extends string, Detail> = Detail extends LoadDetail
  ? {
      readonly [Name in `${Own}.loadData.${OrAny<Detail["parameter"]>}`]: Detail["loaded"];
    } & {
      readonly [Name in `${Own}.selectData.${OrAny<Detail["parameter"]>}`]: Detail["loaded"][0];
    }
  : {};

/** The part of a `saveTo` that types know. */
export interface SaveDetail<
  Data = never,
  Told extends Metadata = Metadata,
  Name extends string = string,
  Target extends string = string,
> {
  /** A function, because the data that a saver can save are its parameter. */
  readonly save: (data: Data) => void;
  /** The saver's metadata. */
  readonly told: Told;
  /** Name of the node; `never` if the option is omitted. */
  readonly name: Name;
  /** Name of the node that is saved; `never` if the option is omitted. */
  readonly target: Target;
}

/** The nodes that a `saveTo` adds: one for each node that it saves. */
export type SaveNodes<Outermost extends string, Detail> = Detail extends SaveDetail
  ? { readonly [Name in SaveName<Outermost, Detail>]: Detail["told"] }
  : {};

type SaveName<Outermost extends string, Detail extends SaveDetail> = [Detail["name"]] extends [never]
  ? `${[Detail["target"]] extends [never] ? Outermost : AllOf<Detail["target"]>}.save`
  : Detail["name"];

type AllOf<Target extends string> = "all" extends Target ? string : Target;

type OrAny<Name extends string> = [Name] extends [never] ? string : Name;
