/**
 * Reads the parts of a node's body that matter to the dataflow: uses of `this`, and nodes that are named but not
 * called.
 */
import type { Node } from "oxc-parser";
import type { UncalledNodeIr } from "../../ir/module-parts.js";
import { toSpan, type Span } from "../../ir/span.js";
import type { Declarations } from "../names/declarations.js";
import { toName, toValue, walk, type FunctionNode } from "../syntax/syntax.js";

/**
 * The first `this` that would refer to the receiver of the call, or to nothing; null if there is none.
 *
 * @param text - The module's text, to skip functions that do not even contain the word.
 */
export function findThisUse(tsFunction: FunctionNode, text: string): Span | null {
  if (!/\bthis\b/.test(text.slice(tsFunction.start, tsFunction.end))) return null;
  let found: Span | null = null;
  for (const part of [...tsFunction.params, tsFunction.body]) {
    if (part === null) continue;
    walk(part, (tsNode) => {
      if (tsNode.type === "ThisExpression") found ??= toSpan(tsNode);
      return hasOwnThis(tsNode) ? "skip" : undefined;
    });
  }
  return found;
}

/**
 * Finds nodes whose function the body names but does not call. If a parameter was forgotten, such a name is the
 * function and not its value. Calls and types are left out, because they are meant to name the function.
 *
 * @param nodeNames - The nodes of the module: local name of the function to name of the node.
 */
export function findUncalledNodes(
  tsFunction: FunctionNode,
  nodeNames: ReadonlyMap<string, string>,
  declarations: Declarations,
  ownName: string,
): readonly UncalledNodeIr[] {
  const isOther = (name: string): boolean => name !== ownName && nodeNames.has(name);
  if (!declarations.mayUse(tsFunction, isOther)) return [];
  const uses = declarations.usesWithin(tsFunction).filter((use) => !use.isType && isOther(use.declaration.name));
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
    if (tsNode.type === "CallExpression" || tsNode.type === "NewExpression") offsets.add(toCalled(tsNode.callee).start);
    else if (tsNode.type === "TaggedTemplateExpression") offsets.add(toCalled(tsNode.tag).start);
    else if (tsNode.type === "TSTypeQuery") offsets.add(tsNode.exprName.start);
    return undefined;
  });
  return offsets;
}

/** The function that a callee calls: `mean` for `mean` and `mean.call`. For any other method, the callee itself. */
function toCalled(callee: Node): Span {
  const value = toValue(callee);
  if (value.type !== "MemberExpression") return value;
  const isCallOfObject = !value.computed && CALLING_METHODS.has(toName(value.property) ?? "");
  return isCallOfObject ? toValue(value.object) : value.property;
}

const CALLING_METHODS: ReadonlySet<string> = new Set(["apply", "bind", "call"]);

function hasOwnThis(tsNode: Node): boolean {
  return (
    tsNode.type === "FunctionDeclaration" ||
    tsNode.type === "FunctionExpression" ||
    tsNode.type === "ClassDeclaration" ||
    tsNode.type === "ClassExpression"
  );
}
