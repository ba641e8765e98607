/**
 * Finds the modules that code loads by expressions, `import("./a.js")` and `require("./a.js")`, and the code that
 * cannot be followed.
 */
import type { Argument, Node } from "oxc-parser";
import { walk } from "../syntax/syntax.js";

/** A module that an expression loads. */
export interface Load {
  /** The module specifier, as written. */
  readonly specifier: string;
  /** Offset of the expression in the text. */
  readonly offset: number;
  /** Whether the expression only names a file, `new URL("./a.json", import.meta.url)`, which may not exist. */
  readonly isAddress: boolean;
}

/** Code that cannot be followed. */
export interface Gap {
  /** What it does, as the end of a sentence that begins with a name. */
  readonly what: string;
  /** Offset of the code in the text. */
  readonly offset: number;
}

/** The loads and gaps of a piece of syntax. */
export interface FoundLoads {
  /** The modules with literal names. */
  readonly loads: readonly Load[];
  /** The code that cannot be followed. */
  readonly gaps: readonly Gap[];
}

const NOTHING: FoundLoads = { loads: [], gaps: [] };

/** Matches code that may load modules. A quick test, because hardly any code does. */
const MAY_LOAD = /\b(?:import\b|require\b|eval\b|Function\b|URL\b)/;

/** Finds loads and gaps. Linear in the text of the syntax. */
export function findLoads(root: Node, text: string): FoundLoads {
  if (!MAY_LOAD.test(text.slice(root.start, root.end))) return NOTHING;
  const loads: Load[] = [];
  const gaps: Gap[] = [];
  const addLoad = (argument: Argument | undefined, { start }: Node, isAddress: boolean): void => {
    const specifier = argument === undefined ? null : toLiteral(argument);
    if (specifier !== null) loads.push({ specifier, offset: start, isAddress });
    else if (!isAddress) gaps.push({ what: "imports a module whose name is computed", offset: start });
  };
  walk(root, (tsNode) => {
    if (tsNode.type === "ImportExpression") addLoad(tsNode.source, tsNode, false);
    else if (tsNode.type === "TSExternalModuleReference") addLoad(tsNode.expression, tsNode, false);
    else if (tsNode.type === "NewExpression") readNew(tsNode);
    else if (tsNode.type === "CallExpression") readCall(tsNode);
    return undefined;
  });
  return { loads, gaps };

  function readNew(tsNode: Extract<Node, { type: "NewExpression" }>): void {
    const name = toCalleeName(tsNode.callee);
    if (name === "Function") gaps.push({ what: "uses `new Function`", offset: tsNode.start });
    else if (name === "URL" && isOwnAddress(tsNode.arguments[1])) addLoad(tsNode.arguments[0], tsNode, true);
  }

  function readCall(tsNode: Extract<Node, { type: "CallExpression" }>): void {
    const name = toCalleeName(tsNode.callee);
    if (name === "require") addLoad(tsNode.arguments[0], tsNode, false);
    else if (name === "eval") gaps.push({ what: "uses `eval`", offset: tsNode.start });
    else if (name === "Function") gaps.push({ what: "uses `new Function`", offset: tsNode.start });
    else if (name === "import.meta.glob") gaps.push({ what: "uses `import.meta.glob`", offset: tsNode.start });
  }
}

/** The string of an expression; null if it is computed. */
function toLiteral(expression: Node): string | null {
  if (expression.type === "Literal") return typeof expression.value === "string" ? expression.value : null;
  if (expression.type !== "TemplateLiteral" || expression.expressions.length > 0) return null;
  return expression.quasis[0]?.value.cooked ?? null;
}

const GLOBALS: ReadonlySet<string> = new Set(["globalThis", "window", "self", "global"]);

/** The name of a called global function, also in `globalThis.eval` and `(0, eval)`; empty for any other callee. */
function toCalleeName(callee: Node): string {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "SequenceExpression") return toCalleeName(callee.expressions.at(-1)!);
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return "";
  const { object, property } = callee;
  if (object.type === "MetaProperty" && property.name === "glob") return "import.meta.glob";
  return object.type === "Identifier" && GLOBALS.has(object.name) ? property.name : "";
}

/** Whether an expression is `import.meta.url`. */
function isOwnAddress(argument: Node | undefined): boolean {
  if (argument?.type !== "MemberExpression" || argument.computed) return false;
  return (
    argument.object.type === "MetaProperty" &&
    argument.property.type === "Identifier" &&
    argument.property.name === "url"
  );
}
