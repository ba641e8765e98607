/** Reads the calls of a file that build dataflows and request outputs. */
import type { Argument, CallExpression, Expression, Node } from "oxc-parser";
import type { CallsIr, ConstantIr, DataflowCallIr, RequestCallIr } from "../ir/calls.js";
import { deepFreeze } from "../ir/deep-freeze.js";
import { toSpan, type Span } from "../ir/span.js";
import type { ParsedModule } from "./syntax/parse.js";
import { readArguments, readSpecifiers, type Specifiers } from "./read/read-call-form.js";
import { findProperty, NO_CONFIG, readConfig, readKeys, toPlainExpression } from "./read/read-keys.js";
import { isMaterializing, mayMaterialize, readMaterializers } from "./read/read-materializers.js";
import { isDataflowCall, readRequest, toNameSpan } from "./read/read-request.js";
import { readRuntimeNames, type RuntimeNames } from "./names/runtime-names.js";
import { walk } from "./syntax/syntax.js";

/** Whether a file may contain such calls. A quick test, so that all other files of a project cost nothing. */
export function mayHaveCalls(text: string): boolean {
  const mayBuild = text.includes("@icosian/runtime") && /(?<!["']use )\bdataflow\b/.test(text);
  if (mayBuild || mayMaterialize(text)) return true;
  return /\.\s*(execute(Sync|Columns)?|prepare|validateExecution|exportExecution|visualizeExecution|materialize)\b/.test(
    text,
  );
}

/** Reads the calls of a file without syntax errors. Linear in its text. */
export function readCalls({ program, file, text }: ParsedModule): CallsIr {
  const names = readRuntimeNames(program);
  const reader: CallReader = { names, text, specifiers: readSpecifiers(program) };
  const dataflows: DataflowCallIr[] = [];
  const requests: RequestCallIr[] = [];
  const constants: ConstantIr[] = [];
  const hasMaterializers = mayMaterialize(text);
  const holders = new Map<Node, Node>();
  const reassigned = new Set<string>();
  walk(program, (tsNode) => {
    const held = findHeld(tsNode);
    if (held !== null) holders.set(held.value, held.name);
    if (hasMaterializers && held !== null && isMaterializing(held.value, names))
      constants.push({ nameSpan: toNameSpan(held.name), value: readMaterializers(held.value, names) });
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
    constants: constants.filter((each) => !isReassigned(each)),
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
    return {
      ...locations,
      modules: toSpans(call.arguments),
      config: NO_CONFIG,
      allowsOverrides: false,
      materializers: null,
    };
  const modules = findProperty(options, "modules");
  const list = modules && toPlainExpression(modules);
  const { isOpen } = readKeys(options);
  const allows = findProperty(options, "allowModuleOverrides");
  const materializers = findProperty(options, "materializers");
  return {
    ...locations,
    modules: !isOpen && list?.type === "ArrayExpression" ? toSpans(list.elements) : null,
    config: isOpen ? { keys: [], isOpen } : readConfig(findProperty(options, "config"), names),
    allowsOverrides: isOpen ? null : allows === null ? false : readBoolean(allows),
    materializers: materializers && readMaterializers(materializers, names),
  };
}

function toSpans(expressions: readonly (Argument | null)[]): readonly Span[] | null {
  const spans = expressions.flatMap((each) => (each === null || each.type === "SpreadElement" ? [] : [toSpan(each)]));
  return spans.length === expressions.length ? spans : null;
}

function readBoolean(expression: Expression): boolean | null {
  return expression.type === "Literal" && typeof expression.value === "boolean" ? expression.value : null;
}
