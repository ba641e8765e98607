/** Decides whether one value can have two types, which TypeScript's own relations do not tell. */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";

/** The maximum depth of nested types that are compared; deeper types count as overlapping. */
const DEPTH = 4;

/**
 * Whether a value of both types may exist.
 *
 * If in doubt, the answer is yes: two object types can always be one object, unless a property that both require cannot
 * have both types; two string patterns can always be one string.
 */
export function canOverlap(a: ts.Type, b: ts.Type, checker: RelatingChecker, typescript: typeof ts): boolean {
  const { TypeFlags } = typescript;
  return canTypesOverlap(a, b, DEPTH);

  function canTypesOverlap(one: ts.Type, other: ts.Type, depth: number): boolean {
    if (depth === 0 || isOpen(one) || isOpen(other)) return true;
    return toParts(one).some((part) => toParts(other).some((second) => canPartsOverlap(part, second, depth)));
  }

  function canPartsOverlap(one: ts.Type, other: ts.Type, depth: number): boolean {
    if (isOpen(one) || isOpen(other) || isAssignable(one, other)) return true;
    const isBranded = isIntersection(one) || isIntersection(other);
    const [ones, others] = [toConstituents(one), toConstituents(other)];
    const [primitives, otherPrimitives] = [ones, others].map((all) => all.filter((each) => !isObject(each)));
    const isPrimitive = Boolean(primitives?.length);
    if (isPrimitive !== Boolean(otherPrimitives?.length)) return false;
    const canPrimitivesOverlap = (primitives ?? []).every((first) =>
      otherPrimitives?.every((second) => isAssignable(first, second) || (isPattern(first) && isPattern(second))),
    );
    if (!canPrimitivesOverlap) return false;
    return isPrimitive && !isBranded ? true : canPropertiesOverlap(one, other, depth);
  }

  function canPropertiesOverlap(one: ts.Type, other: ts.Type, depth: number): boolean {
    return one.getProperties().every((property) => {
      const same = other.getProperty(property.name);
      if (same === undefined || isOptional(property) || isOptional(same)) return true;
      return canTypesOverlap(typeOf(property), typeOf(same), depth - 1);
    });
  }

  function isAssignable(one: ts.Type, other: ts.Type): boolean {
    return checker.isTypeAssignableTo(one, other) || checker.isTypeAssignableTo(other, one);
  }

  function isOpen({ flags }: ts.Type): boolean {
    return Boolean(flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.InstantiableNonPrimitive));
  }

  function isObject({ flags }: ts.Type): boolean {
    return Boolean(flags & (TypeFlags.Object | TypeFlags.NonPrimitive));
  }

  /** Whether a type is a string pattern: `${string}.csv`, `Uppercase<string>`. */
  function isPattern({ flags }: ts.Type): boolean {
    return Boolean(flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping));
  }

  function isIntersection({ flags }: ts.Type): boolean {
    return Boolean(flags & TypeFlags.Intersection);
  }

  /** The members of an intersection: `number` and `{ brand: "euros" }` for `number & { brand: "euros" }`. */
  function toConstituents(type: ts.Type): readonly ts.Type[] {
    return isIntersection(type) ? (type as ts.IntersectionType).types : [type];
  }

  function isOptional({ flags }: ts.Symbol): boolean {
    return Boolean(flags & typescript.SymbolFlags.Optional);
  }

  function typeOf(property: ts.Symbol): ts.Type {
    const location = property.valueDeclaration ?? property.declarations?.[0];
    // Without a location, the type of the property is `any` here, which overlaps with everything.
    return checker.getTypeOfSymbolAtLocation(property, location as ts.Node);
  }
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
