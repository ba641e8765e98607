/** The messages between a bundler's thread and the thread that checks. */
import type { CheckResult } from "../../../project/join-checks.js";

/** The data with which the thread is started. */
export interface CheckSetup {
  /** Absolute path of a tsconfig, or of a folder with one. */
  readonly project: string;
  /** Options of the plugin, which override those of the tsconfig. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Requests a check. */
export interface CheckCall {
  /** Identifies the answer to this call. */
  readonly id: number;
  /** Absolute paths of files that are known to have been changed, created or deleted. */
  readonly changed: readonly string[];
}

/** The result of a check. */
export interface CheckAnswer {
  /** The id of the call. */
  readonly id: number;
  /** Null if the project could not be checked. */
  readonly result: Omit<CheckResult, "sources" | "graphs" | "incomplete"> | null;
  /** The reason why it could not be checked; null if it was. */
  readonly fault: string | null;
}
