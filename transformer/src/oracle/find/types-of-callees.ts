/** The types of functions that are no definitions: steps, and what loaders, savers and validators have as methods. */
import type ts from "typescript";
import { findTypeOfExpression } from "./find-type-of-expression.js";
import type { TypePlace } from "../oracle.js";
import type { RelatingChecker } from "../relate/relating-checker.js";
import { toPlain, type TypeAtPlace } from "./type-at-location.js";
import type { SyntaxAtPlaces } from "./syntax-at-locations.js";

/** A type of such a function. */
export type CalleeType = Extract<TypePlace, { readonly kind: "result" | "argument" }>;

/** How types of signatures are read, as those of definitions are. */
interface SignatureReader {
  readonly ofResult: (signature: ts.Signature) => TypeAtPlace;
  readonly ofParameter: (type: ts.Type, declaration: ts.ParameterDeclaration) => TypeAtPlace;
}

/** Looks functions up, each once. */
export class TypesOfCallees {
  readonly #syntax: SyntaxAtPlaces;
  readonly #checker: RelatingChecker;
  readonly #typescript: typeof ts;
  readonly #reader: SignatureReader;
  readonly #signatures = new Map<string, ts.Signature | null>();

  constructor(syntax: SyntaxAtPlaces, checker: RelatingChecker, typescript: typeof ts, reader: SignatureReader) {
    this.#syntax = syntax;
    this.#checker = checker;
    this.#typescript = typescript;
    this.#reader = reader;
  }

  /** The type; null where there is none, or several signatures are. */
  at(callee: CalleeType): TypeAtPlace | null {
    const signature = this.#signatureAt(callee);
    if (signature === null) return null;
    return callee.kind === "result" ? this.#reader.ofResult(signature) : this.#findArgument(signature, callee);
  }

  #signatureAt({ place, method = "" }: CalleeType): ts.Signature | null {
    const key = `${place.file}:${place.span.start}:${place.span.end}:${method}`;
    const known = this.#signatures.get(key);
    if (known !== undefined) return known;
    const found = this.#findSignature(this.#syntax.at(place), method);
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
    { index, isItem, place }: Extract<CalleeType, { readonly kind: "argument" }>,
  ): TypeAtPlace | null {
    const last = parameters.length - 1;
    const symbol = parameters[Math.min(index, last)];
    const expression = this.#syntax.at(place);
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

  /** @param at - Null for any element. */
  #elementOf(list: TypeAtPlace, at: number | null, place: ts.Node): TypeAtPlace | null {
    const own = at === null ? undefined : list.type.getProperty(String(at));
    const type = own ? this.#checker.getTypeOfSymbolAtLocation(own, place) : list.type.getNumberIndexType();
    return type === undefined ? null : { ...list, type, hasDefault: false };
  }
}
