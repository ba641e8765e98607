/** Finds the types of functions that are not definitions: steps, and the methods of loaders, savers and validators. */
import type ts from "typescript";
import { findTypeOfExpression } from "./find-type-of-expression.js";
import type { TypeLocation } from "../oracle.js";
import type { RelatingChecker } from "../relate/relating-checker.js";
import { toPlain, type TypeAtLocation } from "./type-at-location.js";
import type { SyntaxAtLocations } from "./syntax-at-locations.js";

/** The location of the result or an argument of such a function. */
export type CalleeType = Extract<TypeLocation, { readonly kind: "result" | "argument" }>;

/** Reads the types of signatures in the same way as those of definitions. */
interface SignatureReader {
  readonly ofResult: (signature: ts.Signature) => TypeAtLocation;
  readonly ofParameter: (type: ts.Type, declaration: ts.ParameterDeclaration) => TypeAtLocation;
}

/** Finds the types of functions, and caches them. */
export class TypesOfCallees {
  readonly #syntax: SyntaxAtLocations;
  readonly #checker: RelatingChecker;
  readonly #typescript: typeof ts;
  readonly #reader: SignatureReader;
  readonly #signatures = new Map<string, ts.Signature | null>();

  constructor(syntax: SyntaxAtLocations, checker: RelatingChecker, typescript: typeof ts, reader: SignatureReader) {
    this.#syntax = syntax;
    this.#checker = checker;
    this.#typescript = typescript;
    this.#reader = reader;
  }

  /** The type; null if there is none, or if the function has several signatures. */
  at(callee: CalleeType): TypeAtLocation | null {
    const signature = this.#signatureAt(callee);
    if (signature === null) return null;
    return callee.kind === "result" ? this.#reader.ofResult(signature) : this.#findArgument(signature, callee);
  }

  #signatureAt({ location, method = "" }: CalleeType): ts.Signature | null {
    const key = `${location.file}:${location.span.start}:${location.span.end}:${method}`;
    const known = this.#signatures.get(key);
    if (known !== undefined) return known;
    const found = this.#findSignature(this.#syntax.at(location), method);
    this.#signatures.set(key, found);
    return found;
  }

  #findSignature(expression: ts.Node | null, method: string): ts.Signature | null {
    if (expression === null) return null;
    const own = findTypeOfExpression(expression, this.#checker, this.#typescript);
    const property = method === "" ? undefined : own?.getProperty(method);
    const type = property ? this.#checker.getTypeOfSymbolAtLocation(property, expression) : own;
    const [signature, ...others] = (method === "" || property ? type?.getCallSignatures() : undefined) ?? [];
    return signature === undefined || others.length > 0 ? null : signature;
  }

  #findArgument(
    { parameters }: ts.Signature,
    { index, isItem, location }: Extract<CalleeType, { readonly kind: "argument" }>,
  ): TypeAtLocation | null {
    const last = parameters.length - 1;
    const symbol = parameters[Math.min(index, last)];
    const expression = this.#syntax.at(location);
    if (symbol === undefined || expression === null) return null;
    const declaration = symbol.valueDeclaration;
    const isDeclared = declaration !== undefined && this.#typescript.isParameter(declaration);
    const isRest = isDeclared && declaration.dotDotDotToken !== undefined;
    if (index > last && !isRest) return null;
    const type = this.#checker.getTypeOfSymbolAtLocation(symbol, expression);
    const argument = isDeclared ? this.#reader.ofParameter(type, declaration) : toPlain(type);
    const whole = isRest ? this.#elementOf(argument, index - last, expression) : argument;
    return isItem === true && whole !== null ? this.#elementOf(whole, null, expression) : whole;
  }

  /** @param at - Index of the element; null for any element. */
  #elementOf(list: TypeAtLocation, at: number | null, location: ts.Node): TypeAtLocation | null {
    const own = at === null ? undefined : list.type.getProperty(String(at));
    const type = own ? this.#checker.getTypeOfSymbolAtLocation(own, location) : list.type.getNumberIndexType();
    return type === undefined ? null : { ...list, type, hasDefault: false };
  }
}
