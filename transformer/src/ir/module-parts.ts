/** The smaller parts of the intermediate representation of a module. */
import type { Span } from "./span.js";

/** A declared type, as written. */
export interface TypeIr {
  /** The text without comments and in a canonical format; `Promise<T>` of a return type is written as `T`. */
  readonly text: string;
  /** Span of the type. */
  readonly span: Span;
  /** Whether the text was taken out of a `Promise<…>`. */
  readonly isPromise: boolean;
  /**
   * A key of the whole type, `Promise` included: whatever has the same key in a program has the same type. Absent if the
   * type depends on more than the text and the names at the top level of the module.
   */
  readonly key?: string;
}

/** The default value of one parameter. */
export interface DefaultIr {
  /** Name of the parameter. */
  readonly name: string;
  /** Span of the expression. */
  readonly span: Span;
  /** The expression as JavaScript; null if it uses other parameters or contains types. */
  readonly text: string | null;
}

/** A reference to a definition's function: a local name, or a static method of a local class. */
export interface ReferenceIr {
  /** The local name of the function or class. */
  readonly local: string;
  /** Span of the name in its declaration. */
  readonly localSpan: Span;
  /** Name of the static method; null for a function. */
  readonly member: string | null;
}

/** A node's function that is named, but not called, inside another node's body. */
export interface UncalledNodeIr {
  /** Name of the node. */
  readonly name: string;
  /** Span of the use. */
  readonly span: Span;
}

/** A type alias, or a larger type, that hides a recognised type of the runtime. */
export interface HiddenRuntimeTypeIr {
  /** Span of the alias or type. */
  readonly span: Span;
  /** Name of the hidden type: `RunContext`. */
  readonly typeName: string;
}

/** A function that a module imports. */
export interface FactoryIr {
  /** The module specifier of the import. */
  readonly specifier: string;
  /** The name under which the other module exports it. */
  readonly name: string;
}

/** An export that the language does not allow, and the reason. */
export interface RefusedExportIr {
  /** The form of the export. */
  readonly kind: "default" | "re-export" | "static-property" | "unusable-name" | "node-argument" | "unmarked";
  /** Span of the export. */
  readonly span: Span;
  /** The name of the export in the source. */
  readonly name: string;
}

/** A parameter of a form that the language does not allow. */
export interface RefusedParameterIr {
  /** The form of the parameter. */
  readonly kind: "this" | "rest" | "array-pattern";
  /** Span of the parameter. */
  readonly span: Span;
}
