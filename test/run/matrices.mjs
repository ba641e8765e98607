/**
 * The exhaustive matrices of the tests, and whether the files that they concern have changed since they last passed.
 *
 * `matrices.json` lists them: the test files that have a matrix, the sources that can change what it says, and the
 * digest of all these files at which the whole matrix last passed.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { format, resolveConfig } from "prettier";

const ROOT = join(import.meta.dirname, "../..");
const LIST = join(import.meta.dirname, "matrices.json");

/** The variable that tells test files which matrices run as a whole: their names with commas, or `all`. */
export const VARIABLE = "ICOSIAN_WHOLE_MATRICES";

/** @returns {readonly { name: string, tests: string[], sources: string[], passedAt: string }[]} */
export function readMatrices() {
  return JSON.parse(readFileSync(LIST, "utf8"));
}

/** Whether the files that a matrix concerns are others than when it last passed. */
export function hasChanged(matrix) {
  return digestOf(matrix) !== matrix.passedAt;
}

/**
 * Remembers that matrices have passed.
 *
 * @param {(matrix: { name: string, tests: string[] }) => boolean} hasPassed
 */
export async function rememberPassed(hasPassed) {
  const matrices = readMatrices().map((each) => (hasPassed(each) ? { ...each, passedAt: digestOf(each) } : each));
  writeFileSync(LIST, await format(JSON.stringify(matrices), { ...(await resolveConfig(LIST)), filepath: LIST }));
}

/** The digest of the sources, the tests, and whatever the tests import from the repository. */
export function digestOf({ tests, sources }) {
  const files = new Set(sources.flatMap(listFiles));
  tests.forEach((test) => addImports(join(ROOT, test), files));
  const hash = createHash("sha256");
  for (const file of [...files].sort((a, b) => (a < b ? -1 : 1)))
    hash.update(`${relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** A file, or all files of a folder. */
function listFiles(path) {
  const absolute = join(ROOT, path);
  if (!statSync(absolute).isDirectory()) return [absolute];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](node_modules|dist)[\\/]/.test(file));
}

function addImports(file, files) {
  if (files.has(file) || !existsSync(file)) return;
  files.add(file);
  for (const [, specifier] of readFileSync(file, "utf8").matchAll(/^(?:import|export)[^"]*"(\.[^"]+)";$/gm))
    addImports(join(dirname(file), specifier), files);
}
