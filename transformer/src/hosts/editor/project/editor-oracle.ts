/**
 * The oracle of an editor. It remembers modules between keystrokes, and gives no answers about code that cannot be
 * read.
 */
import type { ExpressionIr } from "../../../ir/expression.js";
import type { Location } from "../../../ir/span.js";
import {
  typeLocationsIn,
  type ExpressionKind,
  type FoundKeys,
  type FoundNames,
  type MissingImport,
  type Offer,
  type Oracle,
  type Relation,
  type TypeLocation,
} from "../../../oracle/oracle.js";
import type { AskedPart, BodyCall, BodyFault, Elements, MissingPart } from "../../../oracle/find/value-questions.js";
import type { Memory } from "./memory.js";

/** Answers with the oracle of a program. */
export class EditorOracle implements Oracle {
  readonly #oracle: Oracle;
  readonly #memory: Memory;
  readonly #isBroken: (file: string) => boolean;

  /**
   * @param isBroken - Whether the last known state of a module is from before a syntax error, so that its locations are
   * outdated.
   */
  constructor(oracle: Oracle, memory: Memory, isBroken: (file: string) => boolean) {
    this.#oracle = oracle;
    this.#memory = memory;
    this.#isBroken = isBroken;
  }

  /** Implements `Oracle.prepare`; leaves out broken files. */
  prepare(list: () => readonly TypeLocation[]): void {
    this.#oracle.prepare?.(() => list().filter((location) => this.#isKnown(location)));
  }

  /** Implements `Oracle.findModule`; remembers the last answer. */
  findModule(expression: Location): string | null {
    const key = `${expression.file}:${expression.span.start}`;
    const known = this.#memory.modules.get(key);
    if (known !== undefined) return known;
    const found = this.#oracle.findModule(expression);
    this.#memory.modules.set(key, found);
    return found;
  }

  findMissingModule(expression: Location): MissingImport | null {
    return this.#oracle.findMissingModule(expression);
  }

  findImported(specifier: Location, text: string): string | null {
    return this.#oracle.findImported(specifier, text);
  }

  findDeclaration(name: Location): Location | null {
    return this.#oracle.findDeclaration(name);
  }

  /** Implements `Oracle.findConstant`; null for broken files. */
  findConstant(expression: Location): ExpressionIr | null {
    return this.#isBroken(expression.file) ? null : this.#oracle.findConstant(expression);
  }

  findEffect(modifier: Location): string | null {
    return this.#isBroken(modifier.file) ? null : (this.#oracle.findEffect?.(modifier) ?? null);
  }

  findQueriedName(variable: Location): Location | null {
    return this.#oracle.findQueriedName?.(variable) ?? null;
  }

  findKind(expression: Location): ExpressionKind | null {
    return this.#oracle.findKind?.(expression) ?? null;
  }

  findKeys(expression: Location, path: readonly string[]): FoundKeys | null {
    return this.#oracle.findKeys?.(expression, path) ?? null;
  }

  findNames(expression: Location, isList: boolean): FoundNames | null {
    return this.#oracle.findNames?.(expression, isList) ?? null;
  }

  /** Implements `Oracle.relate`; null if a file is broken. */
  relate(source: Offer, target: TypeLocation): Relation | null {
    return this.#isKnown(...typeLocationsIn(source), target) ? this.#oracle.relate(source, target) : null;
  }

  /** Implements `Oracle.isImpossibleTogether`; null if a file is broken. */
  isImpossibleTogether(a: TypeLocation, b: TypeLocation): boolean | null {
    return this.#isKnown(a, b) ? this.#oracle.isImpossibleTogether(a, b) : null;
  }

  /** Implements `Oracle.findMissingPart`; null if the file is broken. */
  findMissingPart(value: TypeLocation, part: AskedPart): MissingPart | "there" | null {
    return this.#isKnown(value) ? this.#oracle.findMissingPart(value, part) : null;
  }

  /** Implements `Oracle.findElements`; null if the file is broken. */
  findElements(value: TypeLocation): Elements | null {
    return this.#isKnown(value) ? this.#oracle.findElements(value) : null;
  }

  /** Implements `Oracle.findBodyFault`; null if a file is broken. */
  findBodyFault(call: BodyCall): BodyFault | "fits" | null {
    const isBroken = this.#isBroken(call.through.file) || this.#isBroken(call.signature.file);
    return isBroken ? null : this.#oracle.findBodyFault(call);
  }

  #isKnown(...all: readonly TypeLocation[]): boolean {
    return !all.some(({ location }) => this.#isBroken(location.file));
  }
}
