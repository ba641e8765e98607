/** Applies the safe fixes to a project and the projects that it references: `icosian check --fix`. */
import { Progress } from "../../../project/progress.js";
import { Workspace } from "../../../project/workspace.js";
import { toFixText } from "../terminal/fix-text.js";
import { fixProjects } from "./fix-projects.js";
import { FixedTexts } from "./fixed-texts.js";
import { writeFixed } from "./write-fixed.js";

/**
 * Applies fixes until there are none, and then writes the files.
 *
 * @param configFile - Absolute path of the tsconfig.
 * @returns What was done, in words.
 * @throws Misuse if the project cannot be checked, or if a file cannot be written.
 */
export async function fixNow(configFile: string): Promise<string> {
  const progress = new Progress(process.stderr);
  const texts = new FixedTexts();
  const workspace = new Workspace(configFile, progress, {}, "diagnostics", texts);
  try {
    const result = await fixProjects(workspace, texts);
    const { changed } = texts;
    writeFixed(changed);
    return toFixText(result, changed.size);
  } finally {
    progress.clear();
    workspace.close();
  }
}
