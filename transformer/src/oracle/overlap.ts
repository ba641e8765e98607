/** Whether one value can be of two types: what TypeScript's own relations do not tell. */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";

/** Types in types are looked at this far; beyond, everything can overlap. */
const DEPTH = 4;

/**
 * Whether there may be a value of both types.
 *
 * Errs on the side of yes: two object types can always be one object, unless a property that both require could not
 * be of both types.
 */
export function canOverlap(
  a: ts.Type,
  b: ts.Type,
  checker: RelatingChecker,
  typescript: typeof ts,
  depth: number = DEPTH,
): boolean {
  const { TypeFlags } = typescript;
  const isOpen = ({ flags }: ts.Type): boolean =>
    Boolean(flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.TypeParameter));
  if (depth === 0 || isOpen(a) || isOpen(b)) return true;
  const parts = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
  return parts(a).some((one) => parts(b).some((other) => canPartsOverlap(one, other)));

  function canPartsOverlap(one: ts.Type, other: ts.Type): boolean {
    if (isOpen(one) || isOpen(other)) return true;
    if (checker.isTypeAssignableTo(one, other) || checker.isTypeAssignableTo(other, one)) return true;
    const isObject = ({ flags }: ts.Type): boolean => Boolean(flags & (TypeFlags.Object | TypeFlags.Intersection));
    if (!isObject(one) || !isObject(other)) return false;
    return one.getProperties().every((property) => {
      const same = other.getProperty(property.name);
      if (same === undefined || isOptional(property) || isOptional(same)) return true;
      return canOverlap(typeOf(property), typeOf(same), checker, typescript, depth - 1);
    });
  }

  function isOptional({ flags }: ts.Symbol): boolean {
    return Boolean(flags & typescript.SymbolFlags.Optional);
  }

  function typeOf(property: ts.Symbol): ts.Type {
    const place = property.valueDeclaration ?? property.declarations?.[0];
    // Without a place of its own a property's type is asked for at any place; the type does not depend on it.
    return checker.getTypeOfSymbolAtLocation(property, place as ts.Node);
  }
}
