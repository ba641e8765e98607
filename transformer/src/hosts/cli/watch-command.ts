/** `icosian check --watch`: checks again whenever a file of the projects changes. */
import { describeFault } from "./describe-fault.js";
import type { Progress } from "./progress.js";
import type { Output } from "./report-result.js";
import { toShownPath } from "./to-shown-path.js";
import { Watcher } from "./watcher.js";
import type { CheckResult, Workspace } from "./workspace.js";

/** Editors and version control write several files at once. */
const SETTLE_MILLISECONDS = 150;

/**
 * Checks, and checks again after every change, until the process is asked to end.
 *
 * A state that cannot be checked, such as a tsconfig with an error, is reported, and the next change is waited for.
 *
 * @param report - Prints a result.
 * @param output - `note` gets what stands between the results.
 * @returns The exit code once it has ended.
 * @throws Misuse when there is no TypeScript to watch with.
 */
export async function watchProjects(
  workspace: Workspace,
  report: (result: CheckResult) => void,
  { note }: Pick<Output, "note">,
  progress: Progress,
): Promise<0> {
  const changes = new Changes();
  // Once: whoever asks a second time does not want to wait.
  const stop = (): void => changes.end();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  // Watches need not keep a process alive.
  const alive = setInterval(() => {}, 60_000);
  let watcher: Watcher | null = null;
  try {
    for (let changed: readonly string[] | null = []; changed !== null; changed = await changes.next()) {
      if (changed.length > 0) note(`\n[${toTime(new Date())}] ${describeChanges(changed)}\n`);
      const since = Date.now();
      await checkOnce(changed);
      watcher ??= new Watcher(workspace.system, (file) => changes.add(file));
      watcher.update(workspace.watched(), since);
      note("Watching for changes.\n");
    }
    return 0;
  } finally {
    clearInterval(alive);
    watcher?.close();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
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

/** Changes as they come, handed out together when they have settled. */
class Changes {
  #files = new Set<string>();
  #hasEnded = false;
  #wake = (): void => {};

  add(file: string): void {
    this.#files.add(file);
    this.#wake();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** The files that have changed since the last time, at least one; null when there will be no more. */
  async next(): Promise<readonly string[] | null> {
    while (this.#files.size === 0 && !this.#hasEnded) await new Promise<void>((resolve) => (this.#wake = resolve));
    for (let size = 0; size !== this.#files.size && !this.#hasEnded;) {
      size = this.#files.size;
      await new Promise<void>((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS));
    }
    const files = [...this.#files];
    this.#files = new Set();
    return this.#hasEnded ? null : files;
  }
}

function describeChanges([first = "", ...others]: readonly string[]): string {
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${toShownPath(first)}${more} changed. Checking again.`;
}

function toTime(date: Date): string {
  return date.toLocaleTimeString("en-GB");
}
