/** What the command `icosian watch` and the process that runs the dataflow tell each other. */

/** What is to be run. */
export interface RunRequest {
  /** Absolute path of the file that exports the dataflow. */
  readonly file: string;
  /** The name of the export; null for `flow`, or the default export. */
  readonly exportName: string | null;
  /** Names of the outputs. */
  readonly outputs: readonly string[];
  /** Values of inputs by name. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Whether the values of the outputs are wanted as JSON. */
  readonly isJson: boolean;
  /** The folder of the cache that a dataflow gets if it has none; null if it gets none. */
  readonly cacheFolder: string | null;
  /** The number of characters after which the text of a value is cut; null if none is. */
  readonly longestText: number | null;
}

/** What the command sends: first what to run, and later perhaps that it is to end. */
export type RunCommand =
  | {
      readonly kind: "run";
      /** The outputs and the dataflow. */
      readonly request: RunRequest;
    }
  | { readonly kind: "stop" };

/** What the process sends. The last message says that the run is done, or that it failed. */
export type RunReport = LoadedReport | DoneReport | FailedReport;

/** The files that were loaded so far, by absolute path, without those of packages. */
export interface LoadedReport {
  readonly kind: "loaded";
  /** Absolute paths. */
  readonly files: readonly string[];
}

/** The run is done. */
export interface DoneReport {
  readonly kind: "done";
  /** Id of the run. */
  readonly runId: string;
  /** The outputs, in the order of the request. */
  readonly outputs: readonly ShownOutput[];
  /** The nodes that were computed, in the order in which they ended. */
  readonly computed: readonly ComputedNode[];
  /** Names of the nodes that were served from the cache, in the same order. */
  readonly cached: readonly string[];
  /** How long the run took, in milliseconds. */
  readonly durationMs: number;
}

/** The dataflow could not be built, or the run has failed. */
export interface FailedReport {
  readonly kind: "failed";
  /** What is wrong, for people. */
  readonly text: string;
  /** Whether the command line is wrong, and not the code. */
  readonly isMisuse: boolean;
}

/** The value of an output. */
export interface ShownOutput {
  /** Name of the output. */
  readonly name: string;
  /** The value, for people, or as JSON; the beginning of that if it is cut. */
  readonly text: string;
  /** The number of characters of the whole text. */
  readonly length: number;
}

/** A node that was computed. */
export interface ComputedNode {
  /** Name of the node. */
  readonly node: string;
  /** How often: once per item inside of a fan-out. */
  readonly count: number;
  /** All its computations together, in milliseconds. */
  readonly durationMs: number;
}
