/** Distinguishes comments from text that only looks like a comment. */
import type ts from "typescript";
import { findTsNode } from "./find-ts-node.js";

/** The first characters of strings and of the parts of templates. */
const QUOTES: ReadonlySet<string | undefined> = new Set(['"', "'", "`", "}"]);

/** Whether an offset is inside a string or template. */
export function isInText(sourceFile: ts.SourceFile, offset: number, typescript: typeof ts): boolean {
  const tsNode = findTsNode(sourceFile, { start: offset, end: offset + 1 }, typescript);
  const start = tsNode.getStart(sourceFile);
  const hasParts = typescript.forEachChild(tsNode, () => true) === true;
  return !hasParts && start <= offset && QUOTES.has(sourceFile.text[start]);
}
