/** What the command `icosian worker` and the process that computes the nodes tell each other. */
import type { WorkerEvent } from "@icosian/runtime/distributed";
import type { FailedReport } from "../run/run-messages.js";

/** For which dataflow to work, and how. */
export interface WorkRequest {
  /** Absolute path of the file that exports the dataflow. */
  readonly file: string;
  /** The name of the export; null for `flow`, or the default export. */
  readonly exportName: string | null;
  /** How many jobs run at the same time; null for as many as there are processors. */
  readonly concurrency: number | null;
  /** The name of the queue from which the jobs are taken; null for the queue of the dataflow. */
  readonly queue: string | null;
  /** The name of the worker; null for one of the host and the process. */
  readonly name: string | null;
  /** Whether programs read what the command prints. */
  readonly isJson: boolean;
}

/** What the command sends. */
export type WorkCommand =
  | {
      readonly kind: "work";
      /** What the command line says. */
      readonly request: WorkRequest;
    }
  | { readonly kind: "ask" }
  | {
      readonly kind: "stop";
      /** How long running jobs have, in milliseconds. */
      readonly patienceMs: number;
    };

/** What the process sends. The last message says that it has stopped, or why it could not work. */
export type WorkReport = ReadyReport | EventsReport | HealthReport | { readonly kind: "stopped" } | FailedReport;

/** The worker takes jobs. */
export interface ReadyReport {
  readonly kind: "ready";
  /** The name of the worker in messages. */
  readonly worker: string;
  /** What messages call the queue. */
  readonly queue: string;
  /** How many jobs run at the same time. */
  readonly concurrency: number;
}

/** What has happened since the last report. */
export interface EventsReport {
  readonly kind: "events";
  /** The events, with their times. */
  readonly events: readonly TimedEvent[];
}

/** The answer to `ask`. */
export interface HealthReport {
  readonly kind: "health";
  /** Why the queue cannot be used; null if it answers. */
  readonly fault: string | null;
}

/** Something that happened to the worker: to a job, or to its connection. */
export type WorkEvent = WorkerEvent | { readonly kind: "recovered" };

/** When something happened. */
export interface Timed {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** An event with its time. */
export type TimedEvent = WorkEvent & Timed;
