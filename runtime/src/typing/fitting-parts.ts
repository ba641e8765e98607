/** Whether a value has the parts that modifiers extract from it. Each part is checked like an access to it. */
import type { IsFanOut, ItemOf } from "../fan-out.js";
import type { ExtractOptions } from "../modifiers/expanders/extract-fields.js";
import type { WithoutOptions } from "../modifiers/expanders/unpack-fields.js";
import type { RowType } from "./made-parts.js";

/** Modifiers that extract parts of a value under names. */
export type ExtractingKind = "extractColumns" | "extractFields" | "unpackFields";

/** Modifiers that act on the value that inner modifiers leave of the function's value. */
export type Taking = ExtractingKind | "dataLoader";

/**
 * The parts that a value lacks; `never` if it lacks none.
 *
 * @typeParam Within - The kinds of the modifiers nearer to the function.
 */
export type PartMisfit<Kind, Detail, Definition, Within = never> = [
  Extract<Within, ExtractingKind | "pipeOutput" | "resolve" | ("dataLoader" extends Kind ? "dataLoader" : never)>,
] extends [never]
  ? Definition extends (...args: never[]) => infer Value
    ? MisfitOf<Kind, NonNullable<Detail>, ReachingValue<Awaited<Value>, Within>>
    : never
  : never;

/** The value that reaches a modifier: an item if the function fans out, and the data alone outside a `dataLoader`. */
type ReachingValue<Value, Within> = DataWithin<IsFanOut<Value> extends true ? ItemOf<Value> : Value, Within>;

type DataWithin<Value, Within> = "dataLoader" extends Within
  ? Value extends readonly [infer Data, unknown]
    ? Data
    : Value
  : Value;

type MisfitOf<Kind, Detail, Value> = 0 extends 1 & Value
  ? never
  : Kind extends "dataLoader"
    ? [Value] extends [readonly [unknown, object]]
      ? never
      : { readonly "needs a function that returns": readonly [data: unknown, metadata: object] }
    : Detail extends readonly unknown[]
      ? Kind extends "unpackFields"
        ? MissingOr<Value, IndexOf<WithoutOptions<Detail>>, ElementsOf<Value, FillOf<Detail>>>
        : MissingOr<Value, Extract<Detail[number], string>, FieldNames<Value, Kind, FillOf<Detail>>>
      : never;

type MissingOr<Value, Asked, Had> = [Exclude<Asked, Had>] extends [never]
  ? never
  : string extends Asked
    ? [Had] extends [never]
      ? { readonly "takes parts of": Value }
      : never
    : { readonly "takes what is not there": Exclude<Asked, Had>; readonly "there is": Had };

/** Whether a fill replaces missing parts. */
type FillOf<Detail extends readonly unknown[]> = [Extract<Detail[number], ExtractOptions>] extends [never]
  ? false
  : true;

/** The fields of a union: without a fill, those that all members have; with a fill, those of any member. */
type FieldNames<Value, Kind, HasFill> = HasFill extends true
  ? Value extends object
    ? NamesOf<OwnerOf<Value, Kind>>
    : never
  : [Value] extends [object]
    ? NamesOf<OwnerOf<Value, Kind>>
    : never;

type OwnerOf<Value, Kind> = Kind extends "extractColumns" ? RowType<Value> : Value;

/** The names of fields. Nothing can be extracted from functions and primitive values. */
type NamesOf<Value> = [Value] extends [object]
  ? [Extract<Value, (...args: never[]) => unknown>] extends [never]
    ? (keyof Value & string) | `${keyof Value & number}`
    : never
  : never;

type ElementsOf<Value, HasFill> = HasFill extends true
  ? Value extends readonly unknown[]
    ? IndexOf<Required<Value>>
    : never
  : [Value] extends [readonly unknown[]]
    ? CommonIndex<Value>
    : never;

/** The positions that all members of a union of tuples have. */
type CommonIndex<Value extends readonly unknown[]> = (
  Value extends unknown ? (position: (each: IndexOf<Required<Value>>) => void) => void : never
) extends (position: infer Each) => void
  ? Each extends (each: infer Position) => void
    ? Position
    : never
  : never;

/** The positions of a tuple as text; all positions for a list of any length. */
type IndexOf<List extends readonly unknown[]> = number extends List["length"]
  ? `${number}`
  : Extract<keyof List, `${number}`>;
