/** Tells whether the process of a run is alive. */
import { readFileSync } from "node:fs";

/** How much later a process may seem to have started than it has, in milliseconds: clocks are set. */
const TOLERANCE = 10_000;
/** The unit of start times in `/proc`, in milliseconds. */
const TICK = 10;

/**
 * Whether there is a process with this id on this machine. On Linux, also whether it may have been there at a moment,
 * because the ids of processes are used again. Never throws.
 *
 * @param since - The moment in milliseconds since 1970.
 */
export function isAlive(pid: unknown, since: number): boolean {
  // Anything below would stand for a group of processes.
  if (!Number.isSafeInteger(pid) || (pid as number) < 1) return false;
  try {
    process.kill(pid as number, 0);
  } catch (error) {
    // With `EPERM`, it is there and belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const start = findStart(pid as number);
  return start === null || Number.isNaN(since) || start <= since + TOLERANCE;
}

/** When a process started, in milliseconds since 1970; null where the system does not tell. */
function findStart(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program comes before, in brackets, and may have spaces.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    const boot = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1];
    return boot === undefined || ticks === undefined ? null : Number(boot) * 1000 + Number(ticks) * TICK;
  } catch {
    return null;
  }
}
