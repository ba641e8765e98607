/** Fixes the files of projects: all of them at once, or none. */
import type { Progress } from "../../../project/progress.js";
import type { Workspace } from "../../../project/workspace.js";
import { toFixText } from "../terminal/fix-text.js";
import { fixProjects } from "./fix-projects.js";
import type { FixedTexts } from "./fixed-texts.js";
import { writeFixed } from "./write-fixed.js";

/** What was done. */
export interface FixedFiles {
  /** What was fixed and what was not, for people. */
  readonly text: string;
  /** The files that were written. */
  readonly files: readonly string[];
}

/**
 * Applies the safe fixes, and writes the files.
 *
 * @param texts - The overlay of the workspace, which is empty again afterwards.
 * @throws Misuse if the projects cannot be read, or if a file cannot be written; no file is changed then.
 */
export async function fixFiles(workspace: Workspace, texts: FixedTexts, progress: Progress): Promise<FixedFiles> {
  try {
    const result = await fixProjects(workspace, texts);
    const { changed } = texts;
    writeFixed(changed);
    texts.clear();
    return { text: toFixText(result, changed.size), files: [...changed.keys()] };
  } finally {
    progress.clear();
  }
}
