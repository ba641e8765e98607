/** The types of the arguments that the methods of a generated dataflow take. */
import type { ItemOf } from "../fan-out.js";
import type { RunOptions } from "../typing/execution.js";
import type { AnyFunction, DeclaredValue, NodeName } from "../typing/nodes.js";
import type { DataflowTypes } from "./dataflow-types.js";

/** The keys of a record that are strings. */
export type Names<Values> = keyof Values & string;

/** The names that can be requested: nodes, inputs, and the keys of the config. */
export type OutputName<Types extends DataflowTypes, Config> = Names<Types["needs"]> | Names<Config>;

/**
 * The requested output if it can be requested; otherwise the union of those that can. A name of the general type
 * `string` is left to the run.
 *
 * The names are compared here and not in the constraint of a type parameter: with a constraint, TypeScript would look
 * up the needs of thousands of names to find out what any request could need.
 */
export type RequestableOutput<Output, Known> = Output extends AnyFunction
  ? Output
  : string extends Output
    ? Output
    : Output extends Known
      ? Output
      : Known;

/**
 * The inputs that a request requires.
 *
 * A replaced node needs no input, and neither do the nodes upstream of it. If another output needs such an input too,
 * only the graph knows: the types allow it to be omitted, and the runtime reports it. The same holds for the inputs of
 * nodes that are requested by their functions.
 */
type Needed<Types extends DataflowTypes, Output, Replaced> = Exclude<
  NeedsOf<Types, Output>,
  Replaced | NeedsOf<Types, Replaced>
>;

/** The needs of names, one name at a time, in a form that TypeScript does not evaluate before the names are known. */
type NeedsOf<Types extends DataflowTypes, Name> = Name extends string
  ? Types["needs"] extends { readonly [Key in Name]: infer Need }
    ? Need
    : never
  : never;

/** The inputs that must be given, and those that may be. An input that the config fixes may not be given again. */
type GivenInputs<Types extends DataflowTypes, Config, Needed> = {
  readonly [Name in Extract<Needed, string>]: Name extends keyof Types["inputs"] ? Types["inputs"][Name] : unknown;
} & { readonly [Name in keyof Types["inputs"] as Exclude<Name, keyof Config>]?: Types["inputs"][Name] };

/** The `inputs` option of a request; optional if the request requires no input. */
export type InputsOption<Types extends DataflowTypes, Config, Needed> = [Needed] extends [never]
  ? { readonly inputs?: GivenInputs<Types, Config, never> }
  : { readonly inputs: GivenInputs<Types, Config, Needed> };

/**
 * Values that replace nodes or inputs; nothing upstream of them runs. The names are a type parameter so that they can
 * be inferred.
 */
export interface Replacing<Types extends DataflowTypes, Override extends string> {
  /** The values by name. */
  readonly overrides?: {
    readonly [Name in Override]?: Name extends keyof Types["outputs"] | keyof Types["inputs"] ? unknown : NoSuchName;
  } & Replacements<Types["outputs"]> &
    Replacements<Types["inputs"]>;
}

interface NoSuchName {
  readonly "is no node and no input of this dataflow": never;
}

type Replacements<Values> = { readonly [Name in keyof Values]?: Values[Name] | undefined };

type Options<Types extends DataflowTypes, Config, Output, Override extends string> = RunOptions &
  Replacing<Types, Override> &
  InputsOption<Types, Config, Needed<Types, Output, Override | keyof Config>>;

/** The options of a request, as a list of arguments. They can be omitted if no input is required. */
export type OptionsArguments<Types extends DataflowTypes, Config, Output, Override extends string> = [
  Needed<Types, Output, Override | keyof Config>,
] extends [never]
  ? [options?: Options<Types, Config, Output, Override>]
  : [options: Options<Types, Config, Output, Override>];

/** The options of a request that saves, as a list of arguments. */
export type SavingArguments<Types extends DataflowTypes, Config, Output, Saved, Override extends string> = [
  Needed<Types, Output | Saved, Override | keyof Config>,
] extends [never]
  ? [options?: Options<Types, Config, Output | Saved, Override> & FurtherOutputs<Types, Config, Output>]
  : [options: Options<Types, Config, Output | Saved, Override> & FurtherOutputs<Types, Config, Output>];

interface FurtherOutputs<Types extends DataflowTypes, Config, Output> {
  /** Further outputs to compute. */
  readonly outputs?: readonly RequestableOutput<Output, OutputName<Types, Config>>[];
}

/** The names of what a materializer saves. */
export type SavedName<Saver> = Saver extends { readonly $saves: (values: infer Values) => void }
  ? keyof Values & string
  : never;

/** Anything if the data of materializers have the types that functions ask for; otherwise the names of the others. */
export type FittingMaterializers<Types extends DataflowTypes, Each> = [MisfitInput<Types["inputs"], Each>] extends [
  never,
]
  ? unknown
  : { readonly "has another type than functions ask for": MisfitInput<Types["inputs"], Each> };

type MisfitInput<Inputs, Each> = Each extends unknown
  ? {
      [Name in NodeName<Each> & keyof Inputs]: ItemOf<DeclaredValue<Each, Name>> extends Inputs[Name] ? never : Name;
    }[NodeName<Each> & keyof Inputs]
  : never;
