/** Tells comments from what only looks like one. */
import type ts from "typescript";
import { findTsNode } from "./find-ts-node.js";

/** What strings and the parts of templates begin with. */
const QUOTES: ReadonlySet<string | undefined> = new Set(['"', "'", "`", "}"]);

/** Whether an offset is in a string or template. */
export function isInText(sourceFile: ts.SourceFile, offset: number, typescript: typeof ts): boolean {
  const tsNode = findTsNode(sourceFile, { start: offset, end: offset + 1 }, typescript);
  const start = tsNode.getStart(sourceFile);
  const hasParts = typescript.forEachChild(tsNode, () => true) === true;
  return !hasParts && start <= offset && QUOTES.has(sourceFile.text[start]);
}
