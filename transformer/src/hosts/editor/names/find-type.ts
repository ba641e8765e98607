/** Finds the type of a name, in a form that can be written in another file. */
import type { Location } from "../../../ir/span.js";
import type { TypeIr } from "../../../ir/module-parts.js";
import type { TextEdit } from "../../../diagnostics/diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";
import { findImports } from "../project/find-imports.js";
import { findScope, type ScopeEntry } from "./scope.js";

/** A type as text, and the imports that the text requires. */
export interface TypeText {
  /** The type in TypeScript syntax. */
  readonly text: string;
  /** Edits that add the imports. */
  readonly imports: readonly TextEdit[];
}

/**
 * The type of a name in the scope of a file; null if nothing of that name has a type, or if the type cannot be written
 * there.
 */
export function findTypeIn(name: string, file: string, project: EditorProject): TypeText | null {
  const entry = findScope(project.program, file).get(name);
  return entry === undefined ? null : toTypeText(entry, file, project);
}

/** The type of an entry of a scope. */
export function toTypeText({ type, file: from }: ScopeEntry, file: string, project: EditorProject): TypeText | null {
  if (type === null) return null;
  const imports = findImports(toLocation(from, type), file, project);
  return imports === null ? null : { text: type.text, imports };
}

function toLocation(file: string, { span }: TypeIr): Location {
  return { file, span };
}
