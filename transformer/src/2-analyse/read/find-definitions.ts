/** Finds the node definitions among a module's exports: functions, `node(…)` calls and static methods. */
import { takes } from "@icosian/runtime/tooling";
import type { ClassElement, MethodDefinition, Node, PropertyDefinition } from "oxc-parser";
import type { RefusedExportIr } from "../../ir/module-parts.js";
import { toSpan, type Span } from "../../ir/span.js";
import type { ExportedName } from "../names/exports.js";
import type { Local, LocalClass } from "../names/locals.js";
import type { FoundDefinition } from "./read-definition.js";
import type { FoundModifier } from "./read-modifiers.js";
import { findRuntimeFunction, type RuntimeNames } from "../names/runtime-names.js";
import { isParameterName, toFunction, toName, toValue } from "../syntax/syntax.js";

/** The definitions that one exported name stands for. */
export interface FoundDefinitions {
  /** The definitions; several for a class. */
  readonly definitions: readonly FoundDefinition[];
  /** Exports that cannot be nodes in this form. */
  readonly refused: readonly RefusedExportIr[];
}

const NOTHING: FoundDefinitions = { definitions: [], refused: [] };

/** Finds the definitions of one export: none for a constant, one for a function, several for a class. */
export function findDefinitions(
  { local, exported }: ExportedName,
  locals: ReadonlyMap<string, Local>,
  runtimeNames: RuntimeNames,
): FoundDefinitions {
  const found = locals.get(local);
  if (found === undefined) return NOTHING;
  const isHelper = exported.startsWith("_");
  if (isHelper && found.kind !== "variable") return NOTHING;
  if (found.kind === "class") return findInClass(found, exported, runtimeNames);
  if (found.kind === "function") {
    const { tsFunction, overloads } = found;
    return toFound(found, exported, { tsFunction, overloads, isBare: overloads.length === 0, modifiers: [] });
  }
  const { init, id } = found.declarator;
  if (init === null) return NOTHING;
  const call = findNodeCall(init, runtimeNames);
  // A function that mutates a node is not a node itself, so it may have the name of a helper.
  if (isHelper && !isMutating(call?.modifiers ?? [], runtimeNames)) return NOTHING;
  const tsFunction = toFunction(call?.definition ?? init);
  const isBare = tsFunction === init && !id.typeAnnotation;
  if (tsFunction !== null)
    return toFound(found, exported, { tsFunction, overloads: [], isBare, modifiers: call?.modifiers ?? [] });
  if (call === null) return NOTHING;
  return { definitions: [], refused: [{ kind: "node-argument", span: toSpan(init), name: exported }] };
}

function toFound(
  local: Local,
  name: string,
  syntax: Pick<FoundDefinition, "tsFunction" | "overloads" | "isBare" | "modifiers">,
): FoundDefinitions {
  const reference = { local: local.name, localSpan: local.nameSpan, member: null };
  const { nameSpan, documented } = local;
  return {
    definitions: [{ name, exportName: name, nameSpan, reference, documented, ...syntax }],
    refused: [],
  };
}

/** The arguments of a call of `node(…)`. */
interface NodeCall {
  /** The last argument; the call itself if it is unknown which argument is the last. */
  readonly definition: Node;
  /** The other arguments, from the innermost outwards. */
  readonly modifiers: readonly FoundModifier[];
}

function findNodeCall(expression: Node, runtimeNames: RuntimeNames): NodeCall | null {
  const call = toValue(expression);
  if (call.type !== "CallExpression" || findRuntimeFunction(call.callee, runtimeNames) !== "node") return null;
  const args = call.arguments.flatMap((argument) => (argument.type === "SpreadElement" ? [] : [argument]));
  const definition = args.at(-1);
  if (definition === undefined || args.length < call.arguments.length) return { definition: call, modifiers: [] };
  return { definition, modifiers: args.slice(0, -1).reverse() };
}

function isMutating(modifiers: readonly FoundModifier[], runtimeNames: RuntimeNames): boolean {
  return modifiers.some(
    (modifier) =>
      modifier.type === "CallExpression" && takes(findRuntimeFunction(modifier.callee, runtimeNames), "definition"),
  );
}

function findInClass(local: LocalClass, exportName: string, runtimeNames: RuntimeNames): FoundDefinitions {
  const definitions: FoundDefinition[] = [];
  const refused: RefusedExportIr[] = [];
  const overloads = new Map<string, Span[]>();
  let previousEnd = local.tsClass.body.start + 1;
  for (const member of local.tsClass.body.body) {
    const documented = { start: previousEnd, end: member.start };
    previousEnd = member.end;
    if (!isPublicStatic(member)) continue;
    const name = member.computed ? null : toName(member.key);
    const decorators = member.decorators.map(({ expression }) => expression);
    if (name?.startsWith("_") === true && !isMutating(decorators, runtimeNames)) continue;
    if (member.type === "PropertyDefinition") {
      if (member.value !== null && (toFunction(member.value) ?? findNodeCall(member.value, runtimeNames)) !== null)
        refused.push({ kind: "static-property", span: toSpan(member.key), name: name ?? "" });
    } else if (name === null || !isParameterName(name)) {
      refused.push({ kind: "unusable-name", span: toSpan(member.key), name: name ?? "" });
    } else if (member.value.type === "TSEmptyBodyFunctionExpression") {
      overloads.set(name, [...(overloads.get(name) ?? []), toSpan(member)]);
    } else {
      const reference = { local: local.name, localSpan: local.nameSpan, member: name };
      const syntax = { nameSpan: toSpan(member.key), tsFunction: member.value };
      const modifiers = decorators.reverse();
      const before = overloads.get(name) ?? [];
      const more = { overloads: before, isBare: before.length === 0, documented, modifiers };
      definitions.push({ name, exportName, reference, ...syntax, ...more });
    }
  }
  return { definitions, refused };
}

type PublicStatic =
  | (MethodDefinition & { readonly type: "MethodDefinition" })
  | (PropertyDefinition & { readonly type: "PropertyDefinition" });

/** Whether a member is a public static method or property of the class itself. */
function isPublicStatic(member: ClassElement): member is PublicStatic {
  if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") return false;
  if (!member.static || member.key.type === "PrivateIdentifier") return false;
  if (member.type === "MethodDefinition" && member.kind !== "method") return false;
  return member.accessibility === null || member.accessibility === "public";
}
