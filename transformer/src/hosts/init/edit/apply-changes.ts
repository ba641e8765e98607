/** Writes the changes of a plan: all of them, or none. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Misuse } from "../../../project/misuse.js";
import { withFile } from "../../../project/files/file-fault.js";
import { makeFolderOf, removeLeftovers, toTemporary } from "../../../project/files/temporary-file.js";
import type { FileChange } from "../plan/plan.js";

interface Prepared {
  readonly file: string;
  readonly after: string;
  /** Whether the file exists, so that a copy of it is kept. */
  readonly isThere: boolean;
}

/**
 * Writes changes. Each file is first written to a temporary file, and the temporary files replace the originals only
 * when all of them have been written.
 *
 * @throws Misuse if a file is no longer as it was when the plan was made, or if it cannot be written; nothing is
 * changed then.
 */
export function applyChanges(folder: string, changes: readonly FileChange[]): void {
  const prepared: Prepared[] = [];
  const made: string[] = [];
  const replaced: Prepared[] = [];
  try {
    for (const change of changes) {
      const next = find(folder, change);
      prepared.push(next);
      withFile(next.file, "written", () => prepare(next, made));
    }
    for (const each of prepared) {
      withFile(each.file, "written", () => renameSync(toTemporary(each.file), each.file));
      replaced.push(each);
    }
  } catch (error) {
    for (const { file, isThere } of replaced)
      if (isThere) renameSync(toTemporary(file, "old"), file);
      else rmSync(file, { force: true });
    removeTemporaries(prepared);
    for (const each of made) rmSync(each, { recursive: true, force: true });
    throw new Misuse(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  }
  removeTemporaries(prepared);
}

function find(folder: string, { path, before, after }: FileChange): Prepared {
  const named = join(folder, path);
  const isThere = existsSync(named);
  const file = isThere ? realpathSync(named) : named;
  if ((isThere ? withFile(file, "read", () => readFileSync(file, "utf8")) : null) !== before)
    throw new Misuse(`${path} has changed in the meantime. Run the command again.`);
  return { file, after, isThere };
}

/**
 * Writes a temporary file, and a copy of the original.
 *
 * @param made - Receives the folders that did not exist before.
 */
function prepare({ file, after, isThere }: Prepared, made: string[]): void {
  const folder = makeFolderOf(file);
  if (folder !== null) made.push(folder);
  removeLeftovers(file);
  const temporary = toTemporary(file);
  writeFileSync(temporary, after);
  if (!isThere) return;
  chmodSync(temporary, statSync(file).mode);
  // Restoring the copy must not need any disk space.
  copyFileSync(file, toTemporary(file, "old"));
}

/** Removes temporary files. If a path leads through a file instead of a folder, even testing it would throw. */
function removeTemporaries(prepared: readonly Prepared[]): void {
  for (const { file } of prepared)
    for (const temporary of [toTemporary(file), toTemporary(file, "old")])
      if (existsSync(temporary)) rmSync(temporary, { force: true });
}
