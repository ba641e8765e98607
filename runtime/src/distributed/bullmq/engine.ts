/** What BullMQ's two engines, Redis and PostgreSQL, do not have in common. */
import type * as bullmq from "bullmq";
import type { BackendFactory, ConnectionOptions, IQueueBackend } from "bullmq";

/** The package of BullMQ. */
export type BullMq = (typeof bullmq)["default"];

/** What a connection is for: to add jobs and ask about them, to listen to events, or to take jobs. */
export type Role = "queue" | "events" | "worker";

/** The state of a job in an engine, as far as it matters here, with the reason of a failure. */
export type EngineState =
  | {
      /** It waits, runs, or is not known. */
      readonly kind: "waiting" | "running" | "unknown";
    }
  | {
      readonly kind: "failed";
      /** The reason as the engine has it. */
      readonly reason: string;
    };

/** One of the engines, and where it is. */
export interface Engine {
  /** What messages call it: `Redis at 127.0.0.1:6379`. */
  readonly name: string;
  /** What BullMQ's classes take as their connection. */
  connect(role: Role): ConnectionOptions;
  /** What BullMQ's classes take as their last argument. */
  createFactory(bullmq: BullMq): BackendFactory;
  /** Says in words what an error of the engine or of a connection means, without any password. */
  describe(error: unknown): string;
  /** Whether it may succeed a moment later: a connection that is lost, a server that starts. */
  isPassing(error: unknown): boolean;
  /** Finds what is wrong with the settings of the server, in words; null if nothing is. */
  inspect(backend: IQueueBackend): Promise<string | null>;
  /** Finds the states of some jobs, in the order of the question. */
  findStates(backend: IQueueBackend, ids: readonly string[]): Promise<readonly EngineState[]>;
  /** Whether there may be failed jobs among those that are kept, if that is faster to know than the states of some. */
  mayHaveFailed(backend: IQueueBackend): Promise<boolean>;
  /** Finds the token with which a running job can be ended, no matter which worker runs it. */
  findToken(backend: IQueueBackend, id: string): Promise<string>;
}

/** Removes secrets from a text of somebody else. */
export function hideSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  const known = secrets.filter((each) => each !== undefined && each !== "") as readonly string[];
  return known
    .flatMap((each) => [each, encodeURIComponent(each)])
    .reduce((shown, each) => shown.replaceAll(each, "…"), text);
}

/** The code of an error: `ECONNREFUSED`, `28P01`; an empty string if it has none. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : "";
}

/** Codes of errors that say that nothing answers at an address. */
export const NOBODY: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ENOENT",
]);
