/** The temporary files of a cache folder: their names, and which of them remain of processes that have died. */
import { randomBytes } from "node:crypto";
import { linkSync, readdirSync, renameSync, statSync, unlinkSync } from "node:fs";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import { isRunningSince, nameMachine } from "../../../formats/files/writing-process.node.js";
import { TEMPORARY } from "./layout.js";

/** Files of another machine that nothing has written to for so long are considered dead. */
const FOREIGN_LIFE = 24 * 60 * 60 * 1000;

/** Tells threads of a process apart, which each have their own. */
const thread = randomBytes(6).toString("hex");
let count = 0;

/** Names this process, or a thread of it, and the machine on which it runs. */
export function nameWriter(): string {
  return `${process.pid}-${nameMachine()}.${thread}`;
}

/** Chooses the path of a new temporary file: `tmp/<pid>-<machine>.<random>.tmp`. */
export function nameTemporary(root: string): string {
  return `${root}/${TEMPORARY}/${nameWriter()}${(count++).toString(36)}.tmp`;
}

/** Removes a temporary file of this process. Never throws. */
export function discardTemporary(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone already, or it is removed when this process has ended.
  }
}

/** Gives a file that was moved aside its name back, unless there is a newer one. The temporary file is gone afterwards. */
export function putBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (thrown) {
    // Some file systems have no links.
    if (findCode(thrown) !== "EEXIST") renameSync(aside, path);
  }
  discardTemporary(aside);
}

/** Whether a name is that of a temporary file of ours. */
export function isTemporaryName(name: string): boolean {
  return /^\d+-[0-9a-f]{8}\.[0-9a-z]+\.tmp$/.test(name);
}

/**
 * Whether the process that {@link nameWriter} named has died.
 *
 * @param writtenAt - When it last wrote, in milliseconds since 1970.
 * @param foreignLife - How long a process of another machine lives without writing, in milliseconds.
 */
export function isDead(writer: string, writtenAt: number, foreignLife: number = FOREIGN_LIFE): boolean {
  const [, pid, machine] = /^(\d+)-([0-9a-f]{8})/.exec(writer) ?? [];
  if (machine === nameMachine()) return !isRunningSince(Number(pid), writtenAt);
  return Date.now() - writtenAt > foreignLife;
}

/** Lists the temporary files of a folder; none if there is no such folder. */
export function listTemporaries(root: string): readonly string[] {
  try {
    return readdirSync(`${root}/${TEMPORARY}`).filter(isTemporaryName);
  } catch {
    return [];
  }
}

/** Removes the temporary files of processes that have died. Never throws; returns how many are removed. */
export function removeDead(root: string): number {
  let removed = 0;
  for (const name of listTemporaries(root)) {
    const path = `${root}/${TEMPORARY}/${name}`;
    try {
      const written = statSync(path, { throwIfNoEntry: false });
      if (written === undefined || !isDead(name, written.mtimeMs)) continue;
      unlinkSync(path);
      removed++;
    } catch {
      // Another process has removed it, or this one may not: then it stays.
    }
  }
  return removed;
}
