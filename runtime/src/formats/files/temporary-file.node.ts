/** The temporary files of saves: their names, whose they are, and which of them remain of processes that have died. */
import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { readlinkSync } from "node:fs";

/** Files of another machine that nobody has written to for so long are taken for dead. */
const FOREIGN_LIFE = 24 * 60 * 60 * 1000;

/** Times of the file system and of processes differ by some milliseconds. */
const CLOCK_SLACK = 2000;

/** Chooses a new name beside the target: `.<name>.<pid>-<machine>.<random>.tmp`. */
export function nameTemporary(target: string): string {
  const name = `.${stemOf(target)}.${process.pid}-${machine()}.${randomBytes(6).toString("hex")}.tmp`;
  return join(dirname(target), name);
}

/** One temporary file of the target. */
export interface TemporaryFile {
  /** Absolute path. */
  readonly path: string;
  /** The process that writes it. */
  readonly pid: number;
  /** `true` also if the process is one of another machine, until nothing was written for a day. */
  readonly isAlive: boolean;
  /** `true` if the process belongs to this machine. */
  readonly isOurs: boolean;
}

/** Finds all temporary files of a target. */
export async function findTemporaries(target: string): Promise<readonly TemporaryFile[]> {
  const folder = dirname(target);
  const start = `.${stemOf(target)}.`;
  const found: TemporaryFile[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith(start)) continue;
    const match = /^(\d+)-([0-9a-f]{8})\.[0-9a-f]{12}\.tmp$/.exec(name.slice(start.length));
    if (match === null) continue;
    const path = join(folder, name);
    const written = await stat(path).catch(() => null);
    if (written === null) continue;
    const pid = Number(match[1]);
    const isOurs = match[2] === machine();
    const isAlive = isOurs ? await isRunningSince(pid, written.mtimeMs) : Date.now() - written.mtimeMs < FOREIGN_LIFE;
    found.push({ path, pid, isAlive, isOurs });
  }
  return found;
}

/** Removes the temporary files that processes which have died left for this target. */
export async function removeDead(files: readonly TemporaryFile[]): Promise<void> {
  for (const { path, isAlive } of files) if (!isAlive) await rm(path, { force: true });
}

/** Tells whether a process is running that already ran when the file was last written: numbers are used again. */
async function isRunningSince(pid: number, writtenAt: number): Promise<boolean> {
  const startedAt = pid === process.pid ? Date.now() - process.uptime() * 1000 : await findStart(pid);
  if (startedAt !== null) return startedAt - CLOCK_SLACK <= writtenAt;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // The process of another user cannot be signalled, but it is there.
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}

/** Finds when a process of Linux started, in milliseconds since 1970; null if there is none or this is not Linux. */
async function findStart(pid: number): Promise<number | null> {
  try {
    const [status, uptime] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "latin1"),
      readFile("/proc/uptime", "latin1"),
    ]);
    // After the name in brackets; the 22nd field is the start in hundredths of a second after the machine's.
    const started = Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[19]);
    const start = Date.now() - Number.parseFloat(uptime) * 1000 + started * 10;
    return Number.isFinite(start) ? start : null;
  } catch {
    return null;
  }
}

let known: string | null = null;

/** Names the machine, or the container, within which numbers of processes mean something. */
function machine(): string {
  known ??= createHash("sha256").update(`${hostname()} ${readNamespace()}`).digest("hex").slice(0, 8);
  return known;
}

function readNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

/** The name of the target; a hash of it if the temporary name would be too long. */
function stemOf(target: string): string {
  const name = basename(target);
  return Buffer.byteLength(name) <= 180 ? name : createHash("sha256").update(name).digest("hex");
}
