/** The state of a run that all its frames share, and the items of fan-outs. */
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import type { Permits } from "../async/permits.js";

/** The state that all frames of a run share. */
export interface RunState {
  /** Whether the caller can wait for promises. */
  readonly canWait: boolean;
  /** Permits for items, and for async tasks within them. */
  readonly itemPermits: Permits;
  /** Whether items that fail are left out. Otherwise the first failed item ends the run. */
  readonly leavesOut: boolean;
  /** Functions to call when the run ends early. */
  readonly watchers: Set<() => void>;
  /** Tells the caller about an item that is left out. */
  tell(failure: DataflowError): void;
  /** Reports a problem that occurred while the run was ending. */
  note(problem: Problem): void;
  /** Ends the run. */
  stop(failure: DataflowError): void;
}

/** One item of a fan-out. */
export interface ItemPosition {
  /** Name of the node that fans out, as messages show it. */
  readonly fanOut: string;
  /** Index of the item, from 0. */
  readonly index: number;
}
