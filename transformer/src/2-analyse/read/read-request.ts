/** Reads the calls that request outputs of a dataflow. */
import type { CallExpression, Expression, Node } from "oxc-parser";
import type { DataflowReferenceIr, GivenIr, OutputIr, RequestCallIr } from "../../ir/calls.js";
import { toSpan, type Span } from "../../ir/span.js";
import { findRuntimeFunction, type RuntimeNames } from "../names/runtime-names.js";
import { toName } from "../syntax/syntax.js";
import { readGiven } from "./read-given.js";
import { findProperty, readKeys, toPlainExpression } from "./read-keys.js";
import { readMaterializers } from "./read-materializers.js";

const REQUESTS = new Set<string>([
  "execute",
  "executeSync",
  "executeColumns",
  "prepare",
  "validateExecution",
  "exportExecution",
  "visualizeExecution",
  "materialize",
]);

/** Whether a call builds a dataflow. */
export function isDataflowCall(call: CallExpression, names: RuntimeNames): boolean {
  return findRuntimeFunction(call.callee, names) === "dataflow";
}

/** The span of a name. The tree's node of a variable includes its type annotation. */
export function toNameSpan(name: Node): Span {
  return name.type === "Identifier" ? { start: name.start, end: name.start + name.name.length } : toSpan(name);
}

/**
 * Reads a call; null if it is no request.
 *
 * @param holder - The name of the variable or property that the call initialises.
 */
export function readRequest(call: CallExpression, holder: Node | null, names: RuntimeNames): RequestCallIr | null {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return null;
  const method = callee.property.name;
  if (!isRequestMethod(method)) return null;
  const dataflow = readReference(callee.object, names);
  const [first, options, ...more] = call.arguments;
  if (dataflow === null || first?.type === "SpreadElement" || options?.type === "SpreadElement" || more.length > 0)
    return null;
  const saves = method === "materialize";
  const outputs = saves ? findOutputs(options ?? null) : (first ?? null);
  // The values for prepared outputs are given later.
  const given = method === "prepare" ? NOTHING_KNOWN : readGiven(method, options ?? null);
  return {
    method,
    methodSpan: toSpan(callee.property),
    span: toSpan(call),
    nameSpan: holder && toNameSpan(holder),
    dataflow,
    prepared: PREPARED.has(method) && options === undefined ? readGiven(method, first ?? null) : null,
    outputs: outputs === null ? null : outputs === "none" ? [] : readOutputs(outputs),
    outputsSpan: outputs === null || outputs === "none" ? null : toSpan(outputs),
    savers: saves && first !== undefined ? readMaterializers(first, names) : null,
    ...given,
  };
}

/** The option `outputs` of a request that saves; null if it cannot be found because of a spread or a variable. */
function findOutputs(options: Expression | null): Expression | "none" | null {
  if (options === null) return "none";
  const isOpen = toPlainExpression(options).type !== "ObjectExpression" || readKeys(options).isOpen;
  return findProperty(options, "outputs") ?? (isOpen ? null : "none");
}

/** The methods that prepared outputs have too. */
const PREPARED: ReadonlySet<string> = new Set(["execute", "executeSync", "executeColumns"]);

const NOTHING_KNOWN: GivenIr = { inputs: { keys: [], isOpen: true }, overrides: { keys: [], isOpen: true } };

function isRequestMethod(name: string): name is RequestCallIr["method"] {
  return REQUESTS.has(name);
}

function readReference(expression: Expression, names: RuntimeNames): DataflowReferenceIr | null {
  if (expression.type === "CallExpression" && (isDataflowCall(expression, names) || isPrepare(expression)))
    return { kind: "call", span: toSpan(expression) };
  if (expression.type === "Identifier") return { kind: "name", span: toSpan(expression) };
  if (expression.type === "MemberExpression" && !expression.computed)
    return { kind: "name", span: toSpan(expression.property) };
  return null;
}

function isPrepare({ callee }: CallExpression): boolean {
  return callee.type === "MemberExpression" && !callee.computed && toName(callee.property) === "prepare";
}

function readOutputs(expression: Expression): readonly OutputIr[] | null {
  const list = toPlainExpression(expression);
  if (list.type !== "ArrayExpression") return [{ kind: "list", span: toSpan(list) }];
  const outputs = list.elements.map((element): OutputIr | null => {
    if (element === null) return null;
    if (element.type === "SpreadElement") return { kind: "list", span: toSpan(toPlainExpression(element.argument)) };
    const name = readString(toPlainExpression(element));
    const span = toSpan(element);
    return name === null ? { kind: "expression", span } : { kind: "name", name, span };
  });
  const read = outputs.filter((output) => output !== null);
  return read.length < outputs.length ? null : read;
}

/** The value of a string literal, with any kind of quotes; null for every other expression. */
function readString(expression: Expression): string | null {
  if (expression.type === "TemplateLiteral" && expression.expressions.length === 0)
    return expression.quasis[0]?.value.cooked ?? null;
  return expression.type === "Literal" && typeof expression.value === "string" ? expression.value : null;
}
