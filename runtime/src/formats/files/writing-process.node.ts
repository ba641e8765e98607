/** The processes that write files: on which machine they run, and whether they still do. */
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Times of the file system and of processes differ by some milliseconds. */
const CLOCK_SLACK = 2000;

let known: string | null = null;

/** Names the machine, or the container, within which numbers of processes mean something: eight hex digits. */
export function nameMachine(): string {
  known ??= createHash("sha256").update(`${hostname()} ${readNamespace()}`).digest("hex").slice(0, 8);
  return known;
}

/**
 * Whether a process of this machine is running that already ran when a file was last written: numbers are used again.
 *
 * @param writtenAt - In milliseconds since 1970.
 */
export function isRunningSince(pid: number, writtenAt: number): boolean {
  const start = pid === process.pid ? Date.now() - process.uptime() * 1000 : findStart(pid);
  if (start === "ended") return false;
  if (start !== null) return start - CLOCK_SLACK <= writtenAt;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // The process of another user cannot be signalled, but it is there.
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}

/**
 * Finds when a process of Linux started, in milliseconds since 1970; null if there is none or this is not Linux. A process
 * that has ended, and whose parent does not know it yet, has its entry still.
 */
function findStart(pid: number): number | "ended" | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "latin1");
    // After the name in brackets; the third field is the state, the 22nd the start in hundredths of a second after the machine's.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return "ended";
    const start =
      Date.now() - Number.parseFloat(readFileSync("/proc/uptime", "latin1")) * 1000 + Number(fields[19]) * 10;
    return Number.isFinite(start) ? start : null;
  } catch {
    return null;
  }
}

function readNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
