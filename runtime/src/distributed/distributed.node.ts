/** Nodes that are computed on other machines: `@icosian/runtime/distributed`. Bundles for browsers get `no-distribution.ts`. */
export { remote, type RemoteOptions } from "./remote.js";
export { reportProgress } from "./report-progress.node.js";
export { distribute } from "./distribute.node.js";
export type { DistributeOptions, RemoteProgress, RemoteQueue } from "./distribute-options.js";
export { work, type RemoteWorker, type WorkerEvent, type WorkOptions } from "./worker/work.node.js";
export type { JobPayload, JobReport, JobResult } from "./jobs/job-payload.js";
export type {
  FailedJob,
  Job,
  JobControl,
  JobEvent,
  JobQueue,
  JobState,
  QueueHealth,
  QueueWorker,
  WorkQueue,
  WorkSettings,
} from "./queue/job-queue.js";
