/** Finds properties of an object literal that nothing asks for, which TypeScript refuses where the literal is passed. */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";
import { indexTypeOf, type RecordShape } from "./shape.js";

/**
 * The first property that a type does not know; null where it knows all.
 *
 * @param location - Where types of properties are asked for; any location does.
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

  /** Whether TypeScript looks for such properties at all. */
  function isChecked(each: ts.Type): boolean {
    if (each.isUnion()) return !each.types.some((part) => part.flags & (Any | Unknown)) && each.types.some(isChecked);
    if (each.flags & Intersection) return constituentsOf(each).every(isChecked);
    return Boolean(each.flags & ofObjects);
  }

  /** Whether everything is of the type: `{}`. */
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

  /** Those parts of a union whose discriminating properties can be what the literal says. */
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

  /** Whether the types of a property differ, and one is a single value. */
  function isDiscriminating(name: string, types: readonly ts.Type[]): boolean {
    const all = types.flatMap((each) => typeOf(each, name) ?? []);
    return new Set(all).size > 1 && all.some(isUnit);
  }

  function typeOf(each: ts.Type, name: string): ts.Type | undefined {
    const property = each.getProperty(name);
    return property && checker.getTypeOfSymbolAtLocation(property, location);
  }

  /** Whether a type has one value only: the text of such a type is that value. */
  function isUnit(each: ts.Type): boolean {
    const parts = each.isUnion() ? each.types : [each];
    const pattern = /^("|-?\d|true$|false$|null$|undefined$|[\w$]+\.[\w$]+$)/;
    return parts.some((part) => pattern.test(checker.typeToString(part)));
  }

  function constituentsOf(each: ts.Type): readonly ts.Type[] {
    return (each as ts.IntersectionType).types;
  }
}
