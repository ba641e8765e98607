/** Shows the diagnostics of dataflows, including warnings, among TypeScript's own errors. */
import { toTsDiagnostic } from "../../typescript/to-ts-diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { findDiagnostics } from "../names/find-diagnostics.js";

/** Extends diagnostics. */
export function diagnosticsFeature(project: EditorProject): Extensions {
  return {
    getSemanticDiagnostics(own, file) {
      const editor = project.program;
      const found = findDiagnostics(editor, file);
      return [...own, ...found.map((diagnostic) => toTsDiagnostic(diagnostic, editor.program, project.typescript))];
    },
  };
}
