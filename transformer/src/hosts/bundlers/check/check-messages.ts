/** What a bundler's thread and the one that checks say to each other. */
import type { CheckResult } from "../../../project/workspace.js";

/** What the thread is given as it starts. */
export interface CheckSetup {
  /** A tsconfig, or a folder with one. */
  readonly project: string;
  /** Options of the plugin, which go before those of the tsconfig. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Asks for a check. */
export interface CheckCall {
  readonly id: number;
  /** Files that are known to have changed, come or gone. */
  readonly changed: readonly string[];
}

/** What a check came to. */
export interface CheckAnswer {
  readonly id: number;
  /** Null when the project could not be checked. */
  readonly result: Omit<CheckResult, "sources"> | null;
  /** Why it could not be checked. */
  readonly fault: string | null;
}
