/**
 * Expressions of a modifier's arguments, as plain data: literals as values, calls of the runtime's functions by name, and
 * where nothing more can be told from the syntax the location alone.
 */
import type { Span } from "./span.js";

/** One expression. */
export type ExpressionIr =
  | { readonly kind: "literal"; readonly span: Span; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "list"; readonly span: Span; readonly elements: readonly ExpressionIr[] }
  | { readonly kind: "record"; readonly span: Span; readonly entries: readonly EntryIr[] }
  /** A call of a function of the runtime, with the methods that are called on what it gives. */
  | {
      readonly kind: "call";
      readonly span: Span;
      readonly name: string;
      readonly arguments: readonly ExpressionIr[];
      readonly methods: readonly MethodIr[];
    }
  /** A function, or a name that may be one. */
  | { readonly kind: "function"; readonly span: Span; readonly name: string; readonly isImported?: true }
  /** Within a list: all elements of another list, which is not known by the syntax of this file. */
  | { readonly kind: "spread"; readonly span: Span; readonly of: ExpressionIr }
  /** With `isImported`, an imported name or a property of one, which may be a constant of another file. */
  | { readonly kind: "unknown"; readonly span: Span; readonly isImported?: true };

/** One property of a record. */
export interface EntryIr {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ExpressionIr;
}

/** One call of a method: `.named("a")`. */
export interface MethodIr {
  readonly name: string;
  readonly arguments: readonly ExpressionIr[];
}
