/** Reads the keys of object literals in calls: inputs, overrides, config and options. */
import type { Expression, ObjectProperty } from "oxc-parser";
import type { ConfigIr, ConfigKeyIr, KeyIr, KeysIr, KeysPartIr } from "../../ir/calls.js";
import { toSpan } from "../../ir/span.js";
import { readExpression } from "./read-expression.js";
import type { RuntimeNames } from "../names/runtime-names.js";
import { toName } from "../syntax/syntax.js";

/** An absent config, which has no keys. */
export const NO_CONFIG: ConfigIr = { keys: [], isOpen: false };

/** Reads the keys of an expression; they are open if it is not an object literal. */
export function readKeys(expression: Expression | null): KeysIr {
  const read = readEntries(expression, readKey);
  if (!read.isOpen || expression === null) return read;
  return { ...read, parts: readParts(toPlainExpression(expression)) ?? null };
}

/**
 * Reads the keys of a nested object literal, such as those of `inputs` in the options.
 *
 * A later spread may contain the key too and would then win, so the keys are open in that case.
 */
export function readKeysUnder(expression: Expression | null, name: string): KeysIr {
  if (expression === null) return { keys: [], isOpen: false };
  const literal = toPlainExpression(expression);
  if (literal.type !== "ObjectExpression")
    return { keys: [], isOpen: true, parts: [{ span: toSpan(literal), path: [name], at: 0 }] };
  const written = literal.properties.findLastIndex((each) => each.type === "Property" && findName(each) === name);
  const open = literal.properties.findLastIndex((each) => each.type !== "Property" || findName(each) === null);
  if (open < written || open < 0) return readKeys(findProperty(literal, name));
  const [spread, ...others] = literal.properties.filter((each) => each.type !== "Property" || findName(each) === null);
  const isOnly = written < 0 && others.length === 0 && spread?.type === "SpreadElement";
  const parts = isOnly ? [{ span: toSpan(toPlainExpression(spread.argument)), path: [name], at: 0 }] : null;
  return { keys: [], isOpen: true, parts };
}

function readParts(expression: Expression): KeysIr["parts"] {
  if (expression.type !== "ObjectExpression") return [{ span: toSpan(expression), path: [], at: 0 }];
  const parts: KeysPartIr[] = [];
  let at = 0;
  for (const property of expression.properties) {
    if (property.type === "SpreadElement")
      parts.push({ span: toSpan(toPlainExpression(property.argument)), path: [], at });
    else if (readKey(property) === null) return null;
    else at++;
  }
  return parts;
}

function findName(property: ObjectProperty): string | null {
  return property.computed ? null : toName(property.key);
}

/** Reads the keys of a config, with their values. */
export function readConfig(expression: Expression | null, runtimeNames: RuntimeNames): ConfigIr {
  return readEntries(expression, (property): ConfigKeyIr | null => {
    const key = readKey(property);
    return key && { ...key, value: readExpression(property.value, { runtimeNames, locals: new Map() }) };
  });
}

function readEntries<Key extends KeyIr>(
  expression: Expression | null,
  read: (property: ObjectProperty) => Key | null,
): { readonly keys: readonly Key[]; readonly isOpen: boolean } {
  if (expression === null) return { keys: [], isOpen: false };
  const literal = toPlainExpression(expression);
  if (literal.type !== "ObjectExpression") return { keys: [], isOpen: true };
  const keys = literal.properties.map((property) => (property.type === "Property" ? read(property) : null));
  return { keys: keys.filter((key) => key !== null), isOpen: keys.includes(null) };
}

/** The value under a key of an object literal; null if there is none. */
export function findProperty(expression: Expression | null, name: string): Expression | null {
  const literal = expression === null ? null : toPlainExpression(expression);
  if (literal?.type !== "ObjectExpression") return null;
  for (const property of literal.properties)
    if (property.type === "Property" && !property.computed && toName(property.key) === name) return property.value;
  return null;
}

/** An expression without TypeScript's additions: `as const`, `satisfies`, `!`. */
export function toPlainExpression(expression: Expression): Expression {
  switch (expression.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
      return toPlainExpression(expression.expression);
    default:
      return expression;
  }
}

function readKey(property: ObjectProperty): KeyIr | null {
  const name = property.computed ? null : toName(property.key);
  return name === null ? null : { name, span: toSpan(property.key), valueSpan: toSpan(property.value) };
}
