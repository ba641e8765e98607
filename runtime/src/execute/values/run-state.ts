/** The state of a run that all its frames share. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { RunEnd } from "./run-end.js";
import type { Permits } from "../async/permits.js";

/** The state that all frames of a run share. */
export interface RunState {
  /** Unique for each run. */
  readonly runId: string;
  /** Whether the caller can wait for promises. */
  readonly canWait: boolean;
  /** The reason why the run ends early; null as long as it continues. */
  readonly failure: DataflowError | null;
  /** Permits for items, and for async tasks within them. */
  readonly itemPermits: Permits;
  /** Whether items that fail are left out. Otherwise the first failed item ends the run. */
  readonly leavesOut: boolean;
  /** Functions to call when the run ends early. */
  readonly watchers: Set<() => void>;
  /** What nodes of all runs of the dataflow share, by a key of whatever shares it. */
  readonly shared: Map<string, unknown>;
  /** What the run waits for before it ends. */
  readonly end: RunEnd;
  /** Ends the run. */
  stop(failure: DataflowError): void;
}
