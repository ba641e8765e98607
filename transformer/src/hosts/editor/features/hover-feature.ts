/**
 * Shows the dependencies and dependents of a node when hovering over it, and the source of the value for a parameter.
 */
import type ts from "typescript";
import { describeVariable } from "../names/describe-variable.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { findSubject } from "../names/subject.js";
import { toInnerSpan } from "../names/text-span.js";
import { findVariable } from "../names/variable.js";

/** Extends hover. */
export function hoverFeature(project: EditorProject): Extensions {
  return {
    getQuickInfoAtPosition(own, file, position) {
      const editor = project.program;
      const subject = findSubject(editor, file, position);
      if (subject === null) return own;
      const text = describeVariable(findVariable(editor, subject, "linked"));
      const { string: kind } = project.typescript.ScriptElementKind;
      const info: ts.QuickInfo = own ?? { kind, kindModifiers: "", textSpan: toInnerSpan(subject) };
      const before = info.documentation ?? [];
      const separator = before.length > 0 ? "\n\n" : "";
      return { ...info, documentation: [...before, { kind: "text", text: `${separator}${text}` }] };
    },
  };
}
