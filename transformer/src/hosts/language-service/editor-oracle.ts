/** The oracle of an editor: knows modules from keystroke to keystroke, and says nothing of what cannot be read. */
import type { Place } from "../../ir/span.js";
import {
  typePlacesIn,
  type MissingImport,
  type Offer,
  type Oracle,
  type Relation,
  type TypePlace,
} from "../../oracle/oracle.js";
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

  findDeclaration(name: Place): Place | null {
    return this.#oracle.findDeclaration(name);
  }

  relate(source: Offer, target: TypePlace): Relation | null {
    return this.#isKnown(...typePlacesIn(source), target) ? this.#oracle.relate(source, target) : null;
  }

  isImpossibleTogether(a: TypePlace, b: TypePlace): boolean | null {
    return this.#isKnown(a, b) ? this.#oracle.isImpossibleTogether(a, b) : null;
  }

  #isKnown(...all: readonly TypePlace[]): boolean {
    return !all.some(({ place }) => this.#isBroken(place.file));
  }
}
