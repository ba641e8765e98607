/** Remembers the expressions from which the arguments of modifiers were made, by the arguments' values. */
import type { ExpressionIr } from "../../ir/expression.js";

/** An expression and the file that it is written in. */
export interface Written {
  /** The file with the expression. */
  readonly file: string;
  /** The expression that made the value. */
  readonly expression: ExpressionIr;
  /** The call around the expression, if that tells the user more: `step(trim)` around `trim`. */
  readonly around?: ExpressionIr;
}

const known = new WeakMap<object, Written>();

/** Remembers the expression that made a value. Primitives are not remembered, because they have no identity. */
export function noteWritten(value: unknown, written: Written): void {
  if (isObject(value)) known.set(value, written);
}

/** Finds the expression that made a value; null if there is none. */
export function findWritten(value: unknown): Written | null {
  return isObject(value) ? (known.get(value) ?? null) : null;
}

/** Remembers the expression that made a known value, and returns the value. */
export function note<Made extends { readonly value: unknown }>(
  made: Made | null,
  expression: ExpressionIr,
  { file }: Pick<Written, "file">,
): Made | null {
  noteWritten(made?.value, { file, expression });
  return made;
}

/** Remembers the call around an expression: mistakes in a step are reported at the step, not only at its function. */
export function noteAround(value: unknown, around: ExpressionIr | undefined): void {
  const written = findWritten(value);
  if (written !== null && around !== undefined) noteWritten(value, { ...written, around });
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
