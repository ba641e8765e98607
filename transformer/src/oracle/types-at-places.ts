/** The types of a program at our places. */
import type ts from "typescript";
import { findTsNode } from "./find-ts-node.js";
import type { TypePlace } from "./oracle.js";

/** A type, and whether it depends on what a generic function is called with. */
export interface TypeAtPlace {
  readonly type: ts.Type;
  readonly isGeneric: boolean;
}

/** Looks types up, each once. */
export class TypesAtPlaces {
  readonly #program: ts.Program;
  readonly #typescript: typeof ts;
  readonly #checker: ts.TypeChecker;
  readonly #known = new Map<string, TypeAtPlace | null>();

  constructor(program: ts.Program, typescript: typeof ts) {
    this.#program = program;
    this.#typescript = typescript;
    this.#checker = program.getTypeChecker();
  }

  /** The type at a place; null where there is none to be known, as where the source does not resolve. */
  at(typePlace: TypePlace): TypeAtPlace | null {
    const { kind, place } = typePlace;
    const key = `${kind} ${place.span.start} ${place.file}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const tsNode = findTsNode(this.#program, place, this.#typescript);
    const found = tsNode === null ? null : this.#find(kind, tsNode);
    this.#known.set(key, found);
    return found;
  }

  #find(kind: TypePlace["kind"], tsNode: ts.Node): TypeAtPlace | null {
    if (kind === "expression") return { type: this.#checker.getTypeAtLocation(tsNode), isGeneric: false };
    return kind === "value" ? this.#findValue(tsNode) : this.#findInput(tsNode);
  }

  #findValue(name: ts.Node): TypeAtPlace | null {
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (symbol === undefined) return null;
    const [signature] = this.#checker.getTypeOfSymbolAtLocation(symbol, name).getCallSignatures();
    if (signature === undefined) return null;
    const returned = this.#checker.getReturnTypeOfSignature(signature);
    const type = this.#checker.getAwaitedType(returned) ?? returned;
    return { type, isGeneric: this.#isGeneric(signature.declaration?.type, signature.declaration) };
  }

  #findInput(name: ts.Node): TypeAtPlace | null {
    const { parent } = name;
    if (this.#typescript.isParameter(parent)) {
      const symbol = this.#checker.getSymbolAtLocation(name);
      if (symbol === undefined) return null;
      const type = this.#checker.getTypeOfSymbolAtLocation(symbol, name);
      return { type: this.#withUndefined(type, parent), isGeneric: this.#isGeneric(parent.type, parent.parent) };
    }
    if (!this.#typescript.isBindingElement(parent)) return null;
    const parameter = parent.parent.parent;
    const property = this.#checker.getTypeAtLocation(parent.parent).getProperty(name.getText());
    if (property === undefined || !this.#typescript.isParameter(parameter)) return null;
    const type = this.#checker.getTypeOfSymbolAtLocation(property, name);
    return { type, isGeneric: this.#isGeneric(parameter.type, parameter.parent) };
  }

  /** What may be passed to a parameter with a default, which its own type inside the function does not show. */
  #withUndefined(type: ts.Type, parameter: ts.ParameterDeclaration): ts.Type {
    if (parameter.initializer === undefined) return type;
    const [signature] = this.#checker.getTypeAtLocation(parameter.parent).getCallSignatures();
    const symbol = signature?.parameters.find((each) => each.valueDeclaration === parameter);
    return symbol === undefined ? type : this.#checker.getTypeOfSymbolAtLocation(symbol, parameter.parent);
  }

  /** Whether a type names a type parameter of the function that it belongs to. */
  #isGeneric(type: ts.Node | undefined, owner: ts.Node | undefined): boolean {
    const { typeParameters } = (owner ?? {}) as { readonly typeParameters?: readonly ts.TypeParameterDeclaration[] };
    if (type === undefined || typeParameters === undefined) return false;
    const names = new Set(typeParameters.map(({ name }) => name.text));
    const isNamed = (tsNode: ts.Node): boolean =>
      (this.#typescript.isIdentifier(tsNode) && names.has(tsNode.text)) ||
      this.#typescript.forEachChild(tsNode, (child) => isNamed(child) || undefined) === true;
    return isNamed(type);
  }
}
