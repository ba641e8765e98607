/** The types of a request and of its result. */
import type { DataflowError } from "../errors/dataflow-error.js";
import type { IsFanOut, ItemOf, Listed } from "../fan-out.js";
import type { AnyFunction, DeclaredValue, MayHaveMore, NodeFunctionOf, NodeName, NodeValue, ValueOf } from "./nodes.js";

/** What can be asked for: a name, or a node's function. */
export type OutputRequest = string | AnyFunction;

/** A list of outputs in which every name that is written out must be a name of the dataflow or of what is given. */
export type CheckedOutputs<Outputs extends readonly OutputRequest[], Module, Given> = {
  readonly [Index in keyof Outputs]: CheckedOutput<Outputs[Index], KnownName<Module> | (keyof Given & string)>;
};

/** Names that can be asked for. Where decorators may make nodes that types do not tell, that is any name. */
type KnownName<Module> = MayHaveMore<Module> extends true ? string : NodeName<Module>;

type CheckedOutput<Output, Known> = Output extends AnyFunction
  ? Output
  : string extends Output
    ? Output
    : Output extends Known
      ? Output
      : Known;

/** What a request gives. */
export interface ExecutionOptions<Module, Inputs extends object> extends RunOptions {
  /**
   * Values of external inputs by name: the own enumerable properties. `null` and `undefined` are values; a promise is
   * none, unless a parameter is declared to take one.
   */
  readonly inputs?: Inputs;
  /** Values that take the place of nodes or external inputs; nothing upstream of them runs. */
  readonly overrides?: Overrides<Module>;
}

/** How a request runs. */
export interface RunOptions {
  /**
   * Ends the run when it is aborted; nodes see it as the `signal` of their `RunContext`. A source of items that does not
   * answer is left after five seconds.
   */
  readonly signal?: AbortSignal;
  /** How many async nodes may be in flight at once, a whole number from 1; all that can be unless given. */
  readonly concurrency?: number;
  /**
   * Told of each item of a fan-out for which a node failed. The item is then left out of all lists and the run goes on;
   * without it, the first such failure ends the run, and so does whatever this function throws. It may be async: the run
   * waits for it, and ends if it rejects.
   */
  readonly onItemError?: (error: DataflowError) => void;
}

/** Overrides of nodes have the nodes' types; those of nodes inside a fan-out hold for every item. */
export type Overrides<Module> = {
  readonly [Name in NodeName<Module>]?: Override<DeclaredValue<Module, Name>> | undefined;
} & {
  readonly [name: string]: unknown;
};

/** A node that fans out is overridden by other items; what is made of one, by a value for each. */
type Override<Value> = IsFanOut<Value> extends true ? Value | ItemOf<Value> : Value;

/**
 * The values of a request by name.
 *
 * A function stands for the node whose function has its type. Where several have it, their keys are optional: the type
 * cannot tell which it is, the value has only one. Names that are not written out give values of type `unknown`.
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

type Flatten<Record> = { [Key in keyof Record]: Record[Key] };
