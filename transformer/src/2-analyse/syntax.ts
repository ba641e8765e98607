/** Small vocabulary over the parser's syntax tree that the readers share. */
import { visitorKeys, type ArrowFunctionExpression, type Function as FunctionSyntax, type Node } from "oxc-parser";

/** Any expression or declaration that is a function with parameters. */
export type FunctionNode = FunctionSyntax | ArrowFunctionExpression;

/**
 * Visits a syntax node and everything below it, parents first, without recursion.
 *
 * @param root - Where to start.
 * @param enter - Called for every node; returns `"skip"` to leave out what is below it.
 */
export function walk(root: Node, enter: (tsNode: Node, parent: Node | null) => "skip" | undefined): void {
  const pending: (readonly [Node, Node | null])[] = [[root, null]];
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const [tsNode, parent] = entry;
    if (enter(tsNode, parent) === "skip") continue;
    const children = childrenOf(tsNode);
    for (let index = children.length - 1; index >= 0; index--) pending.push([children[index] as Node, tsNode]);
  }
}

/** The function that an expression is, looking through `satisfies`; null for any other expression. */
export function toFunction(expression: Node | null): FunctionNode | null {
  if (expression === null) return null;
  if (expression.type === "TSSatisfiesExpression") return toFunction(expression.expression);
  if (expression.type === "ArrowFunctionExpression" || expression.type === "FunctionExpression") return expression;
  return null;
}

/** The name that a key, an export or a specifier spells; null when it is computed or private. */
export function toName(key: Node): string | null {
  if (key.type === "Identifier") return key.name;
  if (key.type === "Literal" && typeof key.value === "string") return key.value;
  return null;
}

/** Whether a name can be a parameter's name and therefore a dependency. */
export function isIdentifierName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);
}

function childrenOf(tsNode: Node): Node[] {
  const children: Node[] = [];
  // The tree's own table of child keys; a cast because TypeScript has no index signature on its node types.
  const record = tsNode as unknown as Record<string, unknown>;
  for (const key of visitorKeys[tsNode.type] ?? []) {
    const child = record[key];
    if (Array.isArray(child)) children.push(...child.filter((part) => part !== null));
    else if (typeof child === "object" && child !== null) children.push(child as Node);
  }
  return children;
}
