/** Finds the kinds of values that a check looks at, by the type. */
import type ts from "typescript";
import { isLibraryTable } from "./is-library-table.js";
import type { RelatingChecker } from "./relating-checker.js";
import type { ElementKind, Elements } from "../find/value-questions.js";

/** The kinds of a value, or of its elements if it is a list; null if the type does not determine them. */
export function findElementKinds(type: ts.Type, checker: RelatingChecker, typescript: typeof ts): Elements | null {
  const { TypeFlags } = typescript;
  const parts = toParts(type).flatMap((part) => toParts(elementOf(part) ?? part));
  const kinds = parts.map(kindOf);
  const known = kinds.filter((kind) => kind !== null);
  if (known.length === 0 || known.length < kinds.length) return null;
  const [only, ...others] = toParts(type).map((part) => elementOf(part) ?? part);
  const element = only !== undefined && others.length === 0 ? only : type;
  return {
    kinds: new Set(known),
    text: checker.typeToString(element),
    mayBeTable: toParts(type).some((part) => isRows(part) || isTable(part)),
  };

  function isRows(part: ts.Type): boolean {
    const rows = elementOf(part);
    return rows !== null && toParts(rows).some((row) => kindOf(row) === "object");
  }

  /** Whether a type is a table of a library, or an object whose properties are all columns. */
  function isTable(part: ts.Type): boolean {
    if (kindOf(part) !== "object") return false;
    return isLibraryTable(part) || part.getProperties().every(isColumn);
  }

  function isColumn({ valueDeclaration }: ts.Symbol): boolean {
    if (valueDeclaration === undefined) return true;
    const types = toParts(checker.getTypeAtLocation(valueDeclaration));
    return types.some((each) => Boolean(each.flags & TypeFlags.Any) || elementOf(each) !== null);
  }

  /** The element type of an array, a tuple or a typed array; null for other types. */
  function elementOf(part: ts.Type): ts.Type | null {
    if (!(part.flags & TypeFlags.Object) || part.getProperty("length") === undefined) return null;
    return part.getNumberIndexType() ?? null;
  }

  function kindOf(part: ts.Type): ElementKind | null {
    const { flags } = part;
    if (flags & TypeFlags.StringLike) return "string";
    if (flags & TypeFlags.NumberLike) return "number";
    if (flags & TypeFlags.BigIntLike) return "bigint";
    if (flags & TypeFlags.BooleanLike) return "boolean";
    if (flags & TypeFlags.ESSymbolLike) return "symbol";
    if (flags & TypeFlags.Null) return "null";
    if (flags & TypeFlags.Undefined) return "undefined";
    if (flags & TypeFlags.Intersection) {
      const primitives = (part as ts.IntersectionType).types.filter((each) => !(each.flags & TypeFlags.Object));
      return primitives.map(kindOf).find((kind) => kind !== null) ?? null;
    }
    if (!(flags & TypeFlags.Object)) return null;
    if (part.getCallSignatures().length > 0) return "function";
    // An iterable may be a set, and a type without properties may be anything.
    const names = part.getProperties().map(({ name }) => name);
    return names.length === 0 || names.some((name) => /^__@iterator|\[Symbol\.iterator\]/.test(name)) ? null : "object";
  }
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
