/** Renames a node together with the parameters that take it and the calls that name it, from any of these. */
import type { EditorProject } from "./editor-project.js";
import type { Extensions } from "./extensions.js";
import { findRenamePlaces } from "./rename-places.js";
import { findSubject } from "./subject.js";
import { toInnerSpan } from "./text-span.js";

/** Extends rename. */
export function renameFeature(project: EditorProject): Extensions {
  return {
    getRenameInfo(own, file, position) {
      const subject = own.canRename ? null : findSubject(project.program, file, position);
      if (subject === null) return own;
      const { name } = subject;
      const kind = project.typescript.ScriptElementKind.functionElement;
      const names = { displayName: name, fullDisplayName: name };
      return { canRename: true, ...names, kind, kindModifiers: "", triggerSpan: toInnerSpan(subject) };
    },
    findRenameLocations(own, file, position, _strings, _comments, preferences) {
      const subject = findSubject(project.program, file, position);
      return subject === null ? own : findRenamePlaces(subject, project, preferences);
    },
  };
}
