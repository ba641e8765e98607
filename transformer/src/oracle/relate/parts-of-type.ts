/** Reads facts from a type: keys, strings, and whether its values can be modules. */
import type ts from "typescript";
import type { ExpressionKind, FoundKeys, FoundNames } from "../oracle.js";
import type { RelatingChecker } from "./relating-checker.js";

/** The kind of a type whose values cannot be modules; null if they may be. */
export function findKind(type: ts.Type, typescript: typeof ts): ExpressionKind | null {
  const { TypeFlags } = typescript;
  const { flags } = type;
  if (!(flags & TypeFlags.Object)) {
    const isUnclear = flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | TypeFlags.NonPrimitive);
    const isMore = flags & (TypeFlags.Union | TypeFlags.Intersection | TypeFlags.InstantiableNonPrimitive);
    return isUnclear || isMore ? null : "primitive";
  }
  // A modifier is a function too, because it can be a decorator.
  if (type.getCallSignatures().length > 0) return type.getProperty("kind") === undefined ? "function" : "modifier";
  if (type.getNumberIndexType() !== undefined && type.getProperty("length") !== undefined) return "list";
  if (type.getProperty("then") !== undefined && type.getProperty("catch") !== undefined) return "promise";
  const properties = type.getProperties();
  // The object is options.
  if (type.getProperty("modules") !== undefined) return null;
  // Spread properties are declared elsewhere; a copy of a module has its manifest.
  return properties.length > 0 && properties.every((each) => isWritten(each, typescript)) ? "functions" : null;
}

function isWritten({ declarations = [] }: ts.Symbol, typescript: typeof ts): boolean {
  return (
    declarations.length > 0 &&
    declarations.every(
      (each) =>
        typescript.isPropertyAssignment(each) ||
        typescript.isShorthandPropertyAssignment(each) ||
        // A method of an interface or class does not count.
        (typescript.isMethodDeclaration(each) && typescript.isObjectLiteralExpression(each.parent)),
    )
  );
}

/** The keys of a type's values; null if there may be others. */
export function findKeys(
  type: ts.Type,
  path: readonly string[],
  checker: RelatingChecker,
  typescript: typeof ts,
): FoundKeys | null {
  const { SymbolFlags, TypeFlags } = typescript;
  const isPlain = type.flags & (TypeFlags.Object | TypeFlags.Intersection);
  if (!isPlain || type.getStringIndexType() !== undefined || type.getNumberIndexType() !== undefined) return null;
  if (type.getCallSignatures().length > 0) return null;
  const properties = type.getProperties();
  const [first, ...rest] = path;
  if (first !== undefined) {
    const property = type.getProperty(first);
    if (property === undefined) return properties.length > 0 ? { required: [], optional: [] } : null;
    if (isOptional(property)) return null;
    const location = property.valueDeclaration ?? property.declarations?.[0];
    return findKeys(checker.getTypeOfSymbolAtLocation(property, location as ts.Node), rest, checker, typescript);
  }
  // Every object has the type `{}`, and methods are inherited and not own keys.
  if (properties.length === 0 || properties.some(isMethodOfClass)) return null;
  return {
    required: properties.filter((each) => !isOptional(each)).map(({ name }) => name),
    optional: properties.filter(isOptional).map(({ name }) => name),
  };

  function isOptional({ flags }: ts.Symbol): boolean {
    return Boolean(flags & SymbolFlags.Optional);
  }

  function isMethodOfClass({ declarations = [] }: ts.Symbol): boolean {
    return declarations.some(
      (each) =>
        typescript.isMethodSignature(each) ||
        (typescript.isMethodDeclaration(each) && !typescript.isObjectLiteralExpression(each.parent)),
    );
  }
}

/**
 * The strings that a type's values are, or that lists of the type contain; null if they may be any strings.
 *
 * @param location - A node of the program, because elements of tuples have no declaration.
 */
export function findNames(
  type: ts.Type,
  isList: boolean,
  location: ts.Node,
  checker: RelatingChecker,
  typescript: typeof ts,
): FoundNames | null {
  if (!isList) return findStrings(type);
  const element = type.getNumberIndexType();
  if (element === undefined) return null;
  const elements = findElements();
  if (elements === null) {
    const any = findStrings(element);
    return any && { ...any, isExact: false };
  }
  const each = elements.map(findStrings);
  if (each.includes(null)) return null;
  return {
    names: each.flatMap((found) => found?.names ?? []),
    isExact: each.every((found) => found?.isExact === true),
  };

  /** The elements of a tuple; null for other lists. */
  function findElements(): readonly ts.Type[] | null {
    const found: ts.Type[] = [];
    for (let property = type.getProperty("0"); property !== undefined; property = type.getProperty(`${found.length}`)) {
      if (property.flags & typescript.SymbolFlags.Optional) return null;
      found.push(checker.getTypeOfSymbolAtLocation(property, location));
    }
    const length = type.getProperty("length");
    const text = length && checker.typeToString(checker.getTypeOfSymbolAtLocation(length, location));
    return found.length > 0 && text === String(found.length) ? found : null;
  }

  function findStrings(one: ts.Type): FoundNames | null {
    const parts = one.isUnion() ? one.types : [one];
    if (!parts.every(({ flags }) => flags & typescript.TypeFlags.StringLiteral)) return null;
    const names = parts.map((part) => toString(checker.typeToString(part)));
    return names.includes(null) ? null : { names: names.filter((name) => name !== null), isExact: names.length === 1 };
  }
}

/** The string of a literal type, from its text; null if the text is abbreviated. */
function toString(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}

/** What modifiers of a type change; null where the type does not say it. */
export function findEffect(type: ts.Type | undefined, checker: RelatingChecker): string | null {
  const kind = type?.getProperty("kind");
  const declaration = kind?.valueDeclaration ?? kind?.declarations?.[0];
  if (kind === undefined || declaration === undefined) return null;
  const { value } = checker.getTypeOfSymbolAtLocation(kind, declaration) as Partial<ts.StringLiteralType>;
  return typeof value === "string" ? value : null;
}
