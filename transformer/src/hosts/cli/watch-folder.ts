/** Watches one folder with Node's own means. */
import { watch } from "node:fs";
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
  } catch {
    // Gone since it was listed.
    return { close: () => {} };
  }
}
