/** Watches one folder with Node's own means; by looking again and again where the system watches no more. */
import { readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/**
 * Watches the files of a folder, not of those below it: Node watches trees by one watch a file, which is too many.
 *
 * @param onChange - Called with the path of whatever changed, came or went.
 */
export function watchFolder(folder: string, onChange: (path: string) => void): { close(): void } {
  try {
    const watcher = watch(folder, (_, name) => {
      if (name !== null) onChange(join(folder, name));
    });
    // A folder that goes is no error: the one above it tells.
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // Linux gives every user a number of watches, and other programs may have them all.
    if (code === "ENOSPC" || code === "EMFILE") return pollFolder(folder, onChange);
    // Gone since it was listed.
    return { close: () => {} };
  }
}

const POLLING_MILLISECONDS = 250;

function pollFolder(folder: string, onChange: (path: string) => void): { close(): void } {
  let known = listTimes(folder);
  const timer = setInterval(() => {
    const now = listTimes(folder);
    for (const name of new Set([...known.keys(), ...now.keys()]))
      if (known.get(name) !== now.get(name)) onChange(join(folder, name));
    known = now;
  }, POLLING_MILLISECONDS);
  return { close: () => clearInterval(timer) };
}

/** When each file of a folder was written last; nothing for a folder that is gone. */
function listTimes(folder: string): ReadonlyMap<string, number> {
  try {
    const toTime = (name: string): number => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return new Map(readdirSync(folder).map((name) => [name, toTime(name)]));
  } catch {
    return new Map();
  }
}
