/** Decides whether a folder may be written, by the list of files that the command left in it. */
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isMissing, withFile } from "../files/file-fault.js";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";

/** The file that lists what the command wrote. */
export const MARKER = ".icosian-docs.json";

/** Version of the list. */
const MARKER_VERSION = 1;

/**
 * Reads which files of a folder an earlier run wrote.
 *
 * @param wanted - The files that are about to be written.
 * @returns The paths in the folder; empty if it is empty or does not exist.
 * @throws Misuse if the folder, or a file that would be replaced, was not written by the command.
 */
export function readSiteFolder(folder: string, wanted: readonly string[]): readonly string[] {
  const names = listFolder(folder);
  if (names === null) return [];
  const shown = toShownPath(folder);
  if (!names.includes(MARKER)) {
    if (names.every((name) => name.startsWith(`${MARKER}.`))) return [];
    throw new Misuse(
      `${shown} is not empty and was not written by \`icosian docs\`. Name another folder, or empty this one.`,
    );
  }
  const own = readMarker(join(folder, MARKER));
  refuseLinks(folder, new Set([...own, ...wanted].map((path) => dirname(path))));
  const known = new Set(own);
  const foreign = wanted.find((path) => !known.has(path) && exists(join(folder, path)));
  if (foreign !== undefined)
    throw new Misuse(`${shown}/${foreign} was not written by \`icosian docs\`, and would be replaced. Move it.`);
  return own;
}

/** The text of the list. */
export function toMarker(paths: readonly string[]): string {
  return `${JSON.stringify({ version: MARKER_VERSION, files: [...paths].sort() }, null, 2)}\n`;
}

function listFolder(folder: string): readonly string[] | null {
  return withFile(folder, "read", () => {
    try {
      if (!statSync(folder).isDirectory())
        throw new Misuse(`${toShownPath(folder)} is a file. Name a folder: \`--out site\`.`);
      return readdirSync(folder);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  });
}

function readMarker(file: string): readonly string[] {
  const text = withFile(file, "read", () => readFileSync(file, "utf8"));
  const files = parse(text);
  if (files !== null && files.every(isInside)) return files;
  throw new Misuse(
    `${toShownPath(file)} does not say which files \`icosian docs\` wrote. Name another folder, or remove this one.`,
  );
}

function parse(text: string): readonly string[] | null {
  try {
    const { version, files } = JSON.parse(text) as { readonly version?: unknown; readonly files?: unknown };
    const isList = Array.isArray(files) && files.every((each) => typeof each === "string");
    return version === MARKER_VERSION && isList ? files : null;
  } catch {
    return null;
  }
}

/** Whether a path of the list is one that the command writes, so that nothing outside the folder is ever removed. */
function isInside(path: string): boolean {
  return /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*$/.test(path);
}

/** Refuses folders that lead elsewhere. */
function refuseLinks(folder: string, folders: ReadonlySet<string>): void {
  const all = new Set<string>();
  for (const each of folders) for (let path = each; path !== "."; path = dirname(path)) all.add(path);
  for (const path of all)
    if (isLink(join(folder, path)))
      throw new Misuse(
        `${toShownPath(folder)}/${path} is a symbolic link, and not a folder of \`icosian docs\`. Remove it.`,
      );
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
