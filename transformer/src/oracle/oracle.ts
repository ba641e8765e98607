/**
 * The questions that rules may ask about types and names, by file and offset. The host provides the answers.
 *
 * The answer null means that the oracle does not know. Rules then report nothing.
 */
import type { ExpressionIr } from "../ir/expression.js";
import type { Location } from "../ir/span.js";
import type {
  AskedPart,
  BodyCall,
  BodyFault,
  Elements,
  FoundKeys,
  FoundNames,
  MissingPart,
} from "./find/value-questions.js";

export type * from "./find/value-questions.js";

/** Answers questions about a program. */
export interface Oracle {
  /**
   * Announces the types that will be requested; an oracle in another process fetches them all at once.
   *
   * @param list - Lists the types. Only such an oracle calls it.
   */
  prepare?(list: () => readonly TypeLocation[]): void;
  /** The file of the module whose namespace an expression is: `features` after `import * as features from "./f.js"`. */
  findModule(expression: Location): string | null;
  /**
   * The file that an import or re-export refers to.
   *
   * @param specifier - Location of the specifier, with its quotes.
   * @param text - The specifier itself.
   */
  findImported(specifier: Location, text: string): string | null;
  /** The import that an expression comes from, if its module does not exist; otherwise null. */
  findMissingModule(expression: Location): MissingImport | null;
  /**
   * The location of the name in the declaration of the variable, property, function or method that a name refers to.
   */
  findDeclaration(name: Location): Location | null;
  /** The literal, or list or record of literals, that an expression evaluates to through constants. */
  findConstant(expression: Location): ExpressionIr | null;
  /** The effect that the type of a modifier declares; null if it declares none. */
  findEffect?(modifier: Location): string | null;
  /** The name in the declared type of a variable: `flow` for a parameter `flow: typeof flow`. */
  findQueriedName?(variable: Location): Location | null;
  /** The kind of an expression that cannot be a module; null if it may be one. */
  findKind?(expression: Location): ExpressionKind | null;
  /**
   * The keys of an expression's value, by its type.
   *
   * @param path - Path of the object within the value.
   */
  findKeys?(expression: Location, path: readonly string[]): FoundKeys | null;
  /** The strings that an expression may evaluate to; with `isList`, those that its elements may be. */
  findNames?(expression: Location, isList: boolean): FoundNames | null;
  /** Whether an offered value can be passed to a target. */
  relate(source: Offer, target: TypeLocation): Relation | null;
  /** Whether no value can have both types. */
  isImpossibleTogether(a: TypeLocation, b: TypeLocation): boolean | null;
  /** The reason why a part cannot be extracted from a value; `"there"` if it can. */
  findMissingPart(value: TypeLocation, part: AskedPart): MissingPart | "there" | null;
  /** The kinds of values that a check of a value looks at. */
  findElements(value: TypeLocation): Elements | null;
  /** The reason why a function cannot replace a body; `"fits"` if it can. */
  findBodyFault(call: BodyCall): BodyFault | "fits" | null;
}

/** The kind of a value that is not a module. */
export type ExpressionKind = "list" | "function" | "modifier" | "promise" | "primitive" | "functions";

/** An import from a module that does not exist: `features` from `./featurs.js`. */
export interface MissingImport {
  /** The imported name. */
  readonly name: string;
  /** The specifier, as written. */
  readonly specifier: string;
}

/** A location with a type. */
export type TypeLocation =
  /**
   * The awaited result of a node's function; the location is the name of the definition. With a path, a part of it: a
   * property, or an element of a tuple.
   */
  | ({
      readonly kind: "value";
      /** Whether an item of a `Parallelizable` is meant, instead of the whole. */
      readonly isItem?: boolean;
    } & DeclaredLocation)
  /**
   * The type that an input accepts; the location is the name of the parameter or of the destructured property. With a
   * path, a part of it: a property, or an element of a list.
   */
  | ({
      readonly kind: "input";
      /** Whether an element of a `Collect` is meant, instead of the whole. */
      readonly isItem?: boolean;
    } & DeclaredLocation)
  /** An expression in a request or a modifier; with a path, a part of its value. */
  | {
      readonly kind: "expression";
      /** The location of the expression. */
      readonly location: Location;
      /** The path of the part within the value; absent for the whole. */
      readonly path?: readonly string[];
    }
  /** The awaited result of a function, or a part of it; the location is an expression. */
  | ({ readonly kind: "result"; readonly path?: readonly (string | number)[] } & CalleeLocation)
  /** The type that a parameter of a function accepts, or a part of it; the location is an expression. */
  | ({
      readonly kind: "argument";
      /** Index of the parameter. */
      readonly index: number;
      readonly path?: readonly (string | number)[];
      /** Whether an element of a `Collect` is meant, instead of the whole. */
      readonly isItem?: boolean;
    } & CalleeLocation);

/** The name of a definition or of an input. */
export interface DeclaredLocation {
  /** The location of the name. */
  readonly location: Location;
  /** The key of its declared type, which is asked about once per key; absent if only the location tells the type. */
  readonly typeKey?: string;
  /** The path of the part within the type; absent for the whole. */
  readonly path?: readonly (string | number)[];
}

/** The function that an expression evaluates to, or a method of the object that it evaluates to. */
export interface CalleeLocation {
  /** Location of the expression. */
  readonly location: Location;
  /** Name of the method; absent if the expression is the function. */
  readonly method?: string;
}

/** A value that is offered to an input: a value with a type, or a list or record of such values. */
export type Offer =
  | TypeLocation
  | {
      readonly kind: "list";
      /** The elements of the list, or the entries of the record. */
      readonly parts: readonly Offer[];
    }
  | { readonly kind: "record"; readonly parts: readonly (readonly [key: string, offer: Offer])[] }
  /** One of these, depending on a config; an empty list if nothing is known. */
  | {
      readonly kind: "choice";
      /** The possible values. */
      readonly offers: readonly Offer[];
    };

/** Whether a type can be passed to a target. */
export type Relation = Assignable | NotAssignable;

/** TypeScript would accept the value. */
export interface Assignable {
  /** Discriminates the two results. */
  readonly isAssignable: true;
  /** Whether one of the two types is `any`, which hides every mistake. */
  readonly hasAny: boolean;
}

/** TypeScript would reject the value. */
export interface NotAssignable {
  /** Discriminates the two results. */
  readonly isAssignable: false;
  /** Whether one of the two types is `any`. */
  readonly hasAny: boolean;
  /** The offered type, as TypeScript writes it, without paths. */
  readonly sourceText: string;
  /** The required type, as TypeScript writes it, without paths. */
  readonly targetText: string;
  /** Path of the rejected part within a list or record; absent for the whole. */
  readonly path?: readonly (string | number)[];
  /**
   * Sentences about a missing or different property, and about the origins of two types with one name; empty if there
   * is neither.
   */
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
