/** Reads the calls of a file that build dataflows and request outputs. */
import type { Argument, CallExpression, Expression, Node } from "oxc-parser";
import type { CallsIr, DataflowCallIr, DataflowReferenceIr, GivenIr, OutputIr, RequestCallIr } from "../ir/calls.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import { toSpan, type Span } from "../ir/span.js";
import type { ParsedModule } from "./syntax/parse.js";
import { readArguments, readSpecifiers, type Specifiers } from "./read/read-call-form.js";
import { readGiven } from "./read/read-given.js";
import { findProperty, NO_CONFIG, readConfig, readKeys, toPlainExpression } from "./read/read-keys.js";
import { findRuntimeFunction, readRuntimeNames, type RuntimeNames } from "./names/runtime-names.js";
import { toName, walk } from "./syntax/syntax.js";

const REQUESTS = new Set<string>([
  "execute",
  "executeSync",
  "executeColumns",
  "prepare",
  "validateExecution",
  "exportExecution",
]);

/** Whether a file may contain such calls. A quick test, so that all other files of a project cost nothing. */
export function mayHaveCalls(text: string): boolean {
  const mayBuild = text.includes("@icosian/runtime") && /(?<!["']use )\bdataflow\b/.test(text);
  return mayBuild || /\.\s*(execute(Sync|Columns)?|prepare|validateExecution|exportExecution)\b/.test(text);
}

/** Reads the calls of a file without syntax errors. Linear in its text. */
export function readCalls({ program, file, text }: ParsedModule): CallsIr {
  const names = readRuntimeNames(program);
  const reader: CallReader = { names, text, specifiers: readSpecifiers(program) };
  const dataflows: DataflowCallIr[] = [];
  const requests: RequestCallIr[] = [];
  const holders = new Map<Node, Node>();
  const reassigned = new Set<string>();
  walk(program, (tsNode) => {
    const held = findHeld(tsNode);
    if (held !== null) holders.set(held.value, held.name);
    if (tsNode.type === "AssignmentExpression") addNames(tsNode.left, reassigned);
    if (tsNode.type !== "CallExpression") return undefined;
    if (isDataflowCall(tsNode, names)) dataflows.push(readDataflow(tsNode, holders.get(tsNode) ?? null, reader));
    const request = readRequest(tsNode, holders.get(tsNode) ?? null, names);
    if (request !== null) requests.push(request);
    return undefined;
  });
  const isReassigned = ({ nameSpan }: Pick<DataflowCallIr, "nameSpan">): boolean =>
    nameSpan !== null && reassigned.has(text.slice(nameSpan.start, nameSpan.end));
  return deepFreeze({
    file,
    dataflows: dataflows.map((each) => (isReassigned(each) ? { ...each, nameSpan: null } : each)),
    requests: requests.map((each) => (isReassigned(each) ? { ...each, nameSpan: null } : each)),
  });
}

/** The initialiser of a variable or property, and its name. */
function findHeld(tsNode: Node): { readonly value: Node; readonly name: Node } | null {
  if (tsNode.type === "VariableDeclarator" && tsNode.init !== null && tsNode.id.type === "Identifier")
    return { value: toPlainExpression(tsNode.init), name: tsNode.id };
  if (tsNode.type === "PropertyDefinition" && tsNode.value !== null && !tsNode.computed)
    return { value: toPlainExpression(tsNode.value), name: tsNode.key };
  if (tsNode.type === "Property" && tsNode.value.type === "CallExpression" && !tsNode.computed)
    return { value: tsNode.value, name: tsNode.key };
  return null;
}

/** Adds the names that an assignment writes to: `flow`, `flow` of `this.flow`, both of `[flow, other]`. */
function addNames(target: Node, names: Set<string>): void {
  walk(target, (tsNode) => {
    if (tsNode.type === "Identifier") names.add(tsNode.name);
    if (tsNode.type === "PrivateIdentifier") names.add(`#${tsNode.name}`);
    return undefined;
  });
}

function isDataflowCall(call: CallExpression, names: RuntimeNames): boolean {
  return findRuntimeFunction(call.callee, names) === "dataflow";
}

/** The tools with which calls are read. */
interface CallReader {
  readonly names: RuntimeNames;
  readonly text: string;
  readonly specifiers: Specifiers;
}

/** @param holder - The name of the variable or property that the call initialises. */
function readDataflow(
  call: CallExpression,
  holder: Node | null,
  { names, text, specifiers }: CallReader,
): DataflowCallIr {
  const [first] = call.arguments;
  const single =
    call.arguments.length === 1 && first && first.type !== "SpreadElement" ? toPlainExpression(first) : null;
  const options = single?.type === "ObjectExpression" ? single : null;
  const locations = {
    span: toSpan(call),
    calleeSpan: toSpan(call.callee),
    nameSpan: holder && toNameSpan(holder),
    arguments: readArguments(call, text, specifiers),
    isEmpty: call.arguments.length === 0,
  };
  if (options === null)
    return { ...locations, modules: toSpans(call.arguments), config: NO_CONFIG, allowsOverrides: false };
  const modules = findProperty(options, "modules");
  const list = modules && toPlainExpression(modules);
  const { isOpen } = readKeys(options);
  const allows = findProperty(options, "allowModuleOverrides");
  return {
    ...locations,
    modules: !isOpen && list?.type === "ArrayExpression" ? toSpans(list.elements) : null,
    config: isOpen ? { keys: [], isOpen } : readConfig(findProperty(options, "config"), names),
    allowsOverrides: isOpen ? null : allows === null ? false : readBoolean(allows),
  };
}

/** The span of a name. The tree's node of a variable includes its type annotation. */
function toNameSpan(name: Node): Span {
  return name.type === "Identifier" ? { start: name.start, end: name.start + name.name.length } : toSpan(name);
}

function readRequest(call: CallExpression, holder: Node | null, names: RuntimeNames): RequestCallIr | null {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return null;
  const method = callee.property.name;
  if (!isRequestMethod(method)) return null;
  const dataflow = readReference(callee.object, names);
  const [outputs, options, ...more] = call.arguments;
  if (dataflow === null || outputs?.type === "SpreadElement" || options?.type === "SpreadElement" || more.length > 0)
    return null;
  // The values for prepared outputs are given later.
  const given = method === "prepare" ? NOTHING_KNOWN : readGiven(method, options ?? null);
  return {
    method,
    methodSpan: toSpan(callee.property),
    span: toSpan(call),
    nameSpan: holder && toNameSpan(holder),
    dataflow,
    prepared: PREPARED.has(method) && options === undefined ? readGiven(method, outputs ?? null) : null,
    outputs: outputs === undefined ? null : readOutputs(outputs),
    outputsSpan: outputs === undefined ? null : toSpan(outputs),
    ...given,
  };
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

function toSpans(expressions: readonly (Argument | null)[]): readonly Span[] | null {
  const spans = expressions.flatMap((each) => (each === null || each.type === "SpreadElement" ? [] : [toSpan(each)]));
  return spans.length === expressions.length ? spans : null;
}

function readBoolean(expression: Expression): boolean | null {
  return expression.type === "Literal" && typeof expression.value === "boolean" ? expression.value : null;
}
