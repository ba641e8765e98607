/** The registry of fixes that need a program, by diagnostic. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import { addMissingInput } from "./add-missing-input.js";
import { addParameterType } from "./add-parameter-type.js";
import { addReturnType } from "./add-return-type.js";
import { renameInput } from "./rename-input.js";
import { renameToNearest } from "./rename-to-nearest.js";
import type { EditorProject } from "../project/editor-project.js";

/** Finds the fixes of one diagnostic; none if that is not possible. */
export type Fixer = (diagnostic: Diagnostic, project: EditorProject) => readonly Fix[];

/** Fixes by the slug of the diagnostic. They replace the fixes that a diagnostic itself contains. */
export const fixersBySlug: ReadonlyMap<string, Fixer> = new Map([
  ["missing-parameter-type", addParameterType],
  ["missing-return-type", addReturnType],
  ["missing-input", addMissingInput],
  ["near-miss", renameInput],
  ["unknown-input", renameToNearest],
  ["unknown-output", renameToNearest],
  ["unknown-override", renameToNearest],
  ["unused-config", renameToNearest],
]);
