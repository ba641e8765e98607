/** Files that are written beside their target, so that nobody ever reads a part of one; and what is left of them. */
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

/** Writing takes milliseconds: after so long the writer is gone, whichever process has its id by now. */
const ABANDONED_MILLISECONDS = 10 * 60 * 1000;

/** The name under which this thread writes a file, or keeps what it was. */
export function toTemporary(file: string, purpose: "new" | "old" = "new"): string {
  return `${file}.${process.pid}.${purpose === "new" ? "" : "old."}${threadId === 0 ? "" : `${threadId}.`}tmp`;
}

/**
 * Removes what processes that are no more have left beside a file. What a living one has begun stays.
 *
 * A folder that cannot be listed or written is left as it is: the write that follows reports it.
 */
export function removeLeftovers(file: string): void {
  const folder = dirname(file);
  const prefix = `${basename(file)}.`;
  try {
    for (const name of readdirSync(folder)) {
      // The last kind is what `icosian init` wrote before 0.2.
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
 * Makes the folder of a file, with those above it.
 *
 * @returns The outermost folder that there was not before; null when all were there.
 */
export function makeFolderOf(file: string): string | null {
  return mkdirSync(dirname(file), { recursive: true }) ?? null;
}

function isAbandoned(path: string, pid: number): boolean {
  const { mtimeMs } = statSync(path);
  // A former process may have had our own id.
  if (pid === process.pid) return mtimeMs < performance.timeOrigin;
  return !isAlive(pid) || Date.now() - mtimeMs > ABANDONED_MILLISECONDS;
}

/** Whether there is a process of this id, ours to end or not. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
