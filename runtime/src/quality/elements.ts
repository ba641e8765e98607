/** Looks at a value as data: one element, or a list of them. */

import { describeKind } from "../errors/words.js";

/** The elements of a list, a typed array or a set; of anything else the value itself. */
export function elementsOf(value: unknown): ArrayLike<unknown> {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (ArrayBuffer.isView(value) && "length" in value) return value as unknown as ArrayLike<unknown>;
  return value instanceof Set ? [...value] : [value];
}

/** How many elements meet a condition, and the first of them with its position. */
export interface Count {
  readonly count: number;
  readonly total: number;
  readonly first: { readonly at: number; readonly element: unknown } | null;
}

/** Counts; O(elements). */
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

/** An element as messages show it. */
export function show(element: unknown): string {
  const isObject = typeof element === "object" && element !== null;
  return isObject ? Object.prototype.toString.call(element).slice(8, -1) : describeKind(element);
}
