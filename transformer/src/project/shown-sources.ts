/** The texts of files for the excerpts in messages. */
import { existsSync, readFileSync } from "node:fs";
import type ts from "typescript";
import type { Sources } from "../diagnostics/formats/format.js";
import { toShownPath } from "./to-shown-path.js";

/** Takes texts from programs that have read them, and others from the disk. */
export function toShownSources(programs: readonly ts.Program[]): Sources {
  const find = (file: string): string | undefined =>
    programs.map((program) => program.getSourceFile(file)).find((found) => found !== undefined)?.text;
  return { textOf: (file) => find(file) ?? readText(file), nameOf: toShownPath };
}

/** The text as TypeScript has it, without a byte order mark. */
function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").replace(/^\uFEFF/, "") : "";
}
