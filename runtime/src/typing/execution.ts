/** The types of a request and of its result. */
import type { DataflowError } from "../errors/dataflow-error.js";
import type { IsFanOut, ItemOf, Listed } from "../fan-out.js";
import type { AnyFunction, DeclaredValue, MayHaveMore, NodeFunctionOf, NodeName, NodeValue, ValueOf } from "./nodes.js";

/** An output to compute: a name, or a node's function. */
export type OutputRequest = string | AnyFunction;

/** A list of outputs in which every literal name must be a name of the dataflow or of a given value. */
export type CheckedOutputs<Outputs extends readonly OutputRequest[], Module, Given> = {
  readonly [Index in keyof Outputs]: CheckedOutput<Outputs[Index], KnownName<Module> | (keyof Given & string)>;
};

/** The names that can be requested; any name if decorators may create nodes that are not in the types. */
type KnownName<Module> = MayHaveMore<Module> extends true ? string : NodeName<Module>;

type CheckedOutput<Output, Known> = Output extends AnyFunction
  ? Output
  : string extends Output
    ? Output
    : Output extends Known
      ? Output
      : Known;

/** The options of a request. */
export interface ExecutionOptions<Module, Inputs extends object> extends RunOptions {
  /**
   * Values of external inputs by name: the own enumerable properties. `null` and `undefined` are values. A promise is
   * not a value, unless a parameter is declared to accept one.
   */
  readonly inputs?: Inputs;
  /** Values that replace nodes or external inputs; nothing upstream of them runs. */
  readonly overrides?: Overrides<Module>;
}

/** The options that control how a request runs. */
export interface RunOptions {
  /**
   * Ends the run when it is aborted; nodes receive it as the `signal` of their `RunContext`. A source of items that
   * does not answer is abandoned after five seconds.
   */
  readonly signal?: AbortSignal;
  /**
   * The maximum number of async nodes in flight at the same time, a whole number from 1; unlimited if it is not given.
   */
  readonly concurrency?: number;
  /**
   * Called for each item of a fan-out for which a node failed. The item is then left out of all lists, and the run
   * continues. Without this function, the first such failure ends the run; so does any error that this function throws.
   * The function may be async: the run waits for it, and ends if it rejects.
   */
  readonly onItemError?: (error: DataflowError) => void;
}

/** Overrides have the types of their nodes. The override of a node inside a fan-out applies to every item. */
export type Overrides<Module> = {
  readonly [Name in NodeName<Module>]?: Override<DeclaredValue<Module, Name>> | undefined;
} & {
  /** Any other name, such as that of an external input. */
  readonly [name: string]: unknown;
};

/** A fan-out is overridden with other items. A value computed from an item may be overridden with one value. */
type Override<Value> = IsFanOut<Value> extends true ? Value | ItemOf<Value> : Value;

/**
 * The values of a request by name.
 *
 * A function refers to the node whose function has its type. If several nodes have that type, their keys are optional,
 * because the type does not tell which of them is present. Names of the general type `string` have values of the type
 * `unknown`.
 */
export type ExecutionResult<Module, Given, Output> = string extends Output
  ? Record<string, unknown>
  : Flatten<NamedResult<Module, Given, Extract<Output, string>> & FunctionResult<Module, Extract<Output, AnyFunction>>>;

type NamedResult<Module, Given, Name extends string> = {
  [Key in Name]: Key extends NodeName<Module> ? NodeValue<Module, Key> : Key extends keyof Given ? Given[Key] : unknown;
};

type FunctionResult<Module, Function> = [Function] extends [never]
  ? unknown
  : UnionToIntersection<
      Function extends unknown ? ResultOfOne<CandidateName<Module, Function>, Listed<ValueOf<Function>>> : never
    >;

type ResultOfOne<Name extends string, Value> = string extends Name
  ? Record<string, unknown>
  : [Name] extends [UnionToIntersection<Name>]
    ? { [Key in Name]: Value }
    : { [Key in Name]?: Value };

/** Names of the nodes whose function has exactly this type. */
type CandidateName<Module, Function> = {
  [Name in NodeName<Module>]: [NodeFunctionOf<Module, Name>, Function] extends [Function, NodeFunctionOf<Module, Name>]
    ? Name
    : never;
}[NodeName<Module>];

type UnionToIntersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer Intersection,
) => void
  ? Intersection
  : never;

/**
 * The same record, written as one object type, so that editors show its properties. Not exported: TypeScript would name it
 * in the declarations of users' files, where it cannot be imported.
 */
type Flatten<Record> = { [Key in keyof Record]: Record[Key] };
