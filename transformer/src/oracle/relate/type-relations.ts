/** Remembers which types can be passed to which, because many edges connect the same two types. */
import type ts from "typescript";
import type { RelatingChecker } from "./relating-checker.js";

/** TypeScript's own answers about pairs of types. */
export class TypeRelations {
  readonly #checker: RelatingChecker;
  readonly #known = new Map<ts.Type, Map<ts.Type, boolean>>();

  constructor(checker: RelatingChecker) {
    this.#checker = checker;
  }

  /** Whether a value of a type can be passed to a target. */
  relates(source: ts.Type, target: ts.Type): boolean {
    if (source === target) return true;
    let ofSource = this.#known.get(source);
    if (ofSource === undefined) this.#known.set(source, (ofSource = new Map<ts.Type, boolean>()));
    const known = ofSource.get(target);
    if (known !== undefined) return known;
    const isAssignable = this.#checker.isTypeAssignableTo(source, target);
    ofSource.set(target, isAssignable);
    return isAssignable;
  }
}
