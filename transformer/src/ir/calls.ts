/**
 * The intermediate representation of a file's calls: those that build dataflows, and those that request outputs.
 *
 * It is read from syntax alone. The oracle knows which modules an expression refers to, and which dataflow a name.
 */
import type { ExpressionIr } from "./expression.js";
import type { Span } from "./span.js";

/** The dataflows and requests of one file. */
export interface CallsIr {
  /** The file, named as the host names it. */
  readonly file: string;
  /** The calls of `dataflow(…)`, in source order. */
  readonly dataflows: readonly DataflowCallIr[];
  /** The calls that request outputs, in source order. */
  readonly requests: readonly RequestCallIr[];
  /** The constants that hold materializers, or lists of them. */
  readonly constants: readonly ConstantIr[];
}

/** A constant that may hold materializers. */
export interface ConstantIr {
  /** Span of its name. */
  readonly nameSpan: Span;
  /** Its value; a name in it is a function of an unknown kind. */
  readonly value: ExpressionIr;
}

/** One call of `dataflow(…)`. */
export interface DataflowCallIr {
  /** The whole call. */
  readonly span: Span;
  /** Span of the callee, which is the location of diagnostics about the whole dataflow. */
  readonly calleeSpan: Span;
  /** Name of the variable or property that holds the dataflow; null if there is none. */
  readonly nameSpan: Span | null;
  /** The expressions that refer to modules; null if the call does not show them. */
  readonly modules: readonly Span[] | null;
  /** The same expressions as they are written, without spread elements. */
  readonly arguments: readonly ArgumentIr[];
  /** Whether the call has no arguments. */
  readonly isEmpty: boolean;
  /** The keys of the config. */
  readonly config: ConfigIr;
  /** Whether several definitions of one name are allowed; null if the call does not show it. */
  readonly allowsOverrides: boolean | null;
  /** The option `materializers`; null if there is none. */
  readonly materializers: ExpressionIr | null;
}

/** An expression that is passed as a module. */
export interface ArgumentIr {
  /** Span of the expression. */
  readonly span: Span;
  /** The source text, on one line. */
  readonly text: string;
  /** The keys of an object literal without spreads; null for any other expression. */
  readonly keys: readonly string[] | null;
  /** The specifiers from which the expression, or the properties of an object literal, are imported. */
  readonly specifiers: readonly string[];
}

/** A part of a path: any element of a list. */
export const ELEMENT: string = "[]";

/** A method call on an expression that may be a dataflow. */
export interface RequestCallIr {
  /** Name of the method. */
  readonly method: RequestMethod;
  /** Span of the method's name. */
  readonly methodSpan: Span;
  /** The whole call. */
  readonly span: Span;
  /** Name of the variable or property that holds the result, as with `prepare`; null if there is none. */
  readonly nameSpan: Span | null;
  /** The expression that the method is called on. */
  readonly dataflow: DataflowReferenceIr;
  /** The values in the first argument, if the call is on prepared outputs and not on a dataflow. */
  readonly prepared: GivenIr | null;
  /** The requested outputs; null if the list is not a literal. */
  readonly outputs: readonly OutputIr[] | null;
  /** Span of the argument with the outputs; null if there is none. */
  readonly outputsSpan: Span | null;
  /** The materializers of the request alone; null for every method but `materialize`. */
  readonly savers: ExpressionIr | null;
  /** The keys of the option `inputs`, and those of `columns`. */
  readonly inputs: KeysIr;
  /** The keys of the option `overrides`. */
  readonly overrides: KeysIr;
}

/** The methods that request outputs. */
export type RequestMethod =
  | "execute"
  | "executeSync"
  | "executeColumns"
  | "prepare"
  | "validateExecution"
  | "exportExecution"
  | "visualizeExecution"
  | "materialize";

/** The values that the options of a request give. */
export interface GivenIr {
  /** The keys of the option `inputs`, and those of `columns`. */
  readonly inputs: KeysIr;
  /** The keys of the option `overrides`. */
  readonly overrides: KeysIr;
}

/** The target of a request: the call that creates the dataflow, or a name that holds one. */
export type DataflowReferenceIr =
  | {
      readonly kind: "call";
      /** Span of the call or the name. */
      readonly span: Span;
    }
  | { readonly kind: "name"; readonly span: Span };

/** One requested output. */
export type OutputIr =
  | {
      readonly kind: "name";
      /** Name of the output. */
      readonly name: string;
      /** Span of the string or expression. */
      readonly span: Span;
    }
  /** An expression: a node's function, or a computed name. */
  | { readonly kind: "expression"; readonly span: Span }
  /** Several outputs: a spread element, or a list that is not a literal. */
  | { readonly kind: "list"; readonly span: Span };

/** The keys of an object. */
export interface KeysIr {
  /** The literal keys. */
  readonly keys: readonly KeyIr[];
  /** Whether there may be other keys than the literal ones, because of a spread, a computed key, or a variable. */
  readonly isOpen: boolean;
  /** Expressions whose types contain the other keys; null if some of them cannot be found in this way. */
  readonly parts?: readonly KeysPartIr[] | null;
  /** Keys that may exist according to the types of these expressions; absent for a literal. */
  readonly maybe?: readonly string[];
}

/** An expression with keys: a variable in place of an object literal, or a spread element of one. */
export interface KeysPartIr {
  /** Span of the expression. */
  readonly span: Span;
  /** The path of the keys within the value: `["inputs"]` for a variable that holds all options. */
  readonly path: readonly string[];
  /** The number of literal keys before it; later keys win. */
  readonly at: number;
  /** Whether the keys are those of the option `columns`. */
  readonly isColumn?: true;
}

/** One key with its value. */
export interface KeyIr {
  /** Name of the key. */
  readonly name: string;
  /** Span of the key. */
  readonly span: Span;
  /** Span of the value; that of the key itself for a shorthand such as `{ spend }`. */
  readonly valueSpan: Span;
  /** The path of the value within the expression, for keys that only a type contains; absent for literal keys. */
  readonly path?: readonly string[];
  /** Whether the value is a column with one value per row, in the option `columns`. */
  readonly isColumn?: true;
}

/** The config of a dataflow. */
export interface ConfigIr extends KeysIr {
  /** The literal keys, with their values. */
  readonly keys: readonly ConfigKeyIr[];
}

/** One key of a config, with the value on which gates depend. */
export interface ConfigKeyIr extends KeyIr {
  /** The expression of the value. */
  readonly value: ExpressionIr;
}
