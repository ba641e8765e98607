/**
 * The questions that rules may ask about types and names, by file and offset; who answers is the host's matter.
 *
 * An answer of null means that the oracle cannot know. Rules then say nothing.
 */
import type { ExpressionIr } from "../ir/expression.js";
import type { Place } from "../ir/span.js";
import type { AskedPart, BodyCall, BodyFault, Elements, MissingPart } from "./value-questions.js";

export type { AskedPart, BodyCall, BodyFault, ElementKind, Elements, MissingPart } from "./value-questions.js";

/** Answers questions about a program. */
export interface Oracle {
  /** Says which types will be asked for; an oracle far away gets them all at once. */
  prepare?(places: readonly TypePlace[]): void;
  /** The file of the module whose namespace an expression is: `features` after `import * as features from "./f.js"`. */
  findModule(expression: Place): string | null;
  /** The import that an expression comes from, where there is no such module; null where there is. */
  findMissingModule(expression: Place): MissingImport | null;
  /** Where the variable, property, function or method that a name refers to is declared: the place of its name there. */
  findDeclaration(name: Place): Place | null;
  /** The literal, or list or record of literals, that an expression is by the constants that it names. */
  findConstant(expression: Place): ExpressionIr | null;
  /** How a type relates to what takes it. */
  relate(source: TypePlace, target: TypePlace): Relation | null;
  /** Whether no value at all could be of both types. */
  isImpossibleTogether(a: TypePlace, b: TypePlace): boolean | null;
  /** Why a part cannot be taken out of a value; `"there"` where it can. */
  findMissingPart(value: TypePlace, part: AskedPart): MissingPart | "there" | null;
  /** What checks of a value look at. */
  findElements(value: TypePlace): Elements | null;
  /** Why a function cannot take the place of a body; `"fits"` where it can. */
  findBodyFault(call: BodyCall): BodyFault | "fits" | null;
}

/** An import of something that is not there: `features` from `./featurs.js`. */
export interface MissingImport {
  readonly name: string;
  readonly specifier: string;
}

/** What has a type, and where it stands. */
export type TypePlace =
  /**
   * What a node's function returns, awaited; the place is the name of the definition. With a path, what is there within
   * it: a property, or an element of a tuple.
   */
  | {
      readonly kind: "value";
      readonly place: Place;
      readonly path?: readonly (string | number)[];
      /** Whether an item of a `Parallelizable` is meant, in place of the whole. */
      readonly isItem?: boolean;
    }
  /** What an input accepts; the place is the name of the parameter or of the destructured property. */
  | {
      readonly kind: "input";
      readonly place: Place;
      /** Whether an element of a `Collect` is meant, in place of the whole. */
      readonly isItem?: boolean;
    }
  /** An expression of a request. */
  | { readonly kind: "expression"; readonly place: Place };

/** How a type relates to what takes it. */
export type Relation = Assignable | NotAssignable;

/** TypeScript would let the one be passed where the other is asked for. */
export interface Assignable {
  readonly isAssignable: true;
  /** Whether one of both is `any`, which hides every mistake. */
  readonly hasAny: boolean;
}

/** TypeScript would refuse it. */
export interface NotAssignable {
  readonly isAssignable: false;
  readonly hasAny: boolean;
  /** The types as TypeScript writes them; different texts, even where two types have one name. */
  readonly sourceText: string;
  readonly targetText: string;
}
