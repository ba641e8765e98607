/** The questions to oracles about parts of values and about functions that replace bodies, with their answers. */
import type { Location } from "../../ir/span.js";

/** A part that is extracted from a value: a property, a column of a table, an element of a tuple. */
export interface AskedPart {
  /** The kind of the part. */
  readonly kind: "field" | "column" | "element";
  /** Name of the property or column, or index of the element. */
  readonly key: string;
  /** Whether a fill replaces a missing part. */
  readonly isFilled: boolean;
}

/** The reason why a part cannot be extracted. */
export interface MissingPart {
  /** `"nullable"` if only `null` or `undefined` prevent it. */
  readonly reason: "absent" | "nullable";
  /** Names of the existing parts. */
  readonly names: readonly string[];
}

/** The kind of a value that is checked: the result of `typeof`, or `"null"`. */
export type ElementKind =
  "bigint" | "boolean" | "function" | "null" | "number" | "object" | "string" | "symbol" | "undefined";

/** The values that checks look at: the value itself, or its elements if it is a list. */
export interface Elements {
  /** The kinds of the values. */
  readonly kinds: ReadonlySet<ElementKind>;
  /** The type of one of them, as TypeScript writes it. */
  readonly text: string;
  /** Whether the value may be a table, of which some checks look at the columns. */
  readonly mayBeTable: boolean;
}

/** A call of a function in place of a signature's body. */
export interface BodyCall {
  /** Location of the expression of the function. */
  readonly through: Location;
  /** Location of the signature: the name of the definition. */
  readonly signature: Location;
  /** Names of the parameters that are passed: in order, or by the property that each becomes. */
  readonly passed:
    | { readonly kind: "positional"; readonly parameters: readonly Location[] }
    | { readonly kind: "named"; readonly properties: readonly (readonly [property: string, parameter: Location])[] };
}

/** The reason why a function cannot replace a body. */
export type BodyFault =
  /** The function requires more arguments than there are parameters. */
  | {
      readonly kind: "arity";
      /** The number of required arguments. */
      readonly needed: number;
      /** The number of parameters. */
      readonly given: number;
    }
  /** The function requires a property that the mapping lacks. */
  | {
      readonly kind: "missing";
      /** Name of the property. */
      readonly property: string;
    }
  /** The mapping has a property that the function does not accept. */
  | {
      readonly kind: "unknown";
      readonly property: string;
      /** Names of the accepted properties. */
      readonly names: readonly string[];
    }
  /** A parameter has a type that the function does not accept. */
  | {
      readonly kind: "argument";
      /** Index of the parameter. */
      readonly index: number;
      /** The type that is passed or returned, as TypeScript writes it. */
      readonly sourceText: string;
      /** The required type, as TypeScript writes it. */
      readonly targetText: string;
    }
  /** The function returns another type. */
  | { readonly kind: "result"; readonly sourceText: string; readonly targetText: string }
  /** The function is generic or overloaded, and no signature fits. */
  | { readonly kind: "signature"; readonly sourceText: string; readonly targetText: string };

/** The keys of a value, by its type. */
export interface FoundKeys {
  /** Keys that are always there. */
  readonly required: readonly string[];
  /** Keys that may be absent. */
  readonly optional: readonly string[];
}

/** The strings that a value may be. */
export interface FoundNames {
  /** The strings, in no particular order. */
  readonly names: readonly string[];
  /** Whether the value is exactly these strings; otherwise it is any of them. */
  readonly isExact: boolean;
}
