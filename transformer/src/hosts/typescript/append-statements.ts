/** Appends statements, given as text, to a TypeScript source file that is being transformed. */
import type ts from "typescript";
import type { TypeScript } from "../../project/program/typescript.js";

/**
 * Appends statements to a source file. All positions in the file stay as they are, and the appended statements have
 * none, so source maps do not mention them.
 */
export function appendStatements(sourceFile: ts.SourceFile, text: string, typescript: TypeScript): ts.SourceFile {
  const parsed = typescript.createSourceFile("manifest.ts", text, typescript.ScriptTarget.ESNext, false);
  const declared = declaredNames(sourceFile, typescript);
  for (const statement of parsed.statements) detach(statement, declared, typescript, false);
  const statements = [...sourceFile.statements, ...parsed.statements];
  return typescript.factory.updateSourceFile(
    sourceFile,
    typescript.setTextRange(typescript.factory.createNodeArray(statements), sourceFile.statements),
  );
}

/**
 * Detaches a parsed node from the text from which it was parsed.
 *
 * An identifier that names a declaration of the file is linked to it: for CommonJS, TypeScript writes `exports.a` for
 * an exported `a`, and recognises it by the original of the identifier. An element of a tuple type becomes one line.
 */
function detach(
  tsNode: ts.Node,
  declared: ReadonlyMap<string, ts.Identifier>,
  typescript: TypeScript,
  isElement: boolean,
): void {
  typescript.setTextRange(tsNode, { pos: -1, end: -1 });
  // Without the flag, TypeScript assumes that its checker knows the node. The property is declared as read-only.
  (tsNode as { flags: ts.NodeFlags }).flags |= typescript.NodeFlags.Synthesized;
  if (isElement) typescript.setEmitFlags(tsNode, typescript.EmitFlags.SingleLine);
  if (typescript.isPropertyAssignment(tsNode)) {
    const reference = leftmost(tsNode.initializer, typescript);
    const original = typescript.isIdentifier(reference) ? declared.get(reference.text) : undefined;
    if (original !== undefined) typescript.setOriginalNode(reference, original);
  }
  const hasElements = isElement || typescript.isTupleTypeNode(tsNode);
  typescript.forEachChild(
    tsNode,
    (child) => detach(child, declared, typescript, hasElements),
    (children) => {
      typescript.setTextRange(children, { pos: -1, end: -1 });
      for (const child of children) detach(child, declared, typescript, hasElements);
    },
  );
}

function leftmost(expression: ts.Expression, typescript: TypeScript): ts.Expression {
  return typescript.isPropertyAccessExpression(expression) ? expression.expression : expression;
}

function declaredNames(sourceFile: ts.SourceFile, typescript: TypeScript): ReadonlyMap<string, ts.Identifier> {
  const names = new Map<string, ts.Identifier>();
  for (const statement of sourceFile.statements) {
    const declarations = typescript.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [statement];
    for (const declaration of declarations) {
      const name = typescript.getNameOfDeclaration(declaration as ts.Declaration);
      if (name !== undefined && typescript.isIdentifier(name)) names.set(name.text, name);
    }
  }
  return names;
}
