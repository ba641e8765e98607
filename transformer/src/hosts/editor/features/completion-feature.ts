/** Completes parameters with the names of existing nodes and inputs, and their types. */
import type ts from "typescript";
import { findDependents } from "../../../3-link/names/find-dependents.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { toTypeText } from "../names/find-type.js";
import { findParameterLocation, type ParameterLocation } from "../names/parameter-location.js";
import { findScope, type ScopeEntry } from "../names/scope.js";
import { toTextSpan } from "../names/text-span.js";

/** Marks the plugin's own entries, so that the editor requests their details from it. */
const SOURCE = "icosian";

/** Extends completion. */
export function completionFeature(project: EditorProject): Extensions {
  return {
    getCompletionsAtPosition(own, file, position) {
      const location = findParameterLocation(project.program, file, position);
      if (location === null) return own;
      const entries = findEntries(location, file).map((entry) => toCompletion(entry, location, file));
      if (own !== undefined) return { ...own, entries: [...entries, ...own.entries] };
      return { isGlobalCompletion: false, isMemberCompletion: false, isNewIdentifierLocation: true, entries };
    },
    getCompletionEntryDetails(own, file, position, name, _format, source) {
      const location = source === SOURCE ? findParameterLocation(project.program, file, position) : null;
      const entry = location && findScope(project.program, file).get(name);
      return entry ? toDetails(entry, file) : own;
    },
  };

  /**
   * The names in scope, without the function itself and everything downstream of it, because these would create a
   * cycle.
   */
  function findEntries({ functionName, others, span }: ParameterLocation, file: string): readonly ScopeEntry[] {
    const editor = project.program;
    const left = new Set([functionName, ...others]);
    for (const dataflow of editor.dataflowsWith(file))
      for (const name of findDependents(functionName, dataflow)) left.add(name);
    const text = editor.program.getSourceFile(file)?.text ?? "";
    const written = span === null ? "" : text.slice(span.start, span.end);
    // While a name is being typed, its first letters look like an input of their own.
    const isOffered = ({ name, isNode, type }: ScopeEntry): boolean => isNode || (type !== null && name !== written);
    return [...findScope(editor, file).values()].filter((entry) => !left.has(entry.name) && isOffered(entry));
  }

  function toCompletion(entry: ScopeEntry, location: ParameterLocation, file: string): ts.CompletionEntry {
    const { name, isNode, type, module } = entry;
    const { parameterElement: kind } = project.typescript.ScriptElementKind;
    const rank = !isNode ? 2 : entry.file === file ? 0 : 1;
    return {
      name,
      kind,
      sortText: `0${rank}`,
      source: SOURCE,
      insertText: location.takesType && type !== null ? `${name}: ${type.text}` : name,
      labelDetails: { detail: `: ${type?.text ?? "unknown"}`, description: isNode ? module : "input" },
      ...(location.span === null ? {} : { replacementSpan: toTextSpan(location.span) }),
    };
  }

  function toDetails(entry: ScopeEntry, file: string): ts.CompletionEntryDetails {
    const { name, isNode, type, module, documentation } = entry;
    const { parameterElement: kind } = project.typescript.ScriptElementKind;
    const textChanges = (toTypeText(entry, file, project)?.imports ?? []).map(({ span, text }) => ({
      span: toTextSpan(span),
      newText: text,
    }));
    const description = "Import the types that are named";
    const actions = { codeActions: [{ description, changes: [{ fileName: file, textChanges }] }] };
    return {
      name,
      kind,
      kindModifiers: "",
      displayParts: [{ kind: "text", text: `(${isNode ? "node" : "input"}) ${name}: ${type?.text ?? "unknown"}` }],
      documentation: [{ kind: "text", text: documentation || (isNode ? `Node of ${module}.` : `Input of ${module}.`) }],
      source: [{ kind: "text", text: module }],
      ...(textChanges.length === 0 ? {} : actions),
    };
  }
}
