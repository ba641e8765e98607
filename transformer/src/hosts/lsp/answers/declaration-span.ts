/** Finds the whole declaration of a node, of which an editor shows the outline. */
import type { Statement } from "oxc-parser";
import { parse } from "../../../2-analyse/syntax/parse.js";
import type { Span } from "../../../ir/span.js";

/**
 * The spans of the declarations around names: that of the statement, of the member of a class, or of one variable of several.
 *
 * @param file - Path of the file.
 * @param text - Its text, without syntax errors.
 * @returns A function that takes the span of a name. For a name that stands in no statement, it returns the name's span.
 */
export function declarationSpans(file: string, text: string): (name: Span) => Span {
  const spans = parse(file, text).program.body.flatMap(partsOf);
  return (name) => {
    const { start, end } = spans.find((span) => span.start <= name.start && name.end <= span.end) ?? name;
    return { start, end };
  };
}

/** The parts of a statement of which each may declare a node, and the statement itself, innermost first. */
function partsOf(statement: Statement): readonly Span[] {
  const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
  const declaration = isExport ? statement.declaration : statement;
  if (declaration?.type === "ClassDeclaration") return [...declaration.body.body, statement];
  if (declaration?.type === "VariableDeclaration" && declaration.declarations.length > 1)
    return [...declaration.declarations, statement];
  return [statement];
}
