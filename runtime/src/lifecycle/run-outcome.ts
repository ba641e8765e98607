/** How a run ended, in one word. */
import { DataflowError } from "../errors/dataflow-error.js";
import { aborted } from "../errors/catalogue/8-running.js";
import type { GraphExecuted } from "./hook-records.js";

/** How a run ended: with all outputs, because a node failed, by an abort, or before it began. */
export type RunOutcome = "success" | "failed" | "aborted" | "refused";

/** Reads how a run ended from the error with which it ended. */
export function toRunOutcome({ success, error }: GraphExecuted): RunOutcome {
  if (success) return "success";
  if (!(error instanceof DataflowError)) return "failed";
  if (error.code === aborted.code) return "aborted";
  // The codes of band 7 are about requests. They are reported before anything runs.
  return error.code.startsWith("ICO7") ? "refused" : "failed";
}
