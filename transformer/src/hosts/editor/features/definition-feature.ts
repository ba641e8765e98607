/** Goes from a parameter, an output or a key to the node of that name: to every definition of the node. */
import type ts from "typescript";
import { locationOfDefinition, locationOfInput } from "../../../3-link/node.js";
import type { Location } from "../../../ir/span.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { findSubject, type Subject } from "../names/subject.js";
import { toInnerSpan, toTextSpan } from "../names/text-span.js";
import { findVariable } from "../names/variable.js";

/** Extends go-to-definition. */
export function definitionFeature(project: EditorProject): Extensions {
  return {
    getDefinitionAtPosition(own, file, position) {
      return find(file, position)?.definitions ?? own;
    },
    getDefinitionAndBoundSpan(own, file, position) {
      return find(file, position) ?? own;
    },
  };

  function find(file: string, position: number): ts.DefinitionInfoAndBoundSpan | null {
    const editor = project.program;
    const subject = findSubject(editor, file, position);
    if (subject === null || subject.role === "node") return null;
    const { nodes, consumers } = findVariable(editor, subject, "linked");
    // No node computes an external input, so a key that gives one leads to the parameters that take it.
    const isGiven = nodes.length === 0 && subject.role !== "input";
    const locations = isGiven ? consumers.map(locationOfInput) : nodes.map(locationOfDefinition);
    const readable = locations.filter((location) => editor.isReadable(location.file));
    if (readable.length === 0) return null;
    const kind = isGiven
      ? project.typescript.ScriptElementKind.parameterElement
      : project.typescript.ScriptElementKind.functionElement;
    return {
      textSpan: toInnerSpan(subject),
      definitions: readable.map((location) => toDefinition(location, kind, subject)),
    };
  }

  function toDefinition({ file, span }: Location, kind: ts.ScriptElementKind, { name }: Subject): ts.DefinitionInfo {
    const { unknown: containerKind } = project.typescript.ScriptElementKind;
    return { fileName: file, textSpan: toTextSpan(span), kind, name, containerKind, containerName: "" };
  }
}
