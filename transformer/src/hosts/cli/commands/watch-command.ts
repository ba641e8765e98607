/** `icosian check --watch`: checks again whenever a file of the projects changes. */
import { Changes } from "../../../project/watch/changes.js";
import { describeFault } from "../../../project/describe-fault.js";
import type { Progress } from "../../../project/progress.js";
import type { Output } from "../terminal/report-result.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import { Watcher } from "../../../project/watch/watcher.js";
import type { CheckResult } from "../../../project/join-checks.js";
import type { Workspace } from "../../../project/workspace.js";

/** The time to wait for more changes, because editors and version control write several files at once. */
const SETTLE_MILLISECONDS = 150;

/**
 * Checks now and after every change, until the process is asked to end.
 *
 * If the project cannot be checked, for example because of an error in a tsconfig, that is reported, and the command
 * waits for the next change.
 *
 * @param report - Prints a result.
 * @param output - Receives notes between the results.
 * @returns The exit code.
 * @throws Misuse if there is no TypeScript to check with.
 */
export async function watchProjects(
  workspace: Workspace,
  report: (result: CheckResult) => void,
  { note }: Pick<Output, "note">,
  progress: Progress,
): Promise<0> {
  const changes = new Changes(SETTLE_MILLISECONDS);
  let watcher: Watcher | null = null;
  try {
    await changes.follow(async (changed) => {
      if (changed.length > 0) note(`\n[${toTime(new Date())}] ${describeChanges(changed)} Checking again.\n`);
      const since = Date.now();
      await checkOnce(changed);
      watcher ??= new Watcher(workspace.system, (file) => changes.add(file));
      watcher.update(workspace.watched(), since);
      note("Watching for changes.\n");
    });
    return 0;
  } finally {
    // A cast because TypeScript does not see the assignment in the function above.
    (watcher as Watcher | null)?.close();
  }

  async function checkOnce(changed: readonly string[]): Promise<void> {
    progress.restart();
    try {
      const result = await workspace.check(changed);
      progress.clear();
      report(result);
    } catch (error) {
      progress.clear();
      if (!workspace.isLoaded) throw error;
      note(describeFault(error));
    }
  }
}

/** Describes which files have changed, in one phrase. */
export function describeChanges([first = "", ...others]: readonly string[]): string {
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${toShownPath(first)}${more} changed.`;
}

/** Formats the time of day for messages of watching commands. */
export function toTime(date: Date): string {
  return date.toLocaleTimeString("en-GB");
}
