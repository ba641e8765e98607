/** Whether modifiers can stand on a function, where that takes more than comparing two types of functions. */
import type { IsFanOut, ItemOf } from "../fan-out.js";
import type { DoesMisfit } from "./fitting-body.js";
import type { Extraction } from "./fitting-parts.js";
import type { LoadDetail, SaveDetail } from "./made-materials.js";

/** The function as its modifiers may see it: it gives items where it fans out, and outside a `dataLoader` the data alone. */
export type Seen<Definition, Kinds> =
  Definition | ItemGiver<Definition> | ("dataLoader" extends Kinds ? DataOf<Definition> : never);

/** Modifiers act on each item of what fans out. */
type ItemGiver<Definition> = Definition extends (...args: infer Parameters) => infer Value
  ? IsFanOut<Awaited<Value>> extends true
    ? (...args: Parameters) => ItemOf<Awaited<Value>>
    : never
  : never;

type DataOf<Definition> = Definition extends (...args: infer Parameters) => infer Value
  ? Awaited<Value> extends readonly [infer Data, unknown]
    ? (...args: Parameters) => Data
    : never
  : never;

/**
 * What is wrong with a modifier on a function; `never` when nothing is.
 *
 * @typeParam Others - The kinds of all modifiers of the function.
 */
export type Misfit<Kind, Detail, Definition, Others> = Kind extends "loadFrom"
  ? LoadMisfit<NonNullable<Detail>, Definition>
  : Kind extends "saveTo"
    ? SaveMisfit<NonNullable<Detail>, Definition, Others>
    : Kind extends "does"
      ? DoesMisfit<NonNullable<Detail>, Definition>
      : never;

/** Types know parameters by name only where they are properties; elsewhere any parameter will do that takes the data. */
type LoadMisfit<Detail, Definition> = Detail extends LoadDetail
  ? Definition extends (...args: infer Parameters extends readonly unknown[]) => unknown
    ? true extends TakesAny<Parameters, Detail["loaded"][0], Detail["parameter"]>
      ? never
      : { readonly "loads what no such parameter takes": Detail["loaded"][0] }
    : never
  : never;

type TakesAny<Parameters extends readonly unknown[], Data, Name> = {
  readonly [Index in keyof Parameters]-?: [Data] extends [Parameters[Index]]
    ? true
    : TakesAsProperty<NonNullable<Parameters[Index]>, Data, Name>;
}[number];

type TakesAsProperty<Parameter, Data, Name> = true extends {
  [Key in keyof Parameter]-?: [Name] extends [never]
    ? Takes<Parameter[Key], Data>
    : NamedTakes<Parameter, Key, Data, Name>;
}[keyof Parameter]
  ? true
  : false;

type NamedTakes<Parameter, Key extends keyof Parameter, Data, Name> = Key extends Name
  ? Takes<Parameter[Key], Data>
  : false;

type Takes<Parameter, Data> = [Data] extends [Parameter] ? true : false;

/** Modifiers after which the outermost nodes give something else than the function returns. */
type Changing = Extraction | "dataLoader" | "pipeOutput" | "resolve";

type SaveMisfit<Detail, Definition, Others> = Detail extends SaveDetail
  ? [Detail["target"]] extends [never]
    ? [Extract<Others, Changing>] extends [never]
      ? Definition extends (...args: never[]) => infer Value
        ? Detail["save"] extends (data: Awaited<Value>) => void
          ? never
          : { readonly "saves something else than": Awaited<Value> }
        : never
      : never
    : never
  : never;
