/** Makes a folder once, also when several processes want it at the same time. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";

const POLL_MILLISECONDS = 100;

/**
 * Makes a folder if it is not there yet, and waits while another process makes it.
 *
 * @param make - Fills an empty folder, which gets the right name afterwards: a folder of that name is always complete.
 */
export async function makeOnce(path: string, make: (folder: string) => void | Promise<void>): Promise<void> {
  const lock = `${path}.lock`;
  for (; !existsSync(path); await setTimeout(POLL_MILLISECONDS)) {
    if (!takeLock(lock)) continue;
    const folder = mkdtempSync(join(dirname(path), "icosian-making-"));
    try {
      await make(folder);
      if (!existsSync(path)) renameSync(folder, path);
    } finally {
      rmSync(folder, { recursive: true, force: true });
      rmSync(lock, { force: true });
    }
    return;
  }
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    // The process that took it may have been ended.
    if (!isRunning(readOwner(lock))) rmSync(lock, { force: true });
    return false;
  }
}

/** The process that took a lock; null if the lock is gone, or not written yet. */
function readOwner(lock: string): number | null {
  try {
    return Number(readFileSync(lock, "utf8")) || null;
  } catch {
    return null;
  }
}

function isRunning(owner: number | null): boolean {
  if (owner === null) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch {
    return false;
  }
}
