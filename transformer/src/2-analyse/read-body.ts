/** Reads what a node's body does that matters to the dataflow: uses of `this`, and nodes named without a call. */
import type { Node } from "oxc-parser";
import type { UncalledNodeIr } from "../ir/module.js";
import { toSpan, type Span } from "../ir/span.js";
import { usesWithin, type Declarations } from "./declarations.js";
import { walk, type FunctionNode } from "./syntax.js";

/** The first `this` that would mean the receiver of the call; null when there is none. */
export function findThisUse(tsFunction: FunctionNode): Span | null {
  // At the top level of a module an arrow function's `this` is undefined, and TypeScript says so itself.
  if (tsFunction.type === "ArrowFunctionExpression" || tsFunction.body === null) return null;
  let found: Span | null = null;
  walk(tsFunction.body, (tsNode) => {
    if (tsNode.type === "ThisExpression") found ??= toSpan(tsNode);
    return hasOwnThis(tsNode) ? "skip" : undefined;
  });
  return found;
}

/**
 * Nodes whose function the body names but does not call: where a parameter was forgotten, this is the function and not
 * its value. Types and calls are what functions are named for, so those are left out.
 *
 * @param nodeNames - The nodes of the module: local name of the function to name of the node.
 */
export function findUncalledNodes(
  tsFunction: FunctionNode,
  nodeNames: ReadonlyMap<string, string>,
  declarations: Declarations,
  ownName: string,
): readonly UncalledNodeIr[] {
  const uses = usesWithin(declarations, tsFunction).filter(
    (use) => !use.isType && nodeNames.has(use.declaration.name) && use.declaration.name !== ownName,
  );
  if (uses.length === 0) return [];
  const legitimate = namesCalledOrTyped(tsFunction);
  return uses
    .filter((use) => !legitimate.has(use.offset))
    .map((use) => ({
      name: nodeNames.get(use.declaration.name) ?? use.declaration.name,
      span: { start: use.offset, end: use.end },
    }));
}

function namesCalledOrTyped(tsFunction: FunctionNode): ReadonlySet<number> {
  const offsets = new Set<number>();
  walk(tsFunction, (tsNode) => {
    if (tsNode.type === "CallExpression" || tsNode.type === "NewExpression") offsets.add(tsNode.callee.start);
    else if (tsNode.type === "TaggedTemplateExpression") offsets.add(tsNode.tag.start);
    else if (tsNode.type === "TSTypeQuery") offsets.add(tsNode.exprName.start);
    return undefined;
  });
  return offsets;
}

function hasOwnThis(tsNode: Node): boolean {
  return (
    tsNode.type === "FunctionDeclaration" ||
    tsNode.type === "FunctionExpression" ||
    tsNode.type === "ClassDeclaration" ||
    tsNode.type === "ClassExpression"
  );
}
