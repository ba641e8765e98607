/** Decides whether a part can be extracted from a value, as TypeScript would judge a property access. */
import type ts from "typescript";
import { isLibraryTable } from "./is-library-table.js";
import type { RelatingChecker } from "./relating-checker.js";
import type { AskedPart, MissingPart } from "../find/value-questions.js";

type PartState = "there" | "absent" | "nullable";

/**
 * The reason why a part cannot be extracted from a value of a type; `"there"` if it can, null if that is unknown.
 *
 * In a union, all members must have the part; with a fill, one is enough. Nothing is ever extracted from primitive
 * values and functions.
 *
 * @param location - Location of the value's declaration.
 */
export function findMissingPart(
  type: ts.Type,
  { kind, key, isFilled }: AskedPart,
  location: ts.Node,
  checker: RelatingChecker,
  typescript: typeof ts,
): MissingPart | "there" | null {
  const { TypeFlags, SymbolFlags } = typescript;
  const parts = toParts(type);
  if (parts.some((part) => isOpen(part) || (kind === "column" && isLibraryTable(part)))) return null;
  const states = parts.map((part) => stateOf(part));
  if (isFilled ? states.includes("there") : states.every((state) => state === "there")) return "there";
  const isNullable = states.includes("there") && !states.includes("absent");
  return { reason: isNullable ? "nullable" : "absent", names: namesOf(parts) };

  function stateOf(part: ts.Type): PartState {
    if (part.flags & (TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void)) return "nullable";
    if (!isObject(part)) return "absent";
    if (kind === "element") return isList(part) && hasElement(part) ? "there" : "absent";
    if (kind === "column" && isList(part)) {
      const rows = toParts(rowOf(part));
      return rows.every((row) => isOpen(row) || hasField(row)) ? "there" : "absent";
    }
    return hasField(part) ? "there" : "absent";
  }

  function hasField(object: ts.Type): boolean {
    if (!isObject(object)) return false;
    const property = object.getProperty(key);
    if (property !== undefined) return !isHidden(property);
    if (object.getStringIndexType() !== undefined) return true;
    return /^\d+$/.test(key) && object.getNumberIndexType() !== undefined;
  }

  function hasElement(list: ts.Type): boolean {
    if (list.getProperty(key) !== undefined) return true;
    const length = list.getProperty("length");
    // The length of a tuple is a literal; a list of any length has every element.
    return (
      length !== undefined && Boolean(checker.getTypeOfSymbolAtLocation(length, location).flags & TypeFlags.Number)
    );
  }

  function namesOf(all: readonly ts.Type[]): readonly string[] {
    const objects = all.filter((part) => isObject(part));
    const lists = objects.map((part) => {
      const whole = kind === "column" && isList(part) ? rowOf(part) : part;
      if (kind === "element" || !isObject(whole)) return [];
      return whole.getProperties().flatMap((property) => (isHidden(property) ? [] : [property.name]));
    });
    const [first = [], ...others] = lists;
    return first.filter((name) => !name.startsWith("__@") && others.every((names) => names.includes(name)));
  }

  function rowOf(list: ts.Type): ts.Type {
    return list.getNumberIndexType() ?? list;
  }

  /** Whether a type is an array or tuple, which has a method `join`. Typed arrays also have an index. */
  function isList(part: ts.Type): boolean {
    return part.getProperty("concat") !== undefined && part.getNumberIndexType() !== undefined;
  }

  function isObject(part: ts.Type): boolean {
    const { flags } = part;
    if (flags & TypeFlags.Intersection) return (part as ts.IntersectionType).types.every(isObject);
    return Boolean(flags & (TypeFlags.Object | TypeFlags.NonPrimitive)) && part.getCallSignatures().length === 0;
  }

  /** Whether a property is private or protected. */
  function isHidden({ flags, valueDeclaration }: ts.Symbol): boolean {
    if (!(flags & (SymbolFlags.Property | SymbolFlags.Method | SymbolFlags.Accessor)) || !valueDeclaration)
      return false;
    const { modifiers } = valueDeclaration as ts.Node & { readonly modifiers?: Iterable<ts.Node> };
    return Array.from(modifiers ?? []).some((modifier) => /^(private|protected)$/.test(modifier.getText()));
  }

  function isOpen({ flags }: ts.Type): boolean {
    return Boolean(flags & (TypeFlags.Any | TypeFlags.InstantiableNonPrimitive));
  }
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
