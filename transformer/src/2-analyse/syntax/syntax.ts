/** Helpers for the parser's syntax tree that several readers share. */
import { visitorKeys, type ArrowFunctionExpression, type Function as FunctionSyntax, type Node } from "oxc-parser";

/** Any expression or declaration that is a function with parameters. */
export type FunctionNode = FunctionSyntax | ArrowFunctionExpression;

/**
 * Visits a syntax node and all its descendants, parents first, without recursion.
 *
 * @param root - The node to start from.
 * @param enter - Called for every node; returns `"skip"` to leave out its descendants.
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

/** The function of an expression, ignoring type assertions; null for any other expression. */
export function toFunction(expression: Node): FunctionNode | null {
  const value = toValue(expression);
  return value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression" ? value : null;
}

/** Whether a syntax node is a function with a body. */
export function isFunction(tsNode: Node): tsNode is FunctionNode {
  switch (tsNode.type) {
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return true;
    default:
      return false;
  }
}

/** An expression without `as`, `satisfies`, `!` and type arguments, as it remains when types are stripped. */
export function toValue(expression: Node): Node {
  let value = expression;
  while (isTyped(value)) value = value.expression;
  return value;
}

/** The name of a key, an export or a specifier; null if it is computed or private. */
export function toName(key: Node): string | null {
  if (key.type === "Identifier") return key.name;
  if (key.type === "Literal" && typeof key.value === "string") return key.value;
  return null;
}

/** Whether a name can be a parameter's name and therefore a dependency. */
export function isParameterName(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name) && !RESERVED_WORDS.has(name);
}

/** Words with the characters of an identifier that cannot be bindings in a module. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

type Typed =
  | Extract<Node, { readonly type: "TSAsExpression" }>
  | Extract<Node, { readonly type: "TSSatisfiesExpression" }>
  | Extract<Node, { readonly type: "TSNonNullExpression" }>
  | Extract<Node, { readonly type: "TSTypeAssertion" }>
  | Extract<Node, { readonly type: "TSInstantiationExpression" }>;

function isTyped(expression: Node): expression is Typed {
  switch (expression.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
      return true;
    default:
      return false;
  }
}

function childrenOf(tsNode: Node): Node[] {
  const children: Node[] = [];
  // The tree's own table of child keys; a cast because the node types have no index signature.
  const record = tsNode as unknown as Record<string, unknown>;
  for (const key of visitorKeys[tsNode.type] ?? []) {
    const child = record[key];
    // One by one, because a list may have more elements than a call can take arguments.
    if (Array.isArray(child)) {
      for (const part of child) if (part !== null) children.push(part as Node);
    } else if (typeof child === "object" && child !== null) children.push(child as Node);
  }
  return children;
}
