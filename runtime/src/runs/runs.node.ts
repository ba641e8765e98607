/** The entry `@icosian/runtime/runs`. */
export { recordRuns } from "./record-runs.node.js";
export type { HashCodec } from "./hash-codec.js";
export type { RecordRunsOptions } from "./record-runs-options.js";
export type {
  ItemEndEvent,
  NodeEndEvent,
  NodeStartEvent,
  RetryEvent,
  RunEndEvent,
  RunEvent,
  WarningEvent,
} from "./run-event.js";
export type { RunCause, RunError, RunGit, RunHost, RunRecord, RunVersions } from "./run-record.js";
export type { RunColumn, RunFrequency, RunSummary, RunValue, RunValueDetail } from "./run-value.js";
