/** The registry of the fixes that need a program: which there are for which diagnostic. */
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.js";
import { addMissingInput } from "./add-missing-input.js";
import { addParameterType } from "./add-parameter-type.js";
import { addReturnType } from "./add-return-type.js";
import { renameInput } from "./rename-input.js";
import { renameToNearest } from "./rename-to-nearest.js";
import type { EditorProject } from "../project/editor-project.js";

/** Finds what fixes one diagnostic; nothing where that cannot be told. */
export type Fixer = (diagnostic: Diagnostic, project: EditorProject) => readonly Fix[];

/** Fixes by the slug of what they fix, in the place of those that diagnostics bring along. */
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
