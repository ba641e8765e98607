/** The temporary files of saves: their names, whose they are, and which of them remain of processes that have died. */
import { createHash, randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isRunningSince, nameMachine } from "./writing-process.node.js";

/** Files of another machine that nobody has written to for so long are taken for dead. */
const FOREIGN_LIFE = 24 * 60 * 60 * 1000;

/** Chooses a new name beside the target: `.<name>.<pid>-<machine>.<random>.tmp`. */
export function nameTemporary(target: string): string {
  const name = `.${stemOf(target)}.${process.pid}-${nameMachine()}.${randomBytes(6).toString("hex")}.tmp`;
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
    const isOurs = match[2] === nameMachine();
    const isAlive = isOurs ? isRunningSince(pid, written.mtimeMs) : Date.now() - written.mtimeMs < FOREIGN_LIFE;
    found.push({ path, pid, isAlive, isOurs });
  }
  return found;
}

/** Removes the temporary files that processes which have died left for this target. */
export async function removeDead(files: readonly TemporaryFile[]): Promise<void> {
  for (const { path, isAlive } of files) if (!isAlive) await rm(path, { force: true });
}

/** The name of the target; a hash of it if the temporary name would be too long. */
function stemOf(target: string): string {
  const name = basename(target);
  return Buffer.byteLength(name) <= 180 ? name : createHash("sha256").update(name).digest("hex");
}
