/** Finds TypeScript's syntax node by file and offset. */
import type ts from "typescript";
import type { Span } from "../../ir/span.js";

/** Cache of the statements of files, which may have many. */
const statementsOf = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/**
 * The innermost node whose span equals the given one; otherwise the innermost node around it. O(log statements + depth
 * × children).
 */
export function findTsNode(sourceFile: ts.SourceFile, span: Span, typescript: typeof ts): ts.Node {
  let tsNode: ts.Node = findStatement(sourceFile, span, typescript) ?? sourceFile;
  for (;;) {
    const inner: ts.Node | undefined = typescript.forEachChild(tsNode, (child) =>
      // The start is computed last, because that requires reading the text before the node.
      child.pos <= span.start && span.end <= child.end && child.getStart(sourceFile) <= span.start ? child : undefined,
    );
    if (inner === undefined) return tsNode;
    tsNode = inner;
  }
}

/** Finds the statement around a span by binary search. */
function findStatement(sourceFile: ts.SourceFile, { start, end }: Span, typescript: typeof ts): ts.Node | null {
  const statements = readStatements(sourceFile, typescript);
  let low = 0;
  let high = statements.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle];
    if (statement === undefined) return null;
    if (statement.end <= start) low = middle + 1;
    else if (start < statement.pos) high = middle - 1;
    else return end <= statement.end && statement.getStart(sourceFile) <= start ? statement : null;
  }
  return null;
}

function readStatements(sourceFile: ts.SourceFile, typescript: typeof ts): readonly ts.Node[] {
  const known = statementsOf.get(sourceFile);
  if (known !== undefined) return known;
  const statements: ts.Node[] = [];
  typescript.forEachChild(sourceFile, (child) => void statements.push(child));
  statementsOf.set(sourceFile, statements);
  return statements;
}
