/** The types of the nodes that `dataLoader`, `loadFrom` and `saveTo` make. */
import type { Loaded, Metadata } from "../materialize/data-adapters.js";

/** The data that loading functions return, under the names of their nodes. */
export type LoadedData<Nodes> = {
  readonly [Key in keyof Nodes]: Nodes[Key] extends readonly [infer Data, unknown] ? Data : unknown;
};

/** What a `dataLoader` adds: all that the function returns, and the metadata alone. */
export type LoaderNodes<Nodes> = {
  readonly [Key in keyof Nodes & string as `${Key}.loader`]: Nodes[Key];
} & {
  readonly [Key in keyof Nodes & string as `${Key}.metadata`]: Nodes[Key] extends readonly [unknown, infer Told]
    ? Told
    : unknown;
};

/** What types know of a `loadFrom`. */
export interface LoadDetail<Data = unknown, Told extends Metadata = Metadata, Parameter extends string = string> {
  readonly loaded: Loaded<Data, Told>;
  /** `never` where it is left out, which only a run can make up for. */
  readonly parameter: Parameter;
}

/** What a `loadFrom` adds: all that the loader gives, and the data alone. */
export type LoadNodes<Own extends string, Detail> = Detail extends LoadDetail
  ? {
      readonly [Name in `${Own}.loadData.${OrAny<Detail["parameter"]>}`]: Detail["loaded"];
    } & {
      readonly [Name in `${Own}.selectData.${OrAny<Detail["parameter"]>}`]: Detail["loaded"][0];
    }
  : {};

/** What types know of a `saveTo`. */
export interface SaveDetail<
  Data = never,
  Told extends Metadata = Metadata,
  Name extends string = string,
  Target extends string = string,
> {
  /** A function, because what a saver can save is what it takes. */
  readonly save: (data: Data) => void;
  readonly told: Told;
  /** `never` where it is left out. */
  readonly name: Name;
  /** `never` where it is left out. */
  readonly target: Target;
}

/** What a `saveTo` adds: a node for each node that it saves. */
export type SaveNodes<Outermost extends string, Detail> = Detail extends SaveDetail
  ? { readonly [Name in SaveName<Outermost, Detail>]: Detail["told"] }
  : {};

type SaveName<Outermost extends string, Detail extends SaveDetail> = [Detail["name"]] extends [never]
  ? `${[Detail["target"]] extends [never] ? Outermost : AllOf<Detail["target"]>}.save`
  : Detail["name"];

type AllOf<Target extends string> = "all" extends Target ? string : Target;

type OrAny<Name extends string> = [Name] extends [never] ? string : Name;
