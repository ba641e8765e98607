/** Finds syntax by file and offset: the way from our places to TypeScript's tree. */
import type ts from "typescript";
import type { Place } from "../ir/span.js";

/** The outermost node that stands exactly at a place; else the innermost one around it. Null for an unknown file. */
export function findTsNode(program: ts.Program, { file, span }: Place, typescript: typeof ts): ts.Node | null {
  const sourceFile = program.getSourceFile(file);
  if (sourceFile === undefined) return null;
  let tsNode: ts.Node = sourceFile;
  for (;;) {
    const inner: ts.Node | undefined = typescript.forEachChild(tsNode, (child) =>
      child.getStart(sourceFile) <= span.start && span.end <= child.end ? child : undefined,
    );
    if (inner === undefined) return tsNode;
    tsNode = inner;
    if (tsNode.getStart(sourceFile) === span.start && tsNode.end === span.end) return tsNode;
  }
}
