/** Finds the places at which the value of an output is read from a request's result. */
import type ts from "typescript";
import type { Location } from "../../../ir/span.js";
import { findTsNode } from "../../../oracle/find/find-ts-node.js";
import type { EditorProject } from "../project/editor-project.js";
import type { Variable } from "./variable.js";

/**
 * A location that names an output. A shorthand property such as `{ spend }` also names a variable, which keeps its
 * name.
 */
export interface ResultPlace extends Location {
  /** Whether the name is a shorthand property. */
  readonly isShorthand: boolean;
}

/** Finds patterns such as `const { spend } = await flow.execute(…)`, and accesses such as `result.spend`. */
export function findResultLocations({ name, requests }: Variable, project: EditorProject): readonly ResultPlace[] {
  const { typescript, languageService } = project;
  const { program } = project.program;
  const found: ResultPlace[] = [];
  for (const { file, call } of requests) {
    if (call.method === "validateExecution" || call.method === "prepare") continue;
    const sourceFile = program.getSourceFile(file);
    const method = sourceFile && findTsNode(sourceFile, call.methodSpan, typescript);
    if (sourceFile && method && typescript.isCallExpression(method.parent.parent))
      follow(method.parent.parent, sourceFile);
  }
  return found;

  function follow(result: ts.Node, sourceFile: ts.SourceFile): void {
    const value = toOutermost(result);
    const { parent } = value;
    if (typescript.isPropertyAccessExpression(parent) && parent.expression === value) return note(parent.name, false);
    if (!typescript.isVariableDeclaration(parent) || parent.initializer !== value) return;
    if (typescript.isObjectBindingPattern(parent.name))
      for (const { propertyName, name: local } of parent.name.elements)
        note(propertyName ?? local, propertyName === undefined);
    if (!typescript.isIdentifier(parent.name)) return;
    const declared = parent.name.getStart(sourceFile);
    for (const { fileName, textSpan } of languageService.getReferencesAtPosition(sourceFile.fileName, declared) ?? []) {
      const used = program.getSourceFile(fileName);
      if (!used || (used === sourceFile && textSpan.start === declared)) continue;
      follow(findTsNode(used, { start: textSpan.start, end: textSpan.start + textSpan.length }, typescript), used);
    }
  }

  /** The outermost expression with the same value: including `await`, parentheses and type assertions. */
  function toOutermost(tsNode: ts.Node): ts.Node {
    const { parent } = tsNode;
    const isAround =
      typescript.isAwaitExpression(parent) ||
      typescript.isParenthesizedExpression(parent) ||
      typescript.isNonNullExpression(parent) ||
      typescript.isAsExpression(parent) ||
      typescript.isSatisfiesExpression(parent);
    return isAround ? toOutermost(parent) : tsNode;
  }

  function note(tsName: ts.Node, isShorthand: boolean): void {
    if (!typescript.isIdentifier(tsName) || tsName.text !== name) return;
    const sourceFile = tsName.getSourceFile();
    const span = { start: tsName.getStart(sourceFile), end: tsName.end };
    found.push({ file: sourceFile.fileName, span, isShorthand });
  }
}
