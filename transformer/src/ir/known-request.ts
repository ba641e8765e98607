/** Requests that can be planned at compile time. */
import type { Location } from "./span.js";

/** A dataflow that can be linked at compile time. */
export interface KnownDataflow {
  /** Objects with the manifests of the modules, in order; the functions are stubs. */
  readonly modules: readonly object[];
  /** The config. Values on which gates depend are those of the program. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Whether the last of several definitions wins. */
  readonly allowModuleOverrides: boolean;
}

/** A request whose dataflow and outputs are known. */
export interface KnownRequest {
  /** The dataflow that is executed. */
  readonly dataflow: KnownDataflow;
  /** Location of the argument with the outputs. */
  readonly location: Location;
  /** Names of the outputs, each once. */
  readonly outputs: readonly string[];
  /** Names of the given inputs; null if every required input may be assumed to be given. */
  readonly inputs: readonly string[] | null;
  /** Names of those inputs that have one value per row, in a request over columns; null in all others. */
  readonly columns?: readonly string[] | null;
  /** Names of the given overrides. */
  readonly overrides: readonly string[];
}
