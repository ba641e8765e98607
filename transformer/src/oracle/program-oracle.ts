/** The oracle of a TypeScript program, for every TypeScript from 4.9 to 6. */
import type ts from "typescript";
import type { ExpressionIr } from "../ir/expression.js";
import type { Location } from "../ir/span.js";
import { findBodyFault } from "./relate/body-fault.js";
import { findElementKinds } from "./relate/element-kinds.js";
import { findConstant } from "./find/find-constant.js";
import { findDeclaration, findQueriedName } from "./find/find-declaration.js";
import { findMissingImport } from "./find/find-missing-import.js";
import { findModuleFile } from "./find/find-module-file.js";
import { canBePassed } from "./relate/generic-relation.js";
import { findDifference, findOrigins } from "./relate/difference.js";
import { OfferJudge } from "./relate/offer-judge.js";
import type {
  ExpressionKind,
  FoundKeys,
  FoundNames,
  MissingImport,
  NotAssignable,
  Offer,
  Oracle,
  Relation,
  TypeLocation,
} from "./oracle.js";
import { findEffect, findKeys, findKind, findNames } from "./relate/parts-of-type.js";
import { findMissingPart } from "./relate/missing-part.js";
import { canOverlap } from "./relate/overlap.js";
import { isRefused } from "./relate/refusal.js";
import type { RelatingChecker } from "./relate/relating-checker.js";
import { TypeRelations } from "./relate/type-relations.js";
import { SyntaxAtLocations } from "./find/syntax-at-locations.js";
import type { AskedPart, BodyCall, BodyFault, Elements, MissingPart } from "./find/value-questions.js";
import type { TypeAtLocation } from "./find/type-at-location.js";
import { toTypeText } from "./find/type-text.js";
import { TypesAtLocations } from "./find/types-at-locations.js";

/** Answers with a program's checker. */
export class ProgramOracle implements Oracle {
  readonly #program: ts.Program;
  readonly #typescript: typeof ts;
  readonly #checker: RelatingChecker;
  readonly #syntax: SyntaxAtLocations;
  readonly #types: TypesAtLocations;
  readonly #relations: TypeRelations;

  /**
   * @param program - A program. Its checker also reports TypeScript's own errors, so nothing is checked twice.
   * @param typescript - The TypeScript that created the program.
   */
  constructor(program: ts.Program, typescript: typeof ts) {
    this.#program = program;
    this.#typescript = typescript;
    this.#checker = program.getTypeChecker();
    this.#relations = new TypeRelations(this.#checker);
    this.#syntax = new SyntaxAtLocations(program, typescript);
    this.#types = new TypesAtLocations(this.#syntax, this.#checker, typescript);
  }

  prepare(list: () => readonly TypeLocation[]): void {
    this.#types.prepare(list);
  }

  findModule(expression: Location): string | null {
    const tsNode = this.#syntax.at(expression);
    return tsNode && findModuleFile(tsNode, this.#program, this.#checker, this.#typescript);
  }

  findImported(specifier: Location): string | null {
    const tsNode = this.#syntax.at(specifier);
    const declarations = tsNode && this.#checker.getSymbolAtLocation(tsNode)?.declarations;
    return declarations?.find(this.#typescript.isSourceFile)?.fileName ?? null;
  }

  findMissingModule(expression: Location): MissingImport | null {
    const tsNode = this.#syntax.at(expression);
    return tsNode && findMissingImport(tsNode, this.#checker, this.#typescript);
  }

  findDeclaration(name: Location): Location | null {
    const tsNode = this.#syntax.at(name);
    return tsNode && findDeclaration(tsNode, this.#checker, this.#typescript);
  }

  findConstant(expression: Location): ExpressionIr | null {
    const tsNode = this.#syntax.at(expression);
    return tsNode && findConstant(tsNode, expression.span, this.#checker, this.#typescript);
  }

  findEffect(modifier: Location): string | null {
    return findEffect(this.#types.at({ kind: "expression", location: modifier })?.type, this.#checker);
  }

  findQueriedName(variable: Location): Location | null {
    const name = this.#syntax.at(variable);
    return name && findQueriedName(name, this.#typescript);
  }

  findKind(expression: Location): ExpressionKind | null {
    const found = this.#types.at({ kind: "expression", location: expression });
    return found && findKind(found.type, this.#typescript);
  }

  findKeys(expression: Location, path: readonly string[]): FoundKeys | null {
    const found = this.#types.at({ kind: "expression", location: expression });
    return found && findKeys(found.type, path, this.#checker, this.#typescript);
  }

  findNames(expression: Location, isList: boolean): FoundNames | null {
    const found = this.#types.at({ kind: "expression", location: expression });
    const location = this.#syntax.at(expression);
    return found && location && findNames(found.type, isList, location, this.#checker, this.#typescript);
  }

  relate(source: Offer, target: TypeLocation): Relation | null {
    const to = this.#types.at(target);
    if (to === null) return null;
    if (source.kind !== "list" && source.kind !== "record" && source.kind !== "choice")
      return this.#relateTypes(source, to, target.location);
    const judge = new OfferJudge(this.#checker, this.#typescript, this.#syntax.at(target.location));
    const refused = judge.find(source, to, (part, asked) => this.#relateTypes(part, asked, target.location));
    return refused ?? { isAssignable: true, hasAny: false };
  }

  /** @param location - Location of the target. */
  #relateTypes(source: TypeLocation, to: TypeAtLocation, location: Location): Relation | null {
    const from = this.#types.at(source);
    if (from === null) return null;
    const isAssignable = this.#isAssignable(source, from, to);
    if (isAssignable === null) return null;
    const hasAny = Boolean((from.type.flags | to.type.flags) & this.#typescript.TypeFlags.Any);
    return isAssignable
      ? { isAssignable, hasAny }
      : { isAssignable, hasAny, ...this.#toTexts(from.type, to.type, location) };
  }

  isImpossibleTogether(a: TypeLocation, b: TypeLocation): boolean | null {
    const [first, second] = [this.#types.at(a), this.#types.at(b)];
    if (first === null || second === null || first.isGeneric || second.isGeneric) return null;
    return !canOverlap(first.type, second.type, this.#checker, this.#typescript);
  }

  findMissingPart(value: TypeLocation, part: AskedPart): MissingPart | "there" | null {
    const [found, location] = [this.#types.at(value), this.#syntax.at(value.location)];
    if (found === null || location === null || found.isGeneric) return null;
    return findMissingPart(found.type, part, location, this.#checker, this.#typescript);
  }

  findElements(value: TypeLocation): Elements | null {
    const found = this.#types.at(value);
    if (found === null || found.isGeneric) return null;
    return findElementKinds(found.type, this.#checker, this.#typescript);
  }

  findBodyFault(call: BodyCall): BodyFault | "fits" | null {
    return findBodyFault(call, this.#syntax, this.#checker, this.#typescript);
  }

  #isAssignable(sourceLocation: TypeLocation, source: TypeAtLocation, target: TypeAtLocation): boolean | null {
    if (!target.hasDefault && source.mayBeMissing !== true)
      return this.#isTypeAssignable(sourceLocation, source, target);
    const { Any, Undefined } = this.#typescript.TypeFlags;
    const parts = (source.type.isUnion() ? source.type.types : [source.type]).filter(
      ({ flags }) => !(flags & (Any | Undefined)),
    );
    const answers = parts.map((type) => this.#isTypeAssignable(sourceLocation, { ...source, type }, target));
    return answers.includes(false) ? false : answers.includes(null) ? null : true;
  }

  #isTypeAssignable(sourceLocation: TypeLocation, source: TypeAtLocation, target: TypeAtLocation): boolean | null {
    // A part of a variable keeps its type, whatever type is required.
    const isWritten = sourceLocation.kind === "expression" && sourceLocation.path === undefined;
    const expression = isWritten ? this.#syntax.at(sourceLocation.location) : null;
    if (this.#relations.relates(source.type, target.type))
      return expression === null || !isRefused(expression, target, this.#checker, this.#typescript);
    if (source.isGeneric || target.isGeneric) {
      if (source.typeParameters.length + target.typeParameters.length === 0) return null;
      const canBe = canBePassed(source, target, this.#checker, this.#typescript);
      if (canBe !== false) return canBe;
    }
    return expression !== null && !isRefused(expression, target, this.#checker, this.#typescript);
  }

  #toTexts(source: ts.Type, target: ts.Type, location: Location): Omit<NotAssignable, "isAssignable" | "hasAny"> {
    const sourceText = toTypeText(source, this.#checker);
    const targetText = toTypeText(target, this.#checker);
    const origins = sourceText === targetText ? findOrigins(source, target) : null;
    const tsNode = this.#syntax.at(location);
    const difference = tsNode && findDifference(source, target, tsNode, this.#checker, this.#typescript);
    return { sourceText, targetText, difference: [origins, difference].filter((each) => each !== null).join(" ") };
  }
}
