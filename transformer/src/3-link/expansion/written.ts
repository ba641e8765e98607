/** Remembers what the source says of the values that modifiers are made with, by the values themselves. */
import type { ExpressionIr } from "../../ir/expression.js";

/** An expression and the file that it is written in. */
export interface Written {
  readonly file: string;
  readonly expression: ExpressionIr;
  /** The call that it is an argument of, where that says more to the user: `step(trim)` of `trim`. */
  readonly around?: ExpressionIr;
}

const known = new WeakMap<object, Written>();

/** Remembers an expression as the origin of a value; what is no object is like others of its kind and is not remembered. */
export function noteWritten(value: unknown, written: Written): void {
  if (isObject(value)) known.set(value, written);
}

/** What the source says of a value; null where it was not made of an expression. */
export function findWritten(value: unknown): Written | null {
  return isObject(value) ? (known.get(value) ?? null) : null;
}

/** Remembers what a value that is known is made of, and gives it on. */
export function note<Made extends { readonly value: unknown }>(
  made: Made | null,
  expression: ExpressionIr,
  { file }: Pick<Written, "file">,
): Made | null {
  noteWritten(made?.value, { file, expression });
  return made;
}

/** A step's mistakes are told of where the step is written, not only its function. */
export function noteAround(value: unknown, around: ExpressionIr | undefined): void {
  const written = findWritten(value);
  if (written !== null && around !== undefined) noteWritten(value, { ...written, around });
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
