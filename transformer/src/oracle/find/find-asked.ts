/** Finds the type that a part of a list or record must have, given the type of the whole. */
import type ts from "typescript";
import type { RelatingChecker } from "../relate/relating-checker.js";
import { indexTypeOf } from "../relate/shape.js";
import type { TypeAtLocation } from "./type-at-location.js";

/**
 * The required type of a part; null if the whole may have several types, or if its type says nothing about such a part.
 *
 * @param location - Where the type is used, for properties that are declared nowhere, such as those of mapped types.
 */
export function findAsked(
  whole: TypeAtLocation,
  path: readonly (string | number)[],
  location: ts.Node | null,
  checker: RelatingChecker,
): TypeAtLocation | null {
  let { type } = whole;
  for (const key of path) {
    const name = String(key);
    const asking = toParts(type).filter((part) => askedBy(part, name, location, checker) !== undefined);
    const asked = asking.length === 1 && asking[0] && askedBy(asking[0], name, location, checker);
    if (!asked) return null;
    type = asked;
  }
  return { ...whole, type, hasDefault: false };
}

function askedBy(type: ts.Type, name: string, within: ts.Node | null, checker: RelatingChecker): ts.Type | undefined {
  const property = type.getProperty(name);
  const location = property?.valueDeclaration ?? property?.declarations?.[0] ?? within;
  if (property === undefined) return indexTypeOf(type, name);
  // A cast because TypeScript only asks where a variable is used, and this is none.
  return checker.getTypeOfSymbolAtLocation(property, location as ts.Node);
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
