/** Whether modifiers can be applied to a function, if that needs more than comparing two function types. */
import type { IsFanOut, ItemOf } from "../fan-out.js";
import type { DoesMisfit } from "./fitting-body.js";
import type { ExtractingKind } from "./fitting-parts.js";
import type { LoadDetail, SaveDetail } from "./made-materials.js";

/**
 * The function as its modifiers see it: it returns an item if it fans out, and the data alone outside a `dataLoader`.
 */
export type Seen<Definition, Kinds> =
  Definition | ItemGiver<Definition> | ("dataLoader" extends Kinds ? DataOf<Definition> : never);

/** The function with an item as its result: modifiers act on each item of a fan-out. */
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
 * What is wrong with a modifier on a function; `never` if nothing is.
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

/**
 * Types know the names of parameters only if they are properties. Otherwise any parameter that accepts the data will
 * do.
 */
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

/** Modifiers after which the outermost nodes have another value than the function returns. */
type Changing = ExtractingKind | "dataLoader" | "pipeOutput" | "resolve";

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
