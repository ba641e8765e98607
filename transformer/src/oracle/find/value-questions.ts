/** What oracles are asked of the parts of values and of functions that take the place of bodies, and what they answer. */
import type { Location } from "../../ir/span.js";

/** A part that is taken out of a value: a property, a column of a table, an element of a tuple. */
export interface AskedPart {
  readonly kind: "field" | "column" | "element";
  /** Name of the property or column; position of the element. */
  readonly key: string;
  /** Whether something takes the place of a part that is not there. */
  readonly isFilled: boolean;
}

/** Why a part cannot be taken. */
export interface MissingPart {
  /** `"nullable"` where only `null` and `undefined` stand in the way. */
  readonly reason: "absent" | "nullable";
  /** The parts that there are. */
  readonly names: readonly string[];
}

/** What checks look at: what `typeof` gives for an element, or `"null"`. */
export type ElementKind =
  "bigint" | "boolean" | "function" | "null" | "number" | "object" | "string" | "symbol" | "undefined";

/** What the values are that checks look at: the value, or its elements where it is a list. */
export interface Elements {
  readonly kinds: ReadonlySet<ElementKind>;
  /** The type of one, as TypeScript writes it. */
  readonly text: string;
}

/** A call of a function in the place of a signature's body. */
export interface BodyCall {
  /** The function. */
  readonly through: Location;
  /** The signature: the name of the definition. */
  readonly signature: Location;
  /** Names of the parameters that are passed, in order, or by the property that each becomes. */
  readonly passed:
    | { readonly kind: "positional"; readonly parameters: readonly Location[] }
    | { readonly kind: "named"; readonly properties: readonly (readonly [property: string, parameter: Location])[] };
}

/** Why a function cannot take the place of a body. */
export type BodyFault =
  /** It needs more arguments than there are parameters. */
  | { readonly kind: "arity"; readonly needed: number; readonly given: number }
  /** It needs a property that the mapping does not have. */
  | { readonly kind: "missing"; readonly property: string }
  /** The mapping has a property that it does not take. */
  | { readonly kind: "unknown"; readonly property: string; readonly names: readonly string[] }
  /** A parameter is of another type. */
  | { readonly kind: "argument"; readonly index: number; readonly sourceText: string; readonly targetText: string }
  /** It gives something else. */
  | { readonly kind: "result"; readonly sourceText: string; readonly targetText: string }
  /** It is generic or overloaded, and no reading of it fits. */
  | { readonly kind: "signature"; readonly sourceText: string; readonly targetText: string };
