/** The oracle that a TypeScript program is, for every TypeScript from 4.9 to 6. */
import type ts from "typescript";
import type { Place } from "../ir/span.js";
import { findTsNode } from "./find-ts-node.js";
import type { Oracle, Relation, TypePlace } from "./oracle.js";
import { canOverlap } from "./overlap.js";
import { isRefused } from "./refusal.js";
import type { RelatingChecker } from "./relating-checker.js";
import { TypesAtPlaces } from "./types-at-places.js";

/** Asks a program's checker. */
export class ProgramOracle implements Oracle {
  readonly #program: ts.Program;
  readonly #typescript: typeof ts;
  readonly #checker: RelatingChecker;
  readonly #types: TypesAtPlaces;

  /**
   * @param program - Its checker is the one that reports TypeScript's own errors, so nothing is checked twice.
   * @param typescript - The TypeScript that made the program.
   */
  constructor(program: ts.Program, typescript: typeof ts) {
    this.#program = program;
    this.#typescript = typescript;
    this.#checker = program.getTypeChecker();
    this.#types = new TypesAtPlaces(program, typescript);
  }

  findModule(expression: Place): string | null {
    const tsNode = findTsNode(this.#program, expression, this.#typescript);
    const symbol = tsNode && this.#checker.getTypeAtLocation(tsNode).symbol;
    const file = symbol?.declarations?.find(this.#typescript.isSourceFile);
    return file?.fileName ?? null;
  }

  findDeclaration(name: Place): Place | null {
    const { SymbolFlags, getNameOfDeclaration, isPropertyAccessExpression } = this.#typescript;
    const tsNode = findTsNode(this.#program, name, this.#typescript);
    if (tsNode === null) return null;
    const found = this.#checker.getSymbolAtLocation(isPropertyAccessExpression(tsNode) ? tsNode.name : tsNode);
    const symbol = found && found.flags & SymbolFlags.Alias ? this.#checker.getAliasedSymbol(found) : found;
    const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
    const declared = declaration && getNameOfDeclaration(declaration);
    if (declared === undefined) return null;
    return { file: declared.getSourceFile().fileName, span: { start: declared.getStart(), end: declared.end } };
  }

  relate(source: TypePlace, target: TypePlace): Relation | null {
    const from = this.#types.at(source);
    const to = this.#types.at(target);
    if (from === null || to === null) return null;
    const isAssignable = this.#isAssignable(source, from.type, to.type);
    // What a generic signature would be inferred to is not known here; silence is better than a false alarm.
    if (!isAssignable && (from.isGeneric || to.isGeneric)) return null;
    const { Any } = this.#typescript.TypeFlags;
    return {
      isAssignable,
      hasAny: Boolean((from.type.flags | to.type.flags) & Any),
      sourceText: this.#checker.typeToString(from.type),
      targetText: this.#checker.typeToString(to.type),
    };
  }

  isImpossibleTogether(a: TypePlace, b: TypePlace): boolean | null {
    const first = this.#types.at(a);
    const second = this.#types.at(b);
    if (first === null || second === null) return null;
    if (first.isGeneric || second.isGeneric) return null;
    return !canOverlap(first.type, second.type, this.#checker, this.#typescript);
  }

  #isAssignable({ kind, place }: TypePlace, source: ts.Type, target: ts.Type): boolean {
    if (this.#checker.isTypeAssignableTo(source, target)) return true;
    const expression = kind === "expression" ? findTsNode(this.#program, place, this.#typescript) : null;
    return expression !== null && !isRefused(expression, target, this.#checker, this.#typescript);
  }
}
