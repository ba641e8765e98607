/**
 * Reads expressions that consist of others: lists and objects with spreads, properties, and calls of `Object` methods.
 */
import type { Argument, ArrayExpressionElement, MemberExpression, Node, ObjectPropertyKind } from "oxc-parser";
import type { EntryIr, ExpressionIr } from "../../ir/expression.js";
import { toSpan, type Span } from "../../ir/span.js";
import { toName } from "../syntax/syntax.js";

type ReadPart = (each: Node) => ExpressionIr;

/** Reads the elements of a list or of a call, and expands known spreads; null for a list with holes. */
export function readAll(
  elements: readonly (ArrayExpressionElement | Argument)[],
  read: ReadPart,
): readonly ExpressionIr[] | null {
  const all = elements.map((each): readonly ExpressionIr[] | null => {
    if (each === null) return null;
    if (each.type !== "SpreadElement") return [read(each)];
    const of = read(each.argument);
    if (of.kind === "list") return of.elements;
    return isImported(of) ? [{ kind: "spread", span: toSpan(each), of }] : null;
  });
  return all.includes(null) ? null : all.flatMap((each) => each ?? []);
}

/** Reads the entries of an object; the last one of each name wins. Null if one of them is unknown. */
export function readEntries(properties: readonly ObjectPropertyKind[], read: ReadPart): readonly EntryIr[] | null {
  const entries = new Map<string, EntryIr>();
  for (const property of properties) {
    if (property.type === "SpreadElement") {
      const of = read(property.argument);
      if (of.kind !== "record") return null;
      for (const entry of of.entries) entries.set(entry.key, entry);
      continue;
    }
    const key = property.method || property.kind !== "init" ? null : readKey(property.key, property.computed, read);
    if (key === null) return null;
    entries.set(key, { key, keySpan: toSpan(property.key), value: read(property.value) });
  }
  return [...entries.values()];
}

function readKey(key: Node, isComputed: boolean, read: ReadPart): string | null {
  if (!isComputed && !(key.type === "Literal" && typeof key.value === "number")) return toName(key);
  const value = read(key);
  return value.kind === "literal" && ["string", "number"].includes(typeof value.value) ? String(value.value) : null;
}

/**
 * Reads a known property of an object, or a known element of a list. The members of an imported name may be resolved
 * later.
 */
export function readMember(member: MemberExpression, span: Span, read: ReadPart): ExpressionIr {
  const object = read(member.object);
  const key = readKey(member.property, member.computed, read);
  if (key !== null && object.kind === "record") {
    const entry = object.entries.find((each) => each.key === key);
    if (entry !== undefined) return { ...entry.value, span };
  }
  const element = object.kind === "list" && key !== null ? object.elements[Number(key)] : undefined;
  if (element !== undefined && element.kind !== "spread") return { ...element, span };
  return isImported(object) && !member.computed
    ? { kind: "unknown", span, isImported: true }
    : { kind: "unknown", span };
}

/**
 * Reads the result of `Object.fromEntries`, `keys`, `values` or `freeze` for known arguments; null for any other call.
 */
export function readObjectCall(
  callee: Node,
  [argument, ...more]: readonly ExpressionIr[],
  span: Span,
): ExpressionIr | null {
  if (callee.type !== "MemberExpression" || callee.computed || argument === undefined || more.length > 0) return null;
  if (callee.object.type !== "Identifier" || callee.object.name !== "Object") return null;
  const method = toName(callee.property);
  if (method === "freeze") return { ...argument, span };
  if (method === "fromEntries" && argument.kind === "list") return toRecord(argument.elements, span);
  if (argument.kind !== "record") return null;
  if (method === "values") return { kind: "list", span, elements: argument.entries.map(({ value }) => value) };
  if (method !== "keys") return null;
  const elements = argument.entries.map(
    ({ key, keySpan }) => ({ kind: "literal", span: keySpan, value: key }) as const,
  );
  return { kind: "list", span, elements };
}

function toRecord(pairs: readonly ExpressionIr[], span: Span): ExpressionIr | null {
  const entries = new Map<string, EntryIr>();
  for (const pair of pairs) {
    const [key, value] = pair.kind === "list" ? pair.elements : [];
    if (key?.kind !== "literal" || typeof key.value !== "string" || value === undefined) return null;
    entries.set(key.value, { key: key.value, keySpan: key.span, value });
  }
  return { kind: "record", span, entries: [...entries.values()] };
}

function isImported(expression: ExpressionIr): boolean {
  return (expression.kind === "function" || expression.kind === "unknown") && expression.isImported === true;
}
