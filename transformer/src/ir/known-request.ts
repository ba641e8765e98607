/** Requests that can be planned when they are compiled. */
import type { Location } from "./span.js";

/** A dataflow that can be linked. */
export interface KnownDataflow {
  /** Objects with the manifests of the modules, in their order; the functions are stubs. */
  readonly modules: readonly object[];
  /** The values that decide anything are those of the program. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly allowModuleOverrides: boolean;
}

/** One request of it. */
export interface KnownRequest {
  readonly dataflow: KnownDataflow;
  /** The argument that has the outputs. */
  readonly location: Location;
  readonly outputs: readonly string[];
  /** Names; null when all that is needed may be taken to be there. */
  readonly inputs: readonly string[] | null;
  readonly overrides: readonly string[];
}
