/** Reads where a file builds dataflows and what it asks of them. */
import type { Argument, CallExpression, Expression, Node } from "oxc-parser";
import type { CallsIr, DataflowCallIr, DataflowReferenceIr, OutputIr, RequestCallIr } from "../ir/calls.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import { toSpan, type Span } from "../ir/span.js";
import type { ParsedModule } from "./parse.js";
import { findProperty, NO_KEYS, readKeys, toPlainExpression } from "./read-keys.js";
import { findRuntimeFunction, readRuntimeNames, type RuntimeNames } from "./runtime-names.js";
import { walk } from "./syntax.js";

const REQUESTS: ReadonlySet<string> = new Set(["execute", "executeSync", "validateExecution"]);

/** Whether a file may have calls that matter: a quick look that keeps all other files of a project free of cost. */
export function mayHaveCalls(text: string): boolean {
  return /\bdataflow\b|\.\s*(execute(Sync)?|validateExecution)\b/.test(text);
}

/** Reads the calls of a file without syntax errors. Linear in its text. */
export function readCalls({ program, file }: ParsedModule): CallsIr {
  const names = readRuntimeNames(program);
  const dataflows: DataflowCallIr[] = [];
  const requests: RequestCallIr[] = [];
  walk(program, (tsNode, parent) => {
    if (tsNode.type !== "CallExpression") return undefined;
    if (isDataflowCall(tsNode, names)) dataflows.push(readDataflow(tsNode, parent));
    const request = readRequest(tsNode, names);
    if (request !== null) requests.push(request);
    return undefined;
  });
  return deepFreeze({ file, dataflows, requests });
}

function isDataflowCall(call: CallExpression, names: RuntimeNames): boolean {
  return findRuntimeFunction(call.callee, names) === "dataflow";
}

function readDataflow(call: CallExpression, parent: Node | null): DataflowCallIr {
  const [first] = call.arguments;
  const options = call.arguments.length === 1 && first?.type === "ObjectExpression" ? first : null;
  const places = { span: toSpan(call), calleeSpan: toSpan(call.callee), nameSpan: findHolder(call, parent) };
  if (options === null) return { ...places, modules: toSpans(call.arguments), config: NO_KEYS, allowsOverrides: false };
  const modules = findProperty(options, "modules");
  const { isOpen } = readKeys(options);
  const allows = findProperty(options, "allowModuleOverrides");
  return {
    ...places,
    modules: !isOpen && modules?.type === "ArrayExpression" ? toSpans(modules.elements) : null,
    config: isOpen ? { keys: [], isOpen } : readKeys(findProperty(options, "config")),
    allowsOverrides: isOpen ? null : allows === null ? false : readBoolean(allows),
  };
}

/** The name of the variable or property that a call initialises. */
function findHolder(call: CallExpression, parent: Node | null): Span | null {
  if (parent?.type === "VariableDeclarator" && parent.init === call && parent.id.type === "Identifier")
    return { start: parent.id.start, end: parent.id.start + parent.id.name.length };
  if (parent?.type === "PropertyDefinition" && parent.value === call) return toSpan(parent.key);
  return null;
}

function readRequest(call: CallExpression, names: RuntimeNames): RequestCallIr | null {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return null;
  const method = callee.property.name;
  if (!isRequestMethod(method)) return null;
  const dataflow = readReference(callee.object, names);
  const [outputs, options, ...more] = call.arguments;
  if (dataflow === null || outputs?.type === "SpreadElement" || options?.type === "SpreadElement" || more.length > 0)
    return null;
  const given = options ?? null;
  const { isOpen } = readKeys(given);
  const readGiven = (name: string): RequestCallIr["inputs"] =>
    isOpen ? { keys: [], isOpen } : readKeys(findProperty(given, name));
  return {
    method,
    methodSpan: toSpan(callee.property),
    dataflow,
    outputs: outputs === undefined ? null : readOutputs(outputs),
    inputs: readGiven("inputs"),
    overrides: readGiven("overrides"),
  };
}

function isRequestMethod(name: string): name is RequestCallIr["method"] {
  return REQUESTS.has(name);
}

function readReference(expression: Expression, names: RuntimeNames): DataflowReferenceIr | null {
  if (expression.type === "CallExpression" && isDataflowCall(expression, names))
    return { kind: "call", span: toSpan(expression) };
  if (expression.type === "Identifier") return { kind: "name", span: toSpan(expression) };
  if (expression.type === "MemberExpression" && !expression.computed)
    return { kind: "name", span: toSpan(expression.property) };
  return null;
}

function readOutputs(expression: Expression): readonly OutputIr[] | null {
  const list = toPlainExpression(expression);
  if (list.type !== "ArrayExpression") return null;
  if (list.elements.some((element) => element === null || element.type === "SpreadElement")) return null;
  // A cast because the line above has left out everything that is no expression.
  return (list.elements as readonly Expression[]).map((element) =>
    element.type === "Literal" && typeof element.value === "string"
      ? { kind: "name", name: element.value, span: toSpan(element) }
      : { kind: "expression", span: toSpan(element) },
  );
}

function toSpans(expressions: readonly (Argument | null)[]): readonly Span[] | null {
  const spans = expressions.flatMap((each) => (each === null || each.type === "SpreadElement" ? [] : [toSpan(each)]));
  return spans.length === expressions.length ? spans : null;
}

function readBoolean(expression: Expression): boolean | null {
  return expression.type === "Literal" && typeof expression.value === "boolean" ? expression.value : null;
}
