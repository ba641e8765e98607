/** The oracle of an editor: knows modules from keystroke to keystroke, and says nothing of what cannot be read. */
import type { ExpressionIr } from "../../../ir/expression.js";
import type { Place } from "../../../ir/span.js";
import {
  typePlacesIn,
  type ExpressionKind,
  type FoundKeys,
  type FoundNames,
  type MissingImport,
  type Offer,
  type Oracle,
  type Relation,
  type TypePlace,
} from "../../../oracle/oracle.js";
import type { AskedPart, BodyCall, BodyFault, Elements, MissingPart } from "../../../oracle/find/value-questions.js";
import type { Memory } from "./memory.js";

/** Asks the oracle of a program. */
export class EditorOracle implements Oracle {
  readonly #oracle: Oracle;
  readonly #memory: Memory;
  readonly #isBroken: (file: string) => boolean;

  /** @param isBroken - Whether what is known of a module is from before its syntax was broken: places are not right. */
  constructor(oracle: Oracle, memory: Memory, isBroken: (file: string) => boolean) {
    this.#oracle = oracle;
    this.#memory = memory;
    this.#isBroken = isBroken;
  }

  findModule(expression: Place): string | null {
    const key = `${expression.file}:${expression.span.start}`;
    const known = this.#memory.modules.get(key);
    if (known !== undefined) return known;
    const found = this.#oracle.findModule(expression);
    this.#memory.modules.set(key, found);
    return found;
  }

  findMissingModule(expression: Place): MissingImport | null {
    return this.#oracle.findMissingModule(expression);
  }

  findImported(specifier: Place, text: string): string | null {
    return this.#oracle.findImported(specifier, text);
  }

  findDeclaration(name: Place): Place | null {
    return this.#oracle.findDeclaration(name);
  }

  findConstant(expression: Place): ExpressionIr | null {
    return this.#isBroken(expression.file) ? null : this.#oracle.findConstant(expression);
  }

  findQueriedName(variable: Place): Place | null {
    return this.#oracle.findQueriedName?.(variable) ?? null;
  }

  findKind(expression: Place): ExpressionKind | null {
    return this.#oracle.findKind?.(expression) ?? null;
  }

  findKeys(expression: Place, path: readonly string[]): FoundKeys | null {
    return this.#oracle.findKeys?.(expression, path) ?? null;
  }

  findNames(expression: Place, isList: boolean): FoundNames | null {
    return this.#oracle.findNames?.(expression, isList) ?? null;
  }

  relate(source: Offer, target: TypePlace): Relation | null {
    return this.#isKnown(...typePlacesIn(source), target) ? this.#oracle.relate(source, target) : null;
  }

  isImpossibleTogether(a: TypePlace, b: TypePlace): boolean | null {
    return this.#isKnown(a, b) ? this.#oracle.isImpossibleTogether(a, b) : null;
  }

  findMissingPart(value: TypePlace, part: AskedPart): MissingPart | "there" | null {
    return this.#isKnown(value) ? this.#oracle.findMissingPart(value, part) : null;
  }

  findElements(value: TypePlace): Elements | null {
    return this.#isKnown(value) ? this.#oracle.findElements(value) : null;
  }

  findBodyFault(call: BodyCall): BodyFault | "fits" | null {
    const isBroken = this.#isBroken(call.through.file) || this.#isBroken(call.signature.file);
    return isBroken ? null : this.#oracle.findBodyFault(call);
  }

  #isKnown(...all: readonly TypePlace[]): boolean {
    return !all.some(({ place }) => this.#isBroken(place.file));
  }
}
