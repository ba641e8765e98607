/** Whether a value has the parts that modifiers take out of it, each judged as an access of that part would be. */
import type { IsFanOut, ItemOf } from "../fan-out.js";
import type { ExtractOptions } from "../modifiers/expanders/extract-fields.js";
import type { WithoutOptions } from "../modifiers/expanders/unpack-fields.js";

/** Modifiers that take parts out of a value under names. */
export type Extraction = "extractColumns" | "extractFields" | "unpackFields";

/** Modifiers that stand on what nearer ones leave of the function's value. */
export type Taking = Extraction | "dataLoader";

/**
 * What a value does not have; `never` when nothing is missing.
 *
 * @typeParam Within - The kinds of the modifiers that stand nearer to the function.
 */
export type PartMisfit<Kind, Detail, Definition, Within = never> = [
  Extract<Within, Extraction | "pipeOutput" | "resolve" | ("dataLoader" extends Kind ? "dataLoader" : never)>,
] extends [never]
  ? Definition extends (...args: never[]) => infer Value
    ? MisfitOf<Kind, NonNullable<Detail>, Given<Awaited<Value>, Within>>
    : never
  : never;

/** What stands before a modifier: an item where the function fans out, the data alone outside a `dataLoader`. */
type Given<Value, Within> = Loaded<IsFanOut<Value> extends true ? ItemOf<Value> : Value, Within>;

type Loaded<Value, Within> = "dataLoader" extends Within
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
        : MissingOr<Value, Extract<Detail[number], string>, FieldsOf<Value, Kind, FillOf<Detail>>>
      : never;

type MissingOr<Value, Asked, Had> = [Exclude<Asked, Had>] extends [never]
  ? never
  : string extends Asked
    ? [Had] extends [never]
      ? { readonly "takes parts of": Value }
      : never
    : { readonly "takes what is not there": Exclude<Asked, Had>; readonly "there is": Had };

/** Whether something takes the place of what is missing. */
type FillOf<Detail extends readonly unknown[]> = [Extract<Detail[number], ExtractOptions>] extends [never]
  ? false
  : true;

/** Without a fill what all of several possible values have; with one, what any of them has. */
type FieldsOf<Value, Kind, HasFill> = HasFill extends true
  ? Value extends object
    ? NamesOf<RowOf<Value, Kind>>
    : never
  : [Value] extends [object]
    ? NamesOf<RowOf<Value, Kind>>
    : never;

type RowOf<Value, Kind> = Kind extends "extractColumns" ? (Value extends readonly (infer Row)[] ? Row : Value) : Value;

/** Of functions and primitive values nothing is taken. */
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

/** The positions that every one of several tuples has. */
type CommonIndex<Value extends readonly unknown[]> = (
  Value extends unknown ? (position: (each: IndexOf<Required<Value>>) => void) => void : never
) extends (position: infer Each) => void
  ? Each extends (each: infer Position) => void
    ? Position
    : never
  : never;

/** The positions of a tuple as text; of a list of any length all there are. */
type IndexOf<List extends readonly unknown[]> = number extends List["length"]
  ? `${number}`
  : Extract<keyof List, `${number}`>;
