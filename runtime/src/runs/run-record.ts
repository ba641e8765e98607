/** The file `run.json` of a recorded run, which `run.schema.json` describes. */
import type { Fact } from "../errors/problem.js";
import type { Tags } from "../graph/node-definition.js";
import type { RunOutcome } from "../lifecycle/run-outcome.js";
import type { RunValue } from "./run-value.js";

/** Version of the shapes in this file. */
export const RUN_VERSION = 1;

/** One run, as `run.json` holds it: from its start on with the outcome `running`, after its end complete. */
export interface RunRecord {
  /** The {@link RUN_VERSION} of the runtime that wrote it. */
  readonly version: 1;
  /** The id of the run, which is the name of its folder: 32 hexadecimal digits. */
  readonly runId: string;
  /** When the run started, by the clock of the machine, as ISO 8601 in UTC. */
  readonly startedAt: string;
  /** `startedAt` and the duration, so that a clock that is set in between does not matter; null while the run goes on. */
  readonly endedAt: string | null;
  /** How the run ended; `running` while it goes on, and for good if its process died. */
  readonly outcome: RunOutcome | "running";
  /** The requested outputs by name; each is null until the run has succeeded. */
  readonly outputs: Readonly<Record<string, RunValue | null>>;
  /** The given inputs by name. */
  readonly inputs: Readonly<Record<string, RunValue>>;
  /** The given overrides by name. */
  readonly overrides: Readonly<Record<string, RunValue>>;
  /** The config of the dataflow as JSON: redacted, shortened, and with words for what JSON cannot hold. */
  readonly config: Readonly<Record<string, Fact>>;
  /** The tags that were given to `recordRuns`. */
  readonly tags: Tags;
  /**
   * Hash of the dataflow: the names, code versions and dependencies of all its nodes. Null if the adapter was not told
   * which dataflow it is.
   */
  readonly graphVersion: string | null;
  /** The software that ran. */
  readonly versions: RunVersions;
  /** The state of the git repository around the current folder of the process; null if it is in none. */
  readonly git: RunGit | null;
  /** The machine and the process. */
  readonly host: RunHost;
  /** The error with which the run ended; null if it succeeded, and while it goes on. */
  readonly error: RunError | null;
}

/** The software that ran a dataflow. */
export interface RunVersions {
  /** Version of `@icosian/runtime`. */
  readonly runtime: string;
  /** Version of Node.js, without a `v`. */
  readonly node: string;
}

/** The state of a git repository. */
export interface RunGit {
  /** Id of the commit that is checked out; null before the first commit. */
  readonly commit: string | null;
  /** Name of the branch; null if none is checked out. */
  readonly branch: string | null;
  /** Whether files that git tracks differ from the commit; null if the command `git` could not tell in time. */
  readonly isDirty: boolean | null;
}

/** A machine and a process on it. */
export interface RunHost {
  /** The name of the machine. */
  readonly hostname: string;
  /** The operating system, as `process.platform` names it. */
  readonly platform: string;
  /** The processor, as `process.arch` names it. */
  readonly arch: string;
  /** Version of Node.js, without a `v`. */
  readonly node: string;
  /** The id of the process. */
  readonly pid: number;
}

/** The error of a run. All its texts are redacted and shortened. */
export interface RunError {
  /** Name of the error's class; the type of a value that is no error. */
  readonly name: string;
  /** What the error says. */
  readonly message: string;
  /** Code of the first problem, such as `ICO8001`; null for errors that are not of Icosian. */
  readonly code: string | null;
  /** The name that the first problem is about, for example the node that failed; null if there is none. */
  readonly subject: string | null;
  /** The stack; null if there is none. */
  readonly stack: string | null;
  /** The chain of causes, the nearest first; of a node that failed, what it threw. */
  readonly causes: readonly RunCause[];
}

/** A cause of an error. */
export interface RunCause {
  /** Name of the error's class; the type of a value that is no error. */
  readonly name: string;
  /** What the error says. */
  readonly message: string;
  /** The stack; null if there is none. */
  readonly stack: string | null;
}
