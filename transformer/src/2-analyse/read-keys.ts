/** Reads the keys of object literals in calls: inputs, overrides, config and options. */
import type { Expression, ObjectProperty } from "oxc-parser";
import type { KeyIr, KeysIr } from "../ir/calls.js";
import { toSpan } from "../ir/span.js";
import { toName } from "./syntax.js";

/** No object at all: no keys. */
export const NO_KEYS: KeysIr = { keys: [], isOpen: false };

/** The keys of an expression; open when it is no literal. */
export function readKeys(expression: Expression | null): KeysIr {
  if (expression === null) return NO_KEYS;
  const literal = toPlainExpression(expression);
  if (literal.type !== "ObjectExpression") return { keys: [], isOpen: true };
  const keys = literal.properties.map((property) => (property.type === "Property" ? readKey(property) : null));
  return { keys: keys.filter((key) => key !== null), isOpen: keys.includes(null) };
}

/** The value under a key of an object literal; null where there is none. */
export function findProperty(expression: Expression | null, name: string): Expression | null {
  const literal = expression === null ? null : toPlainExpression(expression);
  if (literal?.type !== "ObjectExpression") return null;
  for (const property of literal.properties)
    if (property.type === "Property" && !property.computed && toName(property.key) === name) return property.value;
  return null;
}

/** An expression without what TypeScript writes around it: `as const`, `satisfies`, `!`. */
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
