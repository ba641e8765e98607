/** Writes the changes of a plan: all of them, or none. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Misuse } from "../cli/misuse.js";
import type { FileChange } from "./plan.js";

interface Prepared {
  readonly file: string;
  readonly temporary: string;
  readonly before: string | null;
}

/**
 * Writes changes. Each file is written beside its place first, and all are put in place only when all are written.
 *
 * @throws Misuse when a file is no longer what the plan was made of, or cannot be written; nothing is changed then.
 */
export function applyChanges(folder: string, changes: readonly FileChange[]): void {
  const prepared: Prepared[] = [];
  const replaced: Prepared[] = [];
  try {
    for (const change of changes) prepared.push(prepare(folder, change));
    for (const each of prepared) {
      renameSync(each.temporary, each.file);
      replaced.push(each);
    }
  } catch (error) {
    for (const { file, before } of replaced)
      if (before === null) rmSync(file, { force: true });
      else writeFileSync(file, before);
    if (error instanceof Misuse) throw error;
    throw new Misuse(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
  }
}

function prepare(folder: string, { path, before, after }: FileChange): Prepared {
  const named = join(folder, path);
  const isThere = existsSync(named);
  const file = isThere ? realpathSync(named) : named;
  if ((isThere ? readFileSync(file, "utf8") : null) !== before)
    throw new Misuse(`Nothing was changed: ${path} has changed in the meantime. Run the command again.`);
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.icosian`;
  writeFileSync(temporary, after);
  if (isThere) chmodSync(temporary, statSync(file).mode);
  return { file, temporary, before };
}
