/**
 * Expressions in the arguments of modifiers, as plain data: literals as values, calls of the runtime's functions by
 * name, and only the location of anything else.
 */
import type { Span } from "./span.js";

/** One expression. */
export type ExpressionIr =
  | {
      readonly kind: "literal";
      /** Span of the expression. */
      readonly span: Span;
      /** The value of the literal. */
      readonly value: string | number | boolean | null | undefined;
    }
  | {
      readonly kind: "list";
      readonly span: Span;
      /** The elements of the list. */
      readonly elements: readonly ExpressionIr[];
    }
  | {
      readonly kind: "record";
      readonly span: Span;
      /** The properties of the record. */
      readonly entries: readonly EntryIr[];
    }
  /** A call of a runtime function, with the methods that are called on its result. */
  | {
      readonly kind: "call";
      readonly span: Span;
      /** Name of the function, as the runtime exports it or as the source spells it. */
      readonly name: string;
      /** The arguments of the call. */
      readonly arguments: readonly ExpressionIr[];
      /** The calls of methods on the result, in order. */
      readonly methods: readonly MethodIr[];
    }
  /** A function, or a name that may refer to one. */
  | {
      readonly kind: "function";
      readonly span: Span;
      readonly name: string;
      /** Whether the name is imported; absent for a local name. */
      readonly isImported?: true;
    }
  /** Inside a list: all elements of another list, which is unknown from the syntax of this file. */
  | {
      readonly kind: "spread";
      readonly span: Span;
      /** The spread list. */
      readonly of: ExpressionIr;
    }
  /**
   * Any other expression. With `isImported`, an imported name or a property of one, which may be a constant in another
   * file.
   */
  | { readonly kind: "unknown"; readonly span: Span; readonly isImported?: true };

/** One property of a record. */
export interface EntryIr {
  /** Name of the property. */
  readonly key: string;
  /** Span of the name. */
  readonly keySpan: Span;
  /** The value of the property. */
  readonly value: ExpressionIr;
}

/** One call of a method: `.named("a")`. */
export interface MethodIr {
  /** Name of the method. */
  readonly name: string;
  /** The arguments of the call. */
  readonly arguments: readonly ExpressionIr[];
}
