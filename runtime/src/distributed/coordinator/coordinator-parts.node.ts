/** What the remote nodes of a dataflow share. */
import type { StoredValues } from "../../cache/entries/stored-values.node.js";
import type { NodeCall } from "../../execute/call/node-call.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import type { JobReport } from "../jobs/job-payload.js";
import type { JobBoard } from "./job-board.node.js";
import type { RunValues } from "./run-values.node.js";
import type { StoreTurns } from "./store-turns.js";

/** The parts of a coordinator that its nodes use. */
export interface CoordinatorParts {
  /** The values in the store. */
  readonly stored: StoredValues;
  /** When the store may be used for what is not sent yet. */
  readonly turns: StoreTurns;
  /** The jobs that are waited for. */
  readonly board: JobBoard;
  /** The values of the run of a call. */
  readonly runOf: (call: NodeCall) => RunValues;
  /** Whether a value of a node that is in the store may be used again. */
  readonly mayReuse: (definition: NodeDefinition) => boolean;
  /** Writes, and tries again if the store cannot be used for some time. */
  readonly whenWritten: <Written>(write: () => Promise<Written>) => Promise<Written>;
  /** Returns another text at each call, in every process. */
  readonly toSubmission: () => string;
  /** Hears what a job tells while it runs. */
  readonly hear: (report: JobReport, call: NodeCall) => void;
}
