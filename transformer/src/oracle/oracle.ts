/**
 * The questions that rules may ask about types and names, by file and offset; who answers is the host's matter.
 *
 * An answer of null means that the oracle cannot know. Rules then say nothing.
 */
import type { ExpressionIr } from "../ir/expression.js";
import type { Location } from "../ir/span.js";
import type { AskedPart, BodyCall, BodyFault, Elements, MissingPart } from "./find/value-questions.js";

export type { AskedPart, BodyCall, BodyFault, ElementKind, Elements, MissingPart } from "./find/value-questions.js";

/** Answers questions about a program. */
export interface Oracle {
  /** Says which types will be asked for; an oracle far away gets them all at once. */
  prepare?(locations: readonly TypeLocation[]): void;
  /** The file of the module whose namespace an expression is: `features` after `import * as features from "./f.js"`. */
  findModule(expression: Location): string | null;
  /**
   * The file that an import or re-export is from.
   *
   * @param specifier - Where the specifier stands, with its quotes.
   * @param text - What it says.
   */
  findImported(specifier: Location, text: string): string | null;
  /** The import that an expression comes from, where there is no such module; null where there is. */
  findMissingModule(expression: Location): MissingImport | null;
  /** Where the variable, property, function or method that a name refers to is declared: the place of its name there. */
  findDeclaration(name: Location): Location | null;
  /** The literal, or list or record of literals, that an expression is by the constants that it names. */
  findConstant(expression: Location): ExpressionIr | null;
  /** What the type of a modifier says that it changes; null where it says nothing. */
  findEffect?(modifier: Location): string | null;
  /** The name that the declared type of a variable is: `flow` for a parameter `flow: typeof flow`. */
  findQueriedName?(variable: Location): Location | null;
  /** What an expression is that can be no module; null where it may be one. */
  findKind?(expression: Location): ExpressionKind | null;
  /** The keys that the value of an expression has by its type. @param path - Where within the value. */
  findKeys?(expression: Location, path: readonly string[]): FoundKeys | null;
  /** The strings that an expression can be; with `isList` those that a list can have in it. */
  findNames?(expression: Location, isList: boolean): FoundNames | null;
  /** How what is offered relates to what takes it. */
  relate(source: Offer, target: TypeLocation): Relation | null;
  /** Whether no value at all could be of both types. */
  isImpossibleTogether(a: TypeLocation, b: TypeLocation): boolean | null;
  /** Why a part cannot be taken out of a value; `"there"` where it can. */
  findMissingPart(value: TypeLocation, part: AskedPart): MissingPart | "there" | null;
  /** What checks of a value look at. */
  findElements(value: TypeLocation): Elements | null;
  /** Why a function cannot take the place of a body; `"fits"` where it can. */
  findBodyFault(call: BodyCall): BodyFault | "fits" | null;
}

/** What is no module. */
export type ExpressionKind = "list" | "function" | "promise" | "primitive" | "functions";

/** Keys of a value, as its type has them. */
export interface FoundKeys {
  readonly required: readonly string[];
  /** Those that may be missing. */
  readonly optional: readonly string[];
}

/** Strings that a value can be. */
export interface FoundNames {
  readonly names: readonly string[];
  /** Whether it is all of these, or the only one; otherwise any of them. */
  readonly isExact: boolean;
}

/** An import of something that is not there: `features` from `./featurs.js`. */
export interface MissingImport {
  readonly name: string;
  readonly specifier: string;
}

/** What has a type, and where it stands. */
export type TypeLocation =
  /**
   * What a node's function returns, awaited; the location is the name of the definition. With a path, what is there within
   * it: a property, or an element of a tuple.
   */
  | {
      readonly kind: "value";
      readonly location: Location;
      readonly path?: readonly (string | number)[];
      /** Whether an item of a `Parallelizable` is meant, in place of the whole. */
      readonly isItem?: boolean;
    }
  /**
   * What an input accepts; the location is the name of the parameter or of the destructured property. With a path, what a
   * part of it accepts: a property, or an element of a list.
   */
  | {
      readonly kind: "input";
      readonly location: Location;
      readonly path?: readonly (string | number)[];
      /** Whether an element of a `Collect` is meant, in place of the whole. */
      readonly isItem?: boolean;
    }
  /** An expression, of a request or of a modifier; with a path what is within its value. */
  | { readonly kind: "expression"; readonly location: Location; readonly path?: readonly string[] }
  /** What a function returns, awaited, or a part of that; the location is an expression. */
  | ({ readonly kind: "result"; readonly path?: readonly (string | number)[] } & CalleeLocation)
  /** What a parameter of a function accepts, or a part of that; the location is an expression. */
  | ({
      readonly kind: "argument";
      readonly index: number;
      readonly path?: readonly (string | number)[];
      /** Whether an element of a `Collect` is meant, in place of the whole. */
      readonly isItem?: boolean;
    } & CalleeLocation);

/** A function that an expression is, or a method of the object that it is. */
export interface CalleeLocation {
  readonly location: Location;
  readonly method?: string;
}

/** What is offered to an input: something that has a type, or a list or record that is put together of such things. */
export type Offer =
  | TypeLocation
  | { readonly kind: "list"; readonly parts: readonly Offer[] }
  | { readonly kind: "record"; readonly parts: readonly (readonly [key: string, offer: Offer])[] }
  /** One of these, which only a config tells; none when nothing is known of it. */
  | { readonly kind: "choice"; readonly offers: readonly Offer[] };

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
  /** The types as TypeScript writes them, without paths. */
  readonly sourceText: string;
  readonly targetText: string;
  /** Where in a list or record the refused part is; absent where it is the whole. */
  readonly path?: readonly (string | number)[];
  /** What is missing or different in the one, and where two types of one name are from, in sentences; empty for neither. */
  readonly difference: string;
}

/** Everything in an offer that has a type. */
export function typeLocationsIn(offer: Offer): readonly TypeLocation[] {
  switch (offer.kind) {
    case "list":
      return offer.parts.flatMap(typeLocationsIn);
    case "record":
      return offer.parts.flatMap(([, part]) => typeLocationsIn(part));
    case "choice":
      return offer.offers.flatMap(typeLocationsIn);
    default:
      return [offer];
  }
}
