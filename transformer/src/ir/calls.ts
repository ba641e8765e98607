/**
 * The intermediate representation of what one file does with dataflows: where it builds them, and what it asks of them.
 *
 * Read from syntax alone. Which modules an expression stands for, and which dataflow a name, is asked of the oracle.
 */
import type { ExpressionIr } from "./expression.js";
import type { Span } from "./span.js";

/** The dataflows and requests of one file. */
export interface CallsIr {
  /** The file, named as the host names it. */
  readonly file: string;
  readonly dataflows: readonly DataflowCallIr[];
  readonly requests: readonly RequestCallIr[];
}

/** One call of `dataflow(…)`. */
export interface DataflowCallIr {
  /** The whole call. */
  readonly span: Span;
  /** The callee, where a diagnostic about the whole dataflow stands. */
  readonly calleeSpan: Span;
  /** The name of the variable or property that holds the dataflow; null when nothing does. */
  readonly nameSpan: Span | null;
  /** The expressions that stand for modules; null when they cannot be told from the call. */
  readonly modules: readonly Span[] | null;
  /** The same expressions as they are written; those that are spread are left out. */
  readonly arguments: readonly ArgumentIr[];
  /** Whether the call has no argument at all. */
  readonly isEmpty: boolean;
  readonly config: ConfigIr;
  /** Whether several definitions of one name are allowed; null when the call does not tell. */
  readonly allowsOverrides: boolean | null;
}

/** An expression that is given as a module. */
export interface ArgumentIr {
  readonly span: Span;
  /** What is written, on one line. */
  readonly text: string;
  /** The keys of an object that is written out without spreads; null for everything else. */
  readonly keys: readonly string[] | null;
  /** What it, or what its properties have, is imported from. */
  readonly specifiers: readonly string[];
}

/** A call of a method of what may be a dataflow. */
export interface RequestCallIr {
  readonly method: "execute" | "executeSync" | "prepare" | "validateExecution" | "exportExecution";
  /** The method's name. */
  readonly methodSpan: Span;
  /** The whole call. */
  readonly span: Span;
  /** The name of the variable or property that holds what it gives, as with `prepare`; null when nothing does. */
  readonly nameSpan: Span | null;
  readonly dataflow: DataflowReferenceIr;
  /** What the first argument gives, where it is asked of prepared outputs and not of a dataflow. */
  readonly prepared: GivenIr | null;
  /** Null when the list is not written out. */
  readonly outputs: readonly OutputIr[] | null;
  /** The argument that has the outputs; null when there is none. */
  readonly outputsSpan: Span | null;
  readonly inputs: KeysIr;
  readonly overrides: KeysIr;
}

/** What the options of a request give. */
export interface GivenIr {
  readonly inputs: KeysIr;
  readonly overrides: KeysIr;
}

/** What a request is asked of: the call that makes the dataflow, or a name that holds one. */
export type DataflowReferenceIr =
  { readonly kind: "call"; readonly span: Span } | { readonly kind: "name"; readonly span: Span };

/** One output that is asked for. */
export type OutputIr =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  /** An expression: a node's function, or a name that is computed. */
  | { readonly kind: "expression"; readonly span: Span }
  /** A list of outputs: what is spread into the list, or a list that is not written out. */
  | { readonly kind: "list"; readonly span: Span };

/** The keys of an object. */
export interface KeysIr {
  readonly keys: readonly KeyIr[];
  /** Whether there may be more keys than are written: a spread, a computed key, a variable. */
  readonly isOpen: boolean;
  /** Expressions whose types tell the other keys; null where some cannot be told so. */
  readonly parts?: readonly KeysPartIr[] | null;
  /** Keys that there may be by the types of these expressions; absent for what is written out. */
  readonly maybe?: readonly string[];
}

/** An expression that has keys: a variable in the place of an object, or what is spread into one. */
export interface KeysPartIr {
  readonly span: Span;
  /** Where the keys are within it: `["inputs"]` for a variable with all options. */
  readonly path: readonly string[];
  /** How many of the written keys stand before it: what comes later counts. */
  readonly at: number;
}

/** One key with its value. */
export interface KeyIr {
  readonly name: string;
  readonly span: Span;
  /** Where the value stands; the key itself for `{ spend }`. */
  readonly valueSpan: Span;
  /** Where the value is within that, for keys that only a type tells; absent for keys that are written. */
  readonly path?: readonly string[];
}

/** The config of a dataflow. */
export interface ConfigIr extends KeysIr {
  readonly keys: readonly ConfigKeyIr[];
}

/** One key of a config, with what it is set to: gates decide by it. */
export interface ConfigKeyIr extends KeyIr {
  readonly value: ExpressionIr;
}
