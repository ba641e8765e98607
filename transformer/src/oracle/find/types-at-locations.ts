/** Finds the types of a program at locations. */
import type ts from "typescript";
import { ELEMENT } from "../../ir/calls.js";
import { findTypeOfExpression } from "./find-type-of-expression.js";
import { findItemType } from "../relate/item-type.js";
import type { Location } from "../../ir/span.js";
import type { TypeLocation } from "../oracle.js";
import { DeclaredTypes, toKind, type AskedKind, type DeclaredType } from "./declared-types.js";
import { findAsked } from "./find-asked.js";
import type { RelatingChecker } from "../relate/relating-checker.js";
import type { SyntaxAtLocations } from "./syntax-at-locations.js";
import { TypesOfCallees } from "./types-of-callees.js";
import { toPlain, type TypeAtLocation } from "./type-at-location.js";
import { findWrittenType } from "./written-type.js";

/** Finds types, and caches them. */
export class TypesAtLocations {
  readonly #syntax: SyntaxAtLocations;
  readonly #typescript: typeof ts;
  readonly #checker: RelatingChecker;
  readonly #known = new DeclaredTypes();
  readonly #awaited = new Map<ts.Type, ts.Type>();
  readonly #callees: TypesOfCallees;

  constructor(syntax: SyntaxAtLocations, checker: RelatingChecker, typescript: typeof ts) {
    this.#syntax = syntax;
    this.#checker = checker;
    this.#typescript = typescript;
    this.#callees = new TypesOfCallees(syntax, checker, typescript, {
      ofResult: (signature) => this.#toValue(signature),
      ofParameter: (type, declaration) => this.#toInput(type, declaration),
    });
  }

  /** Fetches types in advance if the checker is in another process. */
  prepare(list: () => readonly TypeLocation[]): void {
    if (this.#checker.fetchTypes === undefined) return;
    const declared = list().filter((each): each is DeclaredType => each.kind !== "result" && each.kind !== "argument");
    const written = this.#known.selectUnknown(declared).flatMap((asked) => {
      const name = this.#syntax.at(asked.location);
      const find = toKind(asked).startsWith("item") ? findItemType : findWrittenType;
      return (name && find(asked.kind, name, this.#typescript)) ?? [];
    });
    this.#checker.fetchTypes([...new Set(written)]);
  }

  /** The type at a location; null if it is unknown, for example because the source does not resolve. */
  at(typeLocation: TypeLocation): TypeAtLocation | null {
    const whole = this.#atLocation(typeLocation);
    const path = typeLocation.path ?? [];
    if (whole === null || path.length === 0) return whole;
    const isTarget = typeLocation.kind === "input" || typeLocation.kind === "argument";
    return isTarget
      ? findAsked(whole, path, this.#syntax.at(typeLocation.location), this.#checker)
      : this.#findWithin(whole, path, typeLocation.location);
  }

  #atLocation(typeLocation: TypeLocation): TypeAtLocation | null {
    if (typeLocation.kind === "result" || typeLocation.kind === "argument") return this.#callees.at(typeLocation);
    const known = this.#known.get(typeLocation);
    if (known !== undefined) return known;
    const tsNode = this.#syntax.at(typeLocation.location);
    // A file that is not part of the program says nothing about other places with the same key.
    if (tsNode === null) return null;
    const found = this.#find(toKind(typeLocation), tsNode);
    this.#known.set(typeLocation, found);
    return found;
  }

  #find(kind: AskedKind, tsNode: ts.Node): TypeAtLocation | null {
    if (kind === "item value" || kind === "item input") {
      const written = findItemType(kind === "item value" ? "value" : "input", tsNode, this.#typescript);
      return written && toPlain(this.#checker.getTypeAtLocation(written));
    }
    if (kind === "value") return this.#findValue(tsNode);
    if (kind === "input") return this.#findInput(tsNode);
    const type = findTypeOfExpression(tsNode, this.#checker, this.#typescript);
    return type && toPlain(type);
  }

  #findValue(name: ts.Node): TypeAtLocation | null {
    const written = findWrittenType("value", name, this.#typescript);
    if (written !== null) return toPlain(this.#toAwaited(this.#checker.getTypeAtLocation(written)));
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (symbol === undefined) return null;
    const [signature] = this.#checker.getTypeOfSymbolAtLocation(symbol, name).getCallSignatures();
    return signature === undefined ? null : this.#toValue(signature);
  }

  #toValue(signature: ts.Signature): TypeAtLocation {
    const returned = this.#checker.getReturnTypeOfSignature(signature);
    const type = this.#toAwaited(returned);
    const { declaration, typeParameters = [] } = signature;
    return { type, isGeneric: this.#isGeneric(declaration?.type, declaration), typeParameters, hasDefault: false };
  }

  /** The type at a path within a type; null if a part does not exist, or is an item of a list. */
  #findWithin(whole: TypeAtLocation, path: readonly (string | number)[], location: Location): TypeAtLocation | null {
    const name = this.#syntax.at(location);
    let { type, mayBeMissing = false } = whole;
    for (const key of path) {
      if (key === ELEMENT) {
        const element = type.getNumberIndexType();
        if (element === undefined) return null;
        type = element;
        continue;
      }
      const isColumn = typeof key === "string" && type.getNumberIndexType() !== undefined;
      const property = isColumn ? undefined : type.getProperty(String(key));
      if (name === null || property === undefined) return null;
      mayBeMissing ||= Boolean(property.flags & this.#typescript.SymbolFlags.Optional);
      type = this.#checker.getTypeOfSymbolAtLocation(property, name);
    }
    return { ...whole, type, mayBeMissing };
  }

  #toAwaited(returned: ts.Type): ts.Type {
    const known = this.#awaited.get(returned);
    if (known !== undefined) return known;
    const awaited = this.#checker.getAwaitedType(returned) ?? returned;
    this.#awaited.set(returned, awaited);
    return awaited;
  }

  #findInput(name: ts.Node): TypeAtLocation | null {
    const { parent } = name;
    const written = findWrittenType("input", name, this.#typescript);
    if (written !== null) return toPlain(this.#checker.getTypeAtLocation(written));
    if (this.#typescript.isParameter(parent)) {
      const symbol = this.#checker.getSymbolAtLocation(name);
      if (symbol === undefined) return null;
      return this.#toInput(this.#checker.getTypeOfSymbolAtLocation(symbol, name), parent);
    }
    if (!this.#typescript.isBindingElement(parent)) return null;
    const parameter = parent.parent.parent;
    const property = this.#checker.getTypeAtLocation(parent.parent).getProperty(toText(name));
    if (property === undefined || !this.#typescript.isParameter(parameter)) return null;
    // A default value of the whole parameter says nothing about its properties.
    const type = this.#checker.getTypeOfSymbolAtLocation(property, name);
    return { ...this.#toInput(type, parameter), hasDefault: false };
  }

  #toInput(type: ts.Type, { type: declared, parent, initializer }: ts.ParameterDeclaration): TypeAtLocation {
    const isGeneric = this.#isGeneric(declared, parent);
    const signature = isGeneric ? this.#checker.getSignatureFromDeclaration?.(parent) : undefined;
    return { type, isGeneric, typeParameters: signature?.typeParameters ?? [], hasDefault: initializer !== undefined };
  }

  /** Whether a declared type refers to a type parameter of its function. */
  #isGeneric(declared: ts.Node | undefined, owner: ts.Node | undefined): boolean {
    const { typeParameters } = (owner ?? {}) as { readonly typeParameters?: readonly ts.TypeParameterDeclaration[] };
    if (declared === undefined || typeParameters === undefined) return false;
    const names = new Set(typeParameters.map(({ name }) => name.text));
    const isNamed = (tsNode: ts.Node): boolean =>
      (this.#typescript.isIdentifier(tsNode) && names.has(tsNode.text)) ||
      this.#typescript.forEachChild(tsNode, (child) => isNamed(child) || undefined) === true;
    return isNamed(declared);
  }
}

/** The property that a part of a pattern names: `spend` for `spend` and for `"spend"`. */
function toText(name: ts.Node): string {
  return (name as ts.Node & { readonly text?: string }).text ?? name.getText();
}
