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
  readonly config: ConfigIr;
  /** Whether several definitions of one name are allowed; null when the call does not tell. */
  readonly allowsOverrides: boolean | null;
}

/** One call of `execute`, `executeSync`, `prepare` or `validateExecution`, on what may be a dataflow. */
export interface RequestCallIr {
  readonly method: "execute" | "executeSync" | "prepare" | "validateExecution";
  /** The method's name. */
  readonly methodSpan: Span;
  readonly dataflow: DataflowReferenceIr;
  /** Null when the list is not written out. */
  readonly outputs: readonly OutputIr[] | null;
  /** The argument that has the outputs; null when there is none. */
  readonly outputsSpan: Span | null;
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
  | { readonly kind: "expression"; readonly span: Span };

/** The keys of an object that is written out. */
export interface KeysIr {
  readonly keys: readonly KeyIr[];
  /** Whether there may be more keys than are written: a spread, a computed key, a variable. */
  readonly isOpen: boolean;
}

/** One key with its value. */
export interface KeyIr {
  readonly name: string;
  readonly span: Span;
  /** Where the value stands; the key itself for `{ spend }`. */
  readonly valueSpan: Span;
}

/** The config of a dataflow. */
export interface ConfigIr extends KeysIr {
  readonly keys: readonly ConfigKeyIr[];
}

/** One key of a config, with what it is set to: gates decide by it. */
export interface ConfigKeyIr extends KeyIr {
  readonly value: ExpressionIr;
}
