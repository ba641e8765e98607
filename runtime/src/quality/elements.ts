/** Views a value as data: a single element, or a list of elements. */

import { describeKind } from "../errors/words.js";

/** The elements of a list, a typed array or a set; any other value is its own single element. */
export function elementsOf(value: unknown): ArrayLike<unknown> {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (ArrayBuffer.isView(value) && "length" in value) return value as unknown as ArrayLike<unknown>;
  return value instanceof Set ? [...value] : [value];
}

/** The number of elements that meet a condition, and the first of them. */
export interface Count {
  /** Number of elements that meet the condition. */
  readonly count: number;
  /** Number of all elements. */
  readonly total: number;
  /** The first element that meets the condition, with its index; null if none does. */
  readonly first: { readonly at: number; readonly element: unknown } | null;
}

/** Counts the elements that meet a condition; O(elements). */
export function countElements(value: unknown, isMeant: (element: unknown) => boolean): Count {
  const elements = elementsOf(value);
  let count = 0;
  let first: Count["first"] = null;
  for (let at = 0; at < elements.length; at++) {
    if (!isMeant(elements[at])) continue;
    count++;
    first ??= { at, element: elements[at] };
  }
  return { count, total: elements.length, first };
}

/** The numbers among the elements, without NaN. */
export function numbersOf(value: unknown): readonly number[] {
  return Array.from(elementsOf(value)).filter(
    (element): element is number => typeof element === "number" && !Number.isNaN(element),
  );
}

/** Formats an element for messages. */
export function show(element: unknown): string {
  const isObject = typeof element === "object" && element !== null;
  return isObject ? Object.prototype.toString.call(element).slice(8, -1) : describeKind(element);
}
