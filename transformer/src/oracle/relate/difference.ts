/**
 * Describes what a type lacks in comparison with another: the information below the first line of TypeScript's own
 * errors.
 */
import { quoteAll } from "@icosian/runtime/tooling";
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";
import { toTypeText } from "../find/type-text.js";

/** The maximum depth of nested properties that are compared. */
const DEPTH = 6;

/**
 * Missing properties are listed if the required type has at most this many; larger types are usually those of a
 * library.
 */
const MISSING = 8;

/**
 * The first reason why a value of one object type cannot be passed to another, as one sentence.
 *
 * @param location - A node of the program, because elements of tuples have no declaration.
 * @returns Null if the types themselves say everything, or if no single property is the reason.
 */
export function findDifference(
  source: ts.Type,
  target: ts.Type,
  location: ts.Node,
  checker: RelatingChecker,
  typescript: typeof ts,
): string | null {
  const { SymbolFlags, TypeFlags } = typescript;
  const found = compare(source, target, "");
  return found && `${found.charAt(0).toUpperCase()}${found.slice(1)}`;

  /** @param path - The path of the two types: `.row.id`, `[].id`; empty for the types themselves. */
  function compare(one: ts.Type, other: ts.Type, path: string): string | null {
    const from = findRefused(one, other);
    const to = findObject(other);
    const isPlain = from !== null && to !== null && isObject(from) && path.split(".").length <= DEPTH;
    const found = isPlain ? compareObjects(from, to, path) : null;
    const { where, name } = toLocation(path);
    if (found !== null || name === "") return found;
    const texts = [from ?? one, other].map((type) => toTypeText(type, checker));
    return `${where}the types of \`${name}\` are incompatible: \`${texts[0]}\` is not assignable to \`${texts[1]}\`.`;
  }

  function compareObjects(from: ts.Type, to: ts.Type, path: string): string | null {
    const [element, asked] = [from.getNumberIndexType(), to.getNumberIndexType()];
    const isTuple = to.getProperty("0") !== undefined;
    // A list that is not required to be one has nothing in common with the required type.
    if ((asked === undefined) !== (element === undefined)) return null;
    if (asked !== undefined && !isTuple)
      return element === undefined || isAssignable(element, asked) ? null : compare(element, asked, `${path}[]`);
    if (from.getCallSignatures().length + to.getCallSignatures().length > 0) return null;
    const all = to.getProperties().filter(({ name }) => !name.startsWith("__"));
    // Elements of tuples come before the methods of lists, because TypeScript 7 sorts them differently.
    const properties = [
      ...all.filter(({ name }) => /^\d+$/.test(name)),
      ...all.filter(({ name }) => !/^\d+$/.test(name)),
    ];
    const missing = properties.filter(
      (property) => !isOptional(property) && from.getProperty(property.name) === undefined,
    );
    if (missing.length > MISSING) return null;
    if (missing.length > 0) return describeMissing(missing, from, path);
    for (const property of properties) {
      const own = from.getProperty(property.name);
      if (own === undefined) continue;
      const inner = `${path}.${property.name}`;
      const { where, name } = toLocation(inner);
      if (isOptional(own) && !isOptional(property))
        return `${where}property \`${name}\` is optional in \`${toTypeText(from, checker)}\`, and required where it is asked for.`;
      const [given, wanted] = [typeOf(own), typeOf(property)];
      if (!isAssignable(given, wanted)) return compare(given, wanted, inner);
    }
    const isWeak = properties.length > 0 && !properties.some(({ name }) => from.getProperty(name) !== undefined);
    return isWeak ? `\`${toTypeText(from, checker)}\` has no property that is asked for.` : null;
  }

  function describeMissing(missing: readonly ts.Symbol[], from: ts.Type, path: string): string {
    const names = quoteAll(missing.map(({ name }) => toLocation(`${path}.${name}`).name));
    const [noun, verb] = missing.length === 1 ? ["property", "is"] : ["properties", "are"];
    return `${toLocation(path).where}${noun} ${names} ${verb} missing in \`${toTypeText(from, checker)}\`.`;
  }

  /**
   * The rejected member of a union: the first one by its text, because the order differs between versions of
   * TypeScript.
   */
  function findRefused(one: ts.Type, other: ts.Type): ts.Type | null {
    if (!one.isUnion()) return one;
    const refused = one.types.filter((part) => !isAssignable(part, other));
    const texts = new Map(refused.map((part) => [toTypeText(part, checker), part]));
    return texts.get([...texts.keys()].sort()[0] ?? "") ?? null;
  }

  /** The only object type of a union with `null` and `undefined`. */
  function findObject(type: ts.Type): ts.Type | null {
    if (!type.isUnion()) return isObject(type) ? type : null;
    const parts = type.types.filter(({ flags }) => !(flags & (TypeFlags.Null | TypeFlags.Undefined)));
    const [only] = parts;
    return only !== undefined && parts.length === 1 && isObject(only) ? only : null;
  }

  function isObject({ flags }: ts.Type): boolean {
    return Boolean(flags & (TypeFlags.Object | TypeFlags.Intersection));
  }

  function isOptional({ flags }: ts.Symbol): boolean {
    return Boolean(flags & SymbolFlags.Optional);
  }

  function isAssignable(one: ts.Type, other: ts.Type): boolean {
    return checker.isTypeAssignableTo(one, other);
  }

  function typeOf(property: ts.Symbol): ts.Type {
    return checker.getTypeOfSymbolAtLocation(
      property,
      property.valueDeclaration ?? property.declarations?.[0] ?? location,
    );
  }
}

/** Converts a path: `{ where: "in each element, ", name: "id" }` for `[].id`. */
function toLocation(path: string): { readonly where: string; readonly name: string } {
  const isElement = path.startsWith("[]");
  return { where: isElement ? "in each element, " : "", name: path.slice(isElement ? 2 : 0).replace(/^\./, "") };
}

/** Where two types with the same name are declared; null if the names differ. */
export function findOrigins(source: ts.Type, target: ts.Type): string | null {
  const [own, other] = [fileOf(source), fileOf(target)];
  if (own === null || other === null || own === other) return null;
  const [first, second] = shorten(own.split("/"), other.split("/"));
  return `One is declared in \`${first}\`, the other in \`${second}\`.`;
}

/** The file that declares a type, or the type of a list's elements. */
function fileOf(type: ts.Type): string | null {
  const element = type.getNumberIndexType();
  if (element !== undefined) return fileOf(element);
  const declaration = (type.aliasSymbol ?? type.symbol)?.declarations?.[0];
  return declaration?.getSourceFile().fileName ?? null;
}

/** The ends of two paths, as long as necessary to distinguish them. */
function shorten(one: readonly string[], other: readonly string[]): readonly [string, string] {
  let length = 1;
  while (length < one.length && one.slice(-length).join("/") === other.slice(-length).join("/")) length++;
  return [one.slice(-length).join("/"), other.slice(-length).join("/")];
}
