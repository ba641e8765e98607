/** The outline of a dataflow module: everything except the bodies of its functions. Other files and dataflows see no more. */
import { mayHaveCalls } from "./2-analyse/read-calls.js";
import { readSurface } from "./2-analyse/read-surface.js";
import { parse } from "./2-analyse/syntax/parse.js";
import { mayHaveExpectations } from "./4-check/expectations.js";
import { compileModule, type CompiledModule, type SourceInput } from "./compile-file.js";
import type { ModuleIr } from "./ir/module.js";

/**
 * Whether a dataflow module without problems still has none after an edit, and differs only in the bodies of functions.
 * Nothing that any other file, or a dataflow, can see of it has changed then.
 *
 * Only files without calls and comments that checks of the program read are compared.
 */
export function isSameOutsideBodies(before: SourceInput, after: SourceInput): boolean {
  const read = (input: SourceInput): Outline | null =>
    readOutline(input, compileModule({ ...input, purpose: "diagnostics" }));
  return isSameOutline(read(before), read(after));
}

/** Everything that any other file, or a dataflow, can see of a dataflow module. */
export interface Outline {
  /** Its text without the bodies of functions. */
  readonly surface: string;
  /** What has been read from it. */
  readonly ir: ModuleIr;
}

/**
 * Reads the outline of a dataflow module.
 *
 * @param compiled - The result of compiling the file for its diagnostics.
 * @returns Null for a file with problems, for no dataflow module, and for one with calls, or comments that checks read.
 */
export function readOutline(
  { file, text }: Pick<SourceInput, "file" | "text">,
  compiled: CompiledModule | null,
): Outline | null {
  if (file.endsWith("x") || mayHaveCalls(text) || mayHaveExpectations(text)) return null;
  if (!compiled?.ir || compiled.diagnostics.length > 0) return null;
  return { surface: readSurface(parse(file, text)), ir: compiled.ir };
}

/** Whether two states of a dataflow module differ only in bodies of functions; false if one of them has no outline. */
export function isSameOutline(one: Outline | null, other: Outline | null): boolean {
  if (one === null || other === null || one.surface !== other.surface) return false;
  return toPlaceless(one.ir) === toPlaceless(other.ir);
}

const known = new WeakMap<ModuleIr, string>();

/** What has been read, without the places at which it stands. */
function toPlaceless(ir: ModuleIr): string {
  const placeless =
    known.get(ir) ??
    JSON.stringify(ir, (key, value: unknown) => (key.endsWith("Offset") || isSpan(value) ? null : value));
  known.set(ir, placeless);
  return placeless;
}

function isSpan(value: unknown): boolean {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}
