/** Temporary files next to their targets, so that no reader sees a partly written file, and their removal. */
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

/**
 * The age at which a temporary file is abandoned. Writing takes milliseconds, so its writer has ended by then, even if
 * another process has the same id.
 */
const ABANDONED_MILLISECONDS = 10 * 60 * 1000;

/** The path of this thread's temporary file for a target, or for the copy of its old contents. */
export function toTemporary(file: string, purpose: "new" | "old" = "new"): string {
  return `${file}.${process.pid}.${purpose === "new" ? "" : "old."}${threadId === 0 ? "" : `${threadId}.`}tmp`;
}

/**
 * Removes temporary files of processes that have ended. Those of running processes stay.
 *
 * A folder that cannot be listed or written is ignored, because the following write reports it.
 */
export function removeLeftovers(file: string): void {
  const folder = dirname(file);
  const prefix = `${basename(file)}.`;
  try {
    for (const name of readdirSync(folder)) {
      // The last pattern is that of `icosian init` before 0.2.
      const pid = name.startsWith(prefix)
        ? /^(\d+)\.(?:(?:old\.)?(?:\d+\.)?tmp|icosian)$/.exec(name.slice(prefix.length))
        : null;
      const path = join(folder, name);
      if (pid !== null && isAbandoned(path, Number(pid[1]))) rmSync(path, { force: true });
    }
  } catch {
    return;
  }
}

/**
 * Creates the folder of a file, and those above it.
 *
 * @returns The outermost folder that was created; null if all existed.
 */
export function makeFolderOf(file: string): string | null {
  return mkdirSync(dirname(file), { recursive: true }) ?? null;
}

function isAbandoned(path: string, pid: number): boolean {
  const { mtimeMs } = statSync(path);
  // An earlier process may have had the id of this process.
  if (pid === process.pid) return mtimeMs < performance.timeOrigin;
  return !isAlive(pid) || Date.now() - mtimeMs > ABANDONED_MILLISECONDS;
}

/** Whether a process with this id exists, even if it belongs to another user. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
