/** Watches one folder with Node.js; by polling if the system allows no more watches. */
import { readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/**
 * Watches the files directly inside a folder. For whole trees, Node.js would use one watch per file, which is too many.
 *
 * @param onChange - Called with the path of a changed, created or deleted file.
 * @returns A watch, which has to be closed.
 */
export function watchFolder(folder: string, onChange: (path: string) => void): { close(): void } {
  try {
    const watcher = watch(folder, (_, name) => {
      if (name !== null) onChange(join(folder, name));
    });
    // The deletion of the folder is not an error; the watch of its parent folder reports it.
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // Linux limits the number of watches per user, and other programs may use them all.
    if (code === "ENOSPC" || code === "EMFILE") return pollFolder(folder, onChange);
    // The folder was deleted after it had been listed.
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

/** The modification time of each file in a folder, in milliseconds; empty if the folder does not exist. */
function listTimes(folder: string): ReadonlyMap<string, number> {
  try {
    const toTime = (name: string): number => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return new Map(readdirSync(folder).map((name) => [name, toTime(name)]));
  } catch {
    return new Map();
  }
}
