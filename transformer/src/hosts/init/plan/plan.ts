/** What is to be done to a project, as data: made before anything is touched. */
import type { ManualEdit } from "../edit/edit.js";
import type { FoundHost } from "../look/find-hosts.js";
import type { Command } from "../look/package-manager.js";

/** A plan. */
export interface Plan {
  readonly hosts: readonly FoundHost[];
  readonly files: readonly FileChange[];
  readonly installs: readonly Command[];
  /** What the user has to do. */
  readonly manual: readonly ManualChange[];
  /** What is left to run and to see. */
  readonly steps: readonly NextStep[];
  /** Whether files are generated as the plan is carried out, so that programs can import them. */
  readonly isGenerating: boolean;
}

/** A command that works once the plan has been carried out. */
export interface NextStep {
  /** A sentence that ends in a colon. */
  readonly title: string;
  readonly command: string;
}

/** A file as it is and as it will be. */
export interface FileChange {
  /** In the folder of the project. */
  readonly path: string;
  /** Null for a file that there is not yet. */
  readonly before: string | null;
  readonly after: string;
}

/** An edit that is left to the user, and where. */
export interface ManualChange extends Omit<ManualEdit, "kind"> {
  readonly path: string;
}

/** Whether a plan leaves nothing to do. */
export function isDone({ files, installs, manual }: Plan): boolean {
  return files.length + installs.length + manual.length === 0;
}
