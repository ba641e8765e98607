/** Reads what a run is given: the file of its dataflow, and a file with values of inputs. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { findNearest } from "@icosian/runtime/tooling";
import { withFile } from "../files/file-fault.js";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";

/** Says that a file is missing, with the most similar name beside it; null if it is there. */
export function findMissing(file: string): string | null {
  const shown = toShownPath(file);
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isFile() === true) return null;
  if (facts !== undefined) return `${shown} is a folder. Name the file that exports the dataflow.`;
  const nearest = findNearest(basename(file), listFiles(dirname(file)));
  const hint = nearest === null ? "" : ` Did you mean ${toShownPath(join(dirname(file), nearest))}?`;
  return `There is no file ${shown}.${hint}`;
}

/**
 * Reads values of inputs by name.
 *
 * @throws Misuse if the file cannot be read, or is no JSON object.
 */
export function readInputsFile(file: string): Readonly<Record<string, unknown>> {
  const missing = findMissing(file);
  if (missing !== null) throw new Misuse(missing);
  const text = withFile(file, "read", () => readFileSync(file, "utf8")).replace(/^\uFEFF/, "");
  const inputs = parse(file, text);
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs))
    throw new Misuse(`${toShownPath(file)} must have an object with one member per input: { "limit": 3 }.`);
  return inputs as Readonly<Record<string, unknown>>;
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Misuse(`${toShownPath(file)} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  } catch {
    return [];
  }
}
