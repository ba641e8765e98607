/** The dataflow of a generated file: the methods of every dataflow, with inputs typed by name. */
import type { Dataflow, MaterializedResult } from "../dataflow.js";
import type { ExecutionCheck } from "../lifecycle/planned-jobs.js";
import type { ExecutionExport } from "../lineage/execution-export.js";
import type { VisualizeOptions } from "../visualize/drawing-options.js";
import type { VariableInfo } from "../lineage/variable-info.js";
import type { AnyMaterializer } from "../materialize/materializer.js";
import type { ExecutionResult, OutputRequest, RunOptions } from "../typing/execution.js";
import type { AnyFunction, NodesOf } from "../typing/nodes.js";
import type { PreparedExecution } from "../typing/prepared-execution.js";
import type { DataflowTypes } from "./dataflow-types.js";
import type { GeneratedOptions } from "./generated-options.js";
import type {
  FittingMaterializers,
  InputsOption,
  OptionsArguments,
  OutputName,
  Replacing,
  RequestableOutput,
  SavedName,
  SavingArguments,
} from "./typed-options.js";

/** Types of inputs and nodes by name, as a request returns them. */
type RequestedValue<Types extends DataflowTypes, Name> = Name extends keyof Types["lists"]
  ? Types["lists"][Name]
  : Name extends keyof Types["outputs"]
    ? Types["outputs"][Name]
    : Name extends keyof Types["inputs"]
      ? Types["inputs"][Name]
      : unknown;

/** The values of a request by name; a function stands for its node. */
type Result<Types extends DataflowTypes, Config, Output> = string extends Output
  ? Record<string, unknown>
  : FlatResult<
      { [Name in Extract<Output, string>]: Name extends keyof Config ? Config[Name] : RequestedValue<Types, Name> } & ([
        Extract<Output, AnyFunction>,
      ] extends [never]
        ? unknown
        : ExecutionResult<Types["modules"], {}, Extract<Output, AnyFunction>>)
    >;

/** One object type; not exported for the same reason as that of `execute`. */
type FlatResult<Record> = { [Key in keyof Record]: Record[Key] };

/** The config: values of inputs and nodes by name, and of the keys that only modifiers read. */
type ConfigOf<Types extends DataflowTypes> = Partial<Types["inputs"]> & Partial<Types["outputs"]> & Types["config"];

interface NothingReads {
  readonly "is a config key that nothing reads": never;
}

/** Outputs of a generated dataflow that can be executed any number of times, also concurrently. */
export interface GeneratedPreparation<Types extends DataflowTypes, Config extends object, Output> {
  /** Computes the outputs as `execute` of the dataflow does. */
  execute<Override extends string = never>(
    ...options: OptionsArguments<Types, Config, Output, Override>
  ): Promise<Result<Types, Config, Output>>;
  /** Computes the outputs as `executeSync` of the dataflow does. */
  executeSync<Override extends string = never>(
    ...options: OptionsArguments<Types, Config, Output, Override>
  ): Result<Types, Config, Output>;
  /** Computes the outputs once per row, as `executeColumns` of the dataflow does. */
  executeColumns: PreparedExecution<Types["modules"], Config, Extract<Output, OutputRequest>>["executeColumns"];
}

/** The methods whose names are checked more precisely than in the general `Dataflow`. */
type TypedMethod =
  | "execute"
  | "executeSync"
  | "materialize"
  | "prepare"
  | "validateExecution"
  | "exportExecution"
  | "visualizeExecution"
  | `whatIs${string}`;

/**
 * A dataflow whose types a generated file declares.
 *
 * @typeParam Types - The types that the file declares for the dataflow.
 * @typeParam Config - Type of the config that was passed to `configure` or `with`.
 */
export interface GeneratedDataflow<Types extends DataflowTypes, Config extends object = {}> extends Omit<
  Dataflow<Types["modules"], Config>,
  TypedMethod
> {
  /**
   * Returns the same dataflow with a fixed config: it selects variants, replaces nodes, and serves as inputs.
   *
   * @throws DataflowError at the first request, with every problem of the config.
   */
  configure<Given extends ConfigOf<Types>>(
    config: Given & { readonly [Key in Exclude<keyof Given, keyof ConfigOf<Types>>]: NothingReads },
  ): GeneratedDataflow<Types, Given>;
  /** Returns the same dataflow with these options; those of an earlier `with` stay unless they are given again. */
  with<
    Given extends ConfigOf<Types> = {},
    Materializers extends readonly [] | readonly AnyMaterializer[] = readonly [],
  >(
    options: GeneratedOptions & {
      /** A fixed config, as for `configure`. */
      readonly config?: Given & { readonly [Key in Exclude<keyof Given, keyof ConfigOf<Types>>]: NothingReads };
      /** The nodes that bring data in and out; the inputs that they provide need not be given. */
      readonly materializers?: Materializers & FittingMaterializers<Types, Materializers[number]>;
    },
  ): GeneratedDataflow<Types, Config & Given & NodesOf<Materializers[number]>>;
  /**
   * Computes outputs and whatever they need, each node at most once.
   *
   * @param outputs - Names, or the nodes' functions.
   * @param options - `inputs` and `overrides` by name, `signal`, `concurrency`.
   * @returns Exactly these outputs by name, in this order.
   * @throws DataflowError as every dataflow does; also ICO6001 to ICO6008, since it is built by its first request.
   */
  execute<Output extends OutputRequest, Override extends string = never>(
    outputs: readonly RequestableOutput<Output, OutputName<Types, Config>>[],
    ...options: OptionsArguments<Types, Config, Output, Override>
  ): Promise<Result<Types, Config, Output>>;

  /** Computes outputs synchronously, without a promise anywhere on the path. */
  executeSync<Output extends OutputRequest, Override extends string = never>(
    outputs: readonly RequestableOutput<Output, OutputName<Types, Config>>[],
    ...options: OptionsArguments<Types, Config, Output, Override>
  ): Result<Types, Config, Output>;
  /** Saves values with materializers that belong to this request alone. */
  materialize<
    Savers extends readonly [] | readonly AnyMaterializer[],
    Output extends OutputRequest = never,
    Override extends string = never,
  >(
    savers: Savers,
    ...options: SavingArguments<Types, Config, Output, SavedName<Savers[number]>, Override>
  ): Promise<MaterializedResult<NodesOf<Savers[number]>, Result<Types, Config, Output>>>;
  /** Prepares outputs that are requested repeatedly with different values. */
  prepare<Output extends OutputRequest>(
    outputs: readonly RequestableOutput<Output, OutputName<Types, Config>>[],
  ): GeneratedPreparation<Types, Config, Output>;
  /** Makes the checks of `execute` without running anything. */
  validateExecution<Output extends OutputRequest, Override extends string = never>(
    outputs: readonly RequestableOutput<Output, OutputName<Types, Config>>[],
    ...options: OptionsArguments<Types, Config, Output, Override>
  ): ExecutionCheck;
  /** Describes what `execute` would run, as plain JSON. Inputs may be missing. */
  exportExecution<Override extends string = never>(
    outputs: readonly (OutputName<Types, Config> | AnyFunction)[],
    options?: RunOptions & Replacing<Types, Override> & InputsOption<Types, Config, never>,
  ): ExecutionExport;
  /** Draws what `execute` would run. Inputs may be missing. */
  visualizeExecution<Override extends string = never>(
    outputs: readonly (OutputName<Types, Config> | AnyFunction)[],
    options?: VisualizeOptions & Replacing<Types, Override> & InputsOption<Types, Config, never>,
  ): string;
  /** Lists the given nodes or inputs and everything that they are computed from. */
  whatIsUpstreamOf(...names: readonly (OutputName<Types, Config> | AnyFunction)[]): readonly VariableInfo[];
  /** Lists the given nodes or inputs and everything that is computed from them. */
  whatIsDownstreamOf(...names: readonly (OutputName<Types, Config> | AnyFunction)[]): readonly VariableInfo[];
  /** Lists everything on a path from one node or input to another, both included; nothing when there is no path. */
  whatIsThePathBetween(
    upstream: OutputName<Types, Config> | AnyFunction,
    downstream: OutputName<Types, Config> | AnyFunction,
  ): readonly VariableInfo[];
}
