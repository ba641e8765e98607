/** Offers quick fixes for diagnostics. */
import type ts from "typescript";
import type { Fix } from "../../../diagnostics/diagnostic.js";
import { diagnosticKinds } from "../../../4-check/diagnostic-kinds.js";
import { toTsCode } from "../../typescript/to-ts-diagnostic.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { findDiagnostics } from "../names/find-diagnostics.js";
import { findFixes } from "../fixes/find-fixes.js";
import { toTextSpan } from "../names/text-span.js";

/** Extends quick fixes. */
export function codeFixFeature(project: EditorProject): Extensions {
  const codes = diagnosticKinds.map(({ code }) => String(toTsCode(code)));
  return {
    // Editors request fixes only for these codes.
    getSupportedCodeFixes(own) {
      return [...own, ...codes];
    },
    getCodeFixesAtPosition(own, file, start, end, asked) {
      const diagnostics = findDiagnostics(project.program, file).filter(
        ({ code, span }) => asked.includes(toTsCode(code)) && span.start <= end && start <= span.end,
      );
      const fixes = diagnostics.flatMap((diagnostic) => findFixes(diagnostic, project));
      return [...own, ...keepOnce(fixes).map(toAction)];
    },
  };
}

/** Removes duplicates, because two diagnostics at one location may have the same fix. */
function keepOnce(fixes: readonly Fix[]): readonly Fix[] {
  return [...new Map(fixes.map((fix) => [JSON.stringify(fix), fix])).values()];
}

function toAction({ title, edits }: Fix): ts.CodeFixAction {
  const files = [...new Set(edits.map(({ file }) => file))];
  const changes = files.map((fileName) => ({
    fileName,
    textChanges: edits
      .filter(({ file }) => file === fileName)
      .map(({ span, text }) => ({ span: toTextSpan(span), newText: text })),
  }));
  return { fixName: "icosian", description: title, changes };
}
