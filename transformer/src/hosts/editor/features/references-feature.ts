/** Includes the parameters that take a node in its references, and the node in a parameter's references. */
import type ts from "typescript";
import { locationOfDefinition, locationOfInput } from "../../../3-link/node.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { findResultLocations } from "../names/result-locations.js";
import { findSubject } from "../names/subject.js";
import { toInnerSpan, toTextSpan } from "../names/text-span.js";
import { findVariable } from "../names/variable.js";

/** Extends find-references. */
export function referencesFeature(project: EditorProject): Extensions {
  return {
    findReferences(own, file, position) {
      return find(file, position, own ?? []) ?? own;
    },
    getReferencesAtPosition(own, file, position) {
      const found = find(file, position, project.languageService.findReferences(file, position) ?? []);
      return found === null ? own : found.flatMap(({ references }) => references);
    },
  };

  function find(file: string, position: number, own: readonly ts.ReferencedSymbol[]): ts.ReferencedSymbol[] | null {
    const editor = project.program;
    const subject = findSubject(editor, file, position);
    if (subject === null) return null;
    const variable = findVariable(editor, subject, "linked");
    const locations = [...variable.nodes.map(locationOfDefinition), ...variable.consumers.map(locationOfInput)];
    const readable = locations.filter((location) => editor.isReadable(location.file));
    const symbols = readable.flatMap(
      (location) => project.languageService.findReferences(location.file, location.span.start) ?? [],
    );
    const [first] = [...own, ...symbols];
    if (first === undefined) return null;
    const mentions = [
      ...variable.mentions.map((each) => ({ fileName: each.file, textSpan: toInnerSpan(each) })),
      ...findResultLocations(variable, project).map((each) => ({
        fileName: each.file,
        textSpan: toTextSpan(each.span),
      })),
    ].map((location) => ({ ...location, isWriteAccess: false }));
    return keepFirst([...own, ...symbols, { definition: first.definition, references: mentions }]);
  }
}

/** Keeps each reference once, in the first symbol that has it. */
function keepFirst(symbols: readonly ts.ReferencedSymbol[]): ts.ReferencedSymbol[] {
  const seen = new Set<string>();
  return symbols.flatMap(({ definition, references }) => {
    const kept = references.filter(({ fileName, textSpan }) => {
      const key = `${fileName}:${textSpan.start}`;
      return seen.has(key) ? false : seen.add(key);
    });
    return kept.length === 0 ? [] : [{ definition, references: kept }];
  });
}
