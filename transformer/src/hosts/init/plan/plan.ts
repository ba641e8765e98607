/** The planned changes of a project, as data, made before anything is changed. */
import type { ManualEdit } from "../edit/edit.js";
import type { FoundHost } from "../look/find-hosts.js";
import type { Command } from "../look/package-manager.js";

/** The planned changes and the steps after them. */
export interface Plan {
  /** The hosts that are set up. */
  readonly hosts: readonly FoundHost[];
  /** The files that are created or changed. */
  readonly files: readonly FileChange[];
  /** The commands that install packages. */
  readonly installs: readonly Command[];
  /** The edits that are left to the user. */
  readonly manual: readonly ManualChange[];
  /** The commands to try afterwards. */
  readonly steps: readonly NextStep[];
  /** Whether files are generated when the plan is carried out, so that programs can import them. */
  readonly isGenerating: boolean;
}

/** A command that works once the plan has been carried out. */
export interface NextStep {
  /** A sentence that ends in a colon. */
  readonly title: string;
  /** The command, as typed in a shell. */
  readonly command: string;
}

/** The text of a file before and after. */
export interface FileChange {
  /** Path of the file, from the project's folder. */
  readonly path: string;
  /** The text before; null for a new file. */
  readonly before: string | null;
  /** The text afterwards. */
  readonly after: string;
}

/** An edit that is left to the user, and its file. */
export interface ManualChange extends Omit<ManualEdit, "kind"> {
  /** Path of the file, from the project's folder. */
  readonly path: string;
}

/** Whether a plan has nothing left to do. */
export function isDone({ files, installs, manual }: Plan): boolean {
  return files.length + installs.length + manual.length === 0;
}
