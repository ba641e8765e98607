/** Saves whole files: the new file appears complete, or the old one stays as it is. */
import { createHash } from "node:crypto";
import { type FileHandle, link, open, rename, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { DataError } from "../../data/data-error.js";
import type { SaveFileOptions } from "./file-options.js";
import { describePath, type FilePath } from "./file-path.node.js";
import type { FileFacts } from "./read-file.node.js";
import { createFolders, findTarget, refuseExisting, removeFolders, type SaveTarget } from "./target.node.js";
import { findTemporaries, nameTemporary, removeDead } from "./temporary-file.node.js";
import { findCode, toFileError } from "./to-file-error.node.js";

/** Takes the bytes of a file in order. */
export interface FileSink {
  /** Path of the file as messages name it. */
  readonly source: string;
  /** Writes all of the bytes. They must not change until the promise is fulfilled. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Targets that this process is saving at the moment. */
const active = new Set<string>();

/** How often a save gives way to another one that began in the same moment. */
const ATTEMPTS = 4;

/** The size of the pieces in which large buffers are written, so that an abort stops soon. */
const PIECE = 4 * 1024 * 1024;

/**
 * Saves a file: writes a temporary file beside it, flushes it to the disk, and renames it.
 *
 * If `write` throws or the signal is aborted, the old file is as it was and nothing is left behind. What saves of
 * processes that were killed have left for the same target is removed.
 *
 * @param write - Writes the content.
 * @returns What `write` returned, and the facts of the new file.
 * @throws DataError if the target exists and may not be replaced, is being saved by another, or cannot be written.
 */
export async function saveFile<Result>(
  { path: given, overwrite = false }: SaveFileOptions,
  signal: AbortSignal,
  write: (sink: FileSink) => Promise<Result>,
): Promise<readonly [result: Result, facts: FileFacts]> {
  signal.throwIfAborted();
  const target = await findTarget(given, overwrite ? "replace" : "refuse");
  const { path, file } = target;
  if (active.has(file)) throw toBusyError(path, process.pid);
  active.add(file);
  let created: string | null = null;
  let isSaved = false;
  try {
    created = await attempt(path, () => createFolders(file));
    const saved = await writeTemporary(target, signal, write);
    isSaved = true;
    return saved;
  } finally {
    if (!isSaved && created !== null) await removeFolders(file, created);
    active.delete(file);
  }
}

async function writeTemporary<Result>(
  target: SaveTarget,
  signal: AbortSignal,
  write: (sink: FileSink) => Promise<Result>,
): Promise<readonly [result: Result, facts: FileFacts]> {
  const { path, mode } = target;
  const [handle, temporary] = await attempt(path, () => claim(target));
  let isOpen = true;
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    const sink: FileSink = {
      source: describePath(path),
      async write(all) {
        for (let start = 0; start < all.length; start += PIECE) {
          signal.throwIfAborted();
          const piece = all.subarray(start, start + PIECE);
          hash.update(piece);
          await attempt(path, () => writeAll(handle, piece));
          bytes += piece.length;
        }
      },
    };
    const result = await write(sink);
    signal.throwIfAborted();
    await attempt(path, async () => {
      if (mode !== null) await handle.chmod(mode);
      await handle.sync();
      isOpen = false;
      await handle.close();
    });
    signal.throwIfAborted();
    await attempt(path, () => publish(temporary, target));
    return [result, { path: path.given, bytes, checksum: hash.digest("hex") }];
  } finally {
    if (isOpen) await handle.close().catch(() => {});
    await rm(temporary, { force: true });
  }
}

/** Creates the temporary file, after it has made sure that nobody else saves the same target. */
async function claim({ path, file }: SaveTarget): Promise<readonly [handle: FileHandle, temporary: string]> {
  for (let attempt = 1; ; attempt++) {
    const temporary = nameTemporary(file);
    const handle = await open(temporary, "wx");
    try {
      const others = (await findTemporaries(file)).filter((each) => each.path !== temporary);
      await removeDead(others);
      const other = others.find(({ isAlive, isOurs }) => isAlive && isOurs);
      if (other === undefined) return [handle, temporary];
      if (attempt === ATTEMPTS) throw toBusyError(path, other.pid);
    } catch (thrown) {
      await discard(handle, temporary);
      throw thrown;
    }
    // Both of two that begin in the same moment see the other: each gives way for another time.
    await discard(handle, temporary);
    await wait(5 + Math.random() * 40);
  }
}

/** Does one thing with the file, and explains its failure. Failures of what users give pass through unchanged. */
async function attempt<Result>(path: FilePath, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (thrown) {
    throw await toFileError(thrown, path, "written");
  }
}

async function discard(handle: FileHandle, temporary: string): Promise<void> {
  await handle.close().catch(() => {});
  await rm(temporary, { force: true });
}

/** Gives the complete file its name. A link fails if the name exists, so that no file is replaced unnoticed. */
async function publish(temporary: string, target: SaveTarget): Promise<void> {
  if (target.existing === "replace") {
    await rename(temporary, target.file);
  } else {
    await link(temporary, target.file).catch(async (thrown: unknown) => {
      const code = findCode(thrown) ?? "";
      if (code === "EEXIST") return refuseExisting(target);
      // Some file systems have no links; there, what exists is looked up once more.
      if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw thrown;
      await findTarget(target.file, "refuse");
      await rename(temporary, target.file);
    });
  }
  await syncFolder(target.folder);
}

/** Makes the new name last. Some systems cannot do this for folders, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let start = 0; start < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, start, bytes.length - start);
    start += bytesWritten;
  }
}

function toBusyError(path: FilePath, pid: number): DataError {
  const who = pid === process.pid ? "another save of this process" : `process ${pid}`;
  return new DataError(
    { source: describePath(path) },
    `The file is being saved by ${who}. Save to different paths, or one after the other.`,
  );
}
