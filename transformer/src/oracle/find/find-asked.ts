/** Finds the type that a part of a list or record must have, given the type of the whole. */
import type ts from "typescript";
import type { RelatingChecker } from "../relate/relating-checker.js";
import { indexTypeOf } from "../relate/shape.js";
import type { TypeAtLocation } from "./type-at-location.js";

/**
 * The required type of a part; null if the whole may have several types, or if its type says nothing about such a part.
 */
export function findAsked(
  whole: TypeAtLocation,
  path: readonly (string | number)[],
  checker: RelatingChecker,
): TypeAtLocation | null {
  let { type } = whole;
  for (const key of path) {
    const name = String(key);
    const asking = toParts(type).filter((part) => askedBy(part, name, checker) !== undefined);
    const asked = asking.length === 1 && asking[0] && askedBy(asking[0], name, checker);
    if (!asked) return null;
    type = asked;
  }
  return { ...whole, type, hasDefault: false };
}

function askedBy(type: ts.Type, name: string, checker: RelatingChecker): ts.Type | undefined {
  const property = type.getProperty(name);
  const location = property?.valueDeclaration ?? property?.declarations?.[0];
  if (property === undefined) return indexTypeOf(type, name);
  // A cast because elements of tuples have no location and need none.
  return checker.getTypeOfSymbolAtLocation(property, location as ts.Node);
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
