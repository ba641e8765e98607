/** What a folder is: a cache of this version, nothing yet, or something that must be left alone. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { quoteAll } from "../../../errors/words.js";
import { findCode } from "../../../formats/files/to-file-error.node.js";
import { isRecord } from "../../../plan/request/is-record.js";
import { FolderError } from "./folder-error.node.js";
import { CLAIMS, IDENTITY_FILE, isShard, LAYOUT_NAME, LAYOUT_VERSION, PRUNED_FILE, TEMPORARY } from "./layout.js";
import { isTemporaryName, nameTemporary } from "./temporary-files.node.js";

const IDENTITY = {
  about: "A cache of Icosian. Everything in this folder can be deleted at any time.",
  format: LAYOUT_NAME,
  version: LAYOUT_VERSION,
};

/** Backup tools leave out folders with this file. @see https://bford.info/cachedir/ */
const TAG_FILE = "CACHEDIR.TAG";
const TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of Icosian.\n";

/** Files of a folder that count as nothing: ours, and those that tools leave in every folder. */
const HARMLESS = [TAG_FILE, PRUNED_FILE, ".gitignore", ".gitkeep", ".DS_Store", "Thumbs.db"];

/**
 * Finds out what a folder is. Touches nothing.
 *
 * @returns `"missing"` if there is no folder, or none with anything in it.
 * @throws FolderError if it is the folder of another version, or of somebody else; errors of the file system.
 */
export function identify(root: string, shown: string): "cache" | "missing" {
  let text = readIdentity(root);
  if (text === null) {
    const names = list(root);
    // Another process may have created it just now.
    text = names.includes(IDENTITY_FILE) ? readIdentity(root) : null;
    if (text === null) return identifyByContent(root, shown, names);
  }
  const { format, version } = parse(text);
  if (format !== LAYOUT_NAME)
    throw new FolderError(
      `The folder ${shown} has a ${IDENTITY_FILE} that is damaged or not of a cache of Icosian, so it is left as it is. Delete the folder, or name another one.`,
    );
  if (version !== LAYOUT_VERSION)
    throw new FolderError(
      `The cache folder ${shown} has layout ${String(version)}, and this version of Icosian uses layout ${LAYOUT_VERSION}, so it is left as it is. Delete the folder, or name another one.`,
    );
  return "cache";
}

/**
 * Makes a folder a cache if it is not one yet. Several processes may do this at the same time.
 *
 * @throws FolderError as {@link identify} does; errors of the file system.
 */
export function createFolder(root: string, shown: string): void {
  const isNew = identify(root, shown) === "missing";
  mkdirSync(`${root}/${TEMPORARY}`, { recursive: true });
  if (!isNew) return;
  writeOnce(`${root}/.gitignore`, "*\n");
  writeOnce(`${root}/${TAG_FILE}`, TAG);
  // The last one: if it is there, so are the others. Flushed, because without it the folder cannot be used.
  const temporary = nameTemporary(root);
  const file = openSync(temporary, "wx");
  try {
    writeFileSync(file, `${JSON.stringify(IDENTITY, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, `${root}/${IDENTITY_FILE}`);
}

function readIdentity(root: string): string | null {
  const path = `${root}/${IDENTITY_FILE}`;
  // Cheaper than an error, and most folders of caches are not there the first time.
  if (!existsSync(path)) return null;
  try {
    return readFileSync(path, "utf8");
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return null;
    throw thrown;
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function writeOnce(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (thrown) {
    if (findCode(thrown) !== "EEXIST") throw thrown;
  }
}

/** Decides about a folder without an identity: a new one, one that lost it, or somebody else's. */
function identifyByContent(root: string, shown: string, names: readonly string[]): "missing" {
  const foreign = names.filter((name) => !HARMLESS.includes(name) && !isOurs(root, name));
  if (foreign.length === 0) return "missing";
  throw new FolderError(
    `The folder ${shown} has files that are not of a cache (${quoteAll(foreign, 3)}). A cache deletes files in its folder, so it needs a folder of its own: name a new or an empty one.`,
  );
}

/** Whether something is what `rm -rf` leaves of a cache if a process writes to it at the same time. */
function isOurs(root: string, name: string): boolean {
  switch (name) {
    case TEMPORARY:
      return list(`${root}/${name}`).every(isTemporaryName);
    case "ac":
      return list(`${root}/${name}`).every(isShard);
    case "cas":
      return list(`${root}/${name}`).every((each) => each === "sha256");
    case CLAIMS:
      return list(`${root}/${name}`).every((each) => /^(records|blobs|runs)-/.test(each));
    case "runs":
      return existsSync(`${root}/ac`) || existsSync(`${root}/cas`) || list(`${root}/${name}`).length === 0;
    default:
      return false;
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (thrown) {
    if (findCode(thrown) === "ENOENT") return [];
    throw thrown;
  }
}
