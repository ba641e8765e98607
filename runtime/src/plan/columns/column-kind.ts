/** Decides how the values of a node are stored as a column, from the declared type of the node. */

/**
 * How a column is stored.
 *
 * - `numbers`: a `Float64Array`.
 * - `list`: a list.
 * - `open`: a `Float64Array` if all values are numbers, otherwise a list. The text of a type such as `Minutes` does not
 *   say whether it is a number.
 */
export type ColumnKind = "numbers" | "list" | "open";

const NUMBER = /^(number|-?\d+(\.\d+)?)$/;

/** Names of types, with or without arguments, that are not the names of other primitive types. */
const NAME =
  /^(?!(string|boolean|bigint|symbol|null|undefined|void|never|object|true|false)$)[\p{ID_Start}$_][\w$.]*(<[^|&]*>)?$/u;

/** Returns the kind of column for a type, as the source spells it. */
export function toColumnKind(type: string): ColumnKind {
  const parts = toParts(type);
  if (parts.every((part) => NUMBER.test(part))) return "numbers";
  return parts.every((part) => NUMBER.test(part) || NAME.test(part)) ? "open" : "list";
}

/** The cheapest test that tells a value of a type from a promise. */
export type Guard = "number" | "string" | "small" | "any";

/** Returns the test for a type, as the source spells it. */
export function toGuard(type: string, isSmall: boolean): Guard {
  if (toColumnKind(type) === "numbers") return "number";
  if (type.trim() === "string") return "string";
  return isSmall ? "small" : "any";
}

function toParts(type: string): readonly string[] {
  return type.split("|").map((part) => part.trim());
}
