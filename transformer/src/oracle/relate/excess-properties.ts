/** Finds excess properties of an object literal, which TypeScript rejects if the literal is passed directly. */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";
import { indexTypeOf, type RecordShape } from "./shape.js";

/**
 * The first property that a type does not know; null if it knows all.
 *
 * @param location - The location for looking up types of properties; any location will do.
 */
export function findExcess(
  record: RecordShape,
  type: ts.Type,
  checker: RelatingChecker,
  typescript: typeof ts,
  location: ts.Node,
): string | null {
  const { Any, Unknown, NonPrimitive, TypeParameter, Object: ofObjects, Intersection } = typescript.TypeFlags;
  if (!isChecked(type) || isEmpty(type)) return null;
  const target = type.isUnion() ? discriminate(type.types) : [type];
  return record.names.find((name) => name !== null && !target.some((part) => isKnown(part, name))) ?? null;

  /** Whether TypeScript checks for excess properties at all. */
  function isChecked(each: ts.Type): boolean {
    if (each.isUnion()) return !each.types.some((part) => part.flags & (Any | Unknown)) && each.types.some(isChecked);
    if (each.flags & Intersection) return constituentsOf(each).every(isChecked);
    return Boolean(each.flags & ofObjects);
  }

  /** Whether a type accepts everything: `{}`. */
  function isEmpty(each: ts.Type): boolean {
    if (each.isUnion()) return each.types.some(isEmpty);
    if (each.flags & (NonPrimitive | TypeParameter)) return true;
    if (!(each.flags & (ofObjects | Intersection))) return false;
    const hasIndex = each.getStringIndexType() !== undefined || each.getNumberIndexType() !== undefined;
    const isCallable = each.getCallSignatures().length > 0 || each.getConstructSignatures().length > 0;
    return !hasIndex && !isCallable && each.getProperties().length === 0;
  }

  function isKnown(each: ts.Type, name: string): boolean {
    if (each.flags & Intersection) return constituentsOf(each).some((part) => isKnown(part, name));
    if (!(each.flags & ofObjects)) return false;
    return each.getProperty(name) !== undefined || indexTypeOf(each, name) !== undefined;
  }

  /** The members of a union whose discriminating properties match the literal. */
  function discriminate(types: readonly ts.Type[]): readonly ts.Type[] {
    const objects = types.filter(({ flags }) => flags & (ofObjects | Intersection));
    let left = objects;
    for (const [index, name] of record.names.entries()) {
      if (name === null || !isDiscriminating(name, objects)) continue;
      const matching = left.filter((part) => {
        const asked = typeOf(part, name);
        return asked === undefined || record.refuse(index, asked) === null;
      });
      if (matching.some((part) => typeOf(part, name) !== undefined)) left = matching;
    }
    return left;
  }

  /** Whether the types of a property differ, and one of them is a single value. */
  function isDiscriminating(name: string, types: readonly ts.Type[]): boolean {
    const all = types.flatMap((each) => typeOf(each, name) ?? []);
    return new Set(all).size > 1 && all.some(isUnit);
  }

  function typeOf(each: ts.Type, name: string): ts.Type | undefined {
    const property = each.getProperty(name);
    return property && checker.getTypeOfSymbolAtLocation(property, location);
  }

  /** Whether a type has a single value, which is then the text of the type. */
  function isUnit(each: ts.Type): boolean {
    const parts = each.isUnion() ? each.types : [each];
    const pattern = /^("|-?\d|true$|false$|null$|undefined$|[\w$]+\.[\w$]+$)/;
    return parts.some((part) => pattern.test(checker.typeToString(part)));
  }

  function constituentsOf(each: ts.Type): readonly ts.Type[] {
    return (each as ts.IntersectionType).types;
  }
}
