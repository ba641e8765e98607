/** Renames a node together with the parameters that take it and the calls that name it, starting from any of these. */
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { findRenameFault, findRenameLocations } from "../names/rename-locations.js";
import { findSubject } from "../names/subject.js";
import { toInnerSpan } from "../names/text-span.js";
import { findVariable } from "../names/variable.js";

/** Extends rename. */
export function renameFeature(project: EditorProject): Extensions {
  return {
    getRenameInfo(own, file, position) {
      const editor = project.program;
      const subject = findSubject(editor, file, position);
      if (subject === null) return own;
      // Renaming only a part of the places would break the dataflow.
      const fault = findRenameFault(findVariable(editor, subject, "all"), editor);
      if (fault !== null) return { canRename: false, localizedErrorMessage: fault };
      if (own.canRename) return own;
      const { name } = subject;
      const kind = project.typescript.ScriptElementKind.functionElement;
      const names = { displayName: name, fullDisplayName: name };
      return { canRename: true, ...names, kind, kindModifiers: "", triggerSpan: toInnerSpan(subject) };
    },
    findRenameLocations(own, file, position, _strings, _comments, preferences) {
      const editor = project.program;
      const subject = findSubject(editor, file, position);
      if (subject === null) return own;
      const variable = findVariable(editor, subject, "all");
      return findRenameFault(variable, editor) === null ? findRenameLocations(variable, project, preferences) : [];
    },
  };
}
