/** Reads the arguments of modifiers from their syntax, without running anything. */
import type { CallExpression, Node } from "oxc-parser";
import type { ExpressionIr } from "../../ir/expression.js";
import { toSpan } from "../../ir/span.js";
import type { Local } from "../names/locals.js";
import { readAll, readEntries, readMember, readObjectCall } from "./read-parts.js";
import { findRuntimeFunction, type RuntimeNames } from "../names/runtime-names.js";
import { toName, toValue } from "../syntax/syntax.js";

/** The facts with which expressions are read. */
export interface ExpressionReader {
  /** The local names of the module's imports from the runtime. */
  readonly runtimeNames: RuntimeNames;
  /** The module's own declarations; a constant is replaced by its initialiser. */
  readonly locals: ReadonlyMap<string, Local>;
}

/** The maximum number of constants that refer to each other in a chain; it also ends cycles. */
const MAXIMAL_DEPTH = 50;

/** Reads an expression. Its span includes type assertions, because they decide where it can be passed. */
export function readExpression(expression: Node, reader: ExpressionReader, depth: number = 0): ExpressionIr {
  const value = toValue(expression);
  const read = readValue(value, reader, depth);
  return value === expression ? read : { ...read, span: toSpan(expression) };
}

function readValue(value: Node, reader: ExpressionReader, depth: number): ExpressionIr {
  const span = toSpan(value);
  if (depth > MAXIMAL_DEPTH) return { kind: "unknown", span };
  const read = (each: Node): ExpressionIr => readExpression(each, reader, depth + 1);
  switch (value.type) {
    case "Literal":
      return isPlain(value.value) ? { kind: "literal", span, value: value.value } : { kind: "unknown", span };
    case "TemplateLiteral": {
      const parts = value.expressions.map((each) => read(each));
      const texts = parts.map((part) => (part.kind === "literal" ? String(part.value) : null));
      const quasis = value.quasis.map((quasi) => quasi.value.cooked);
      if (texts.includes(null) || quasis.some((each) => typeof each !== "string")) return { kind: "unknown", span };
      return { kind: "literal", span, value: quasis.map((quasi, index) => `${quasi}${texts[index] ?? ""}`).join("") };
    }
    case "UnaryExpression": {
      const operand = read(value.argument);
      // Minifiers write `true` and `false` as `!0` and `!1`.
      if (value.operator === "!" && operand.kind === "literal" && typeof operand.value === "number")
        return { kind: "literal", span, value: operand.value === 0 };
      return value.operator === "-" && operand.kind === "literal" && typeof operand.value === "number"
        ? { kind: "literal", span, value: -operand.value }
        : { kind: "unknown", span };
    }
    case "ArrayExpression": {
      const elements = readAll(value.elements, read);
      return elements === null ? { kind: "unknown", span } : { kind: "list", span, elements };
    }
    case "ObjectExpression": {
      const entries = readEntries(value.properties, read);
      return entries === null ? { kind: "unknown", span } : { kind: "record", span, entries };
    }
    case "MemberExpression":
      return readMember(value, span, read);
    case "ArrowFunctionExpression":
      return { kind: "function", span, name: "" };
    case "FunctionExpression":
      return { kind: "function", span, name: value.id?.name ?? "" };
    case "Identifier":
      return readName(value.name, value, reader, read);
    case "CallExpression":
      return readCall(value, reader, read);
    default:
      return { kind: "unknown", span };
  }
}

function readName(
  name: string,
  identifier: Node,
  { locals }: ExpressionReader,
  read: (each: Node) => ExpressionIr,
): ExpressionIr {
  const span = toSpan(identifier);
  const local = locals.get(name);
  if (name === "undefined" && local === undefined) return { kind: "literal", span, value: undefined };
  if (local?.kind === "function") return { kind: "function", span, name };
  const init = local?.kind === "variable" && local.isConstant ? local.declarator.init : null;
  // An imported value may be a function; only its name is known here.
  if (init === null) return { kind: "function", span, name, ...(local === undefined && { isImported: true }) };
  const constant = read(init);
  const isFunction = constant.kind === "function" || (constant.kind === "call" && constant.name === "node");
  // A list or object that is empty at first is filled somewhere else.
  if (
    (constant.kind === "list" && constant.elements.length === 0) ||
    (constant.kind === "record" && constant.entries.length === 0)
  )
    return { kind: "unknown", span };
  return isFunction ? { kind: "function", span, name } : { ...constant, span };
}

function readCall(call: CallExpression, reader: ExpressionReader, read: (each: Node) => ExpressionIr): ExpressionIr {
  const span = toSpan(call);
  const args = readAll(call.arguments, read);
  if (args === null) return { kind: "unknown", span };
  const name = findRuntimeFunction(call.callee, reader.runtimeNames);
  if (name !== null) return { kind: "call", span, name, arguments: args, methods: [] };
  const made = reader.locals.has("Object") ? null : readObjectCall(call.callee, args, span);
  if (made !== null) return made;
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.computed) return { kind: "unknown", span };
  const object = read(callee.object);
  const method = toName(callee.property);
  if (object.kind !== "call" || method === null) return { kind: "unknown", span };
  return { ...object, span, methods: [...object.methods, { name: method, arguments: args }] };
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
