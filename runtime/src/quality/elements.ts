/** Views a value as data: a single element, or a list of elements. */
import type { NumberColumn } from "../data/data-types.js";
import { isColumnLike, isPlainColumn, toColumn } from "../data/tables/to-column.js";
import { describeKind } from "../errors/words.js";

/** The elements of a list, a typed array, a library's column or a set; any other value is its own single element. */
export function elementsOf(value: unknown): ArrayLike<unknown> {
  if (isPlainColumn(value)) return value;
  if (isColumnLike(value)) return toColumn(value);
  return value instanceof Set ? [...value] : [value];
}

/** Whether a list of elements is a typed array of numbers, which needs no test of each element's type. */
export function isNumbers(elements: ArrayLike<unknown>): elements is NumberColumn {
  return ArrayBuffer.isView(elements) && !(elements instanceof BigInt64Array || elements instanceof BigUint64Array);
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
  let at = -1;
  for (let index = 0; index < elements.length; index++) {
    if (!isMeant(elements[index])) continue;
    if (count === 0) at = index;
    count++;
  }
  return toCount(elements, count, at);
}

/**
 * Counts the numbers outside of limits in a typed array, NaN included; O(numbers). A loop of its own, because a call for
 * each number would cost several times as much.
 */
export function countOutside(numbers: NumberColumn, lowest: number, highest: number): Count {
  let count = 0;
  let at = -1;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    if (number >= lowest && number <= highest) continue;
    if (count === 0) at = index;
    count++;
  }
  return toCount(numbers, count, at);
}

function toCount(elements: ArrayLike<unknown>, count: number, at: number): Count {
  return { count, total: elements.length, first: count === 0 ? null : { at, element: elements[at] } };
}

/** The elements as numbers, NaN for those that are none. A typed array is returned as it is. */
export function numbersOf(value: unknown): NumberColumn {
  const elements = elementsOf(value);
  if (isNumbers(elements)) return elements;
  const numbers = new Float64Array(elements.length).fill(NaN);
  for (let index = 0; index < numbers.length; index++) {
    const element = elements[index];
    if (typeof element === "number") numbers[index] = element;
  }
  return numbers;
}

/** Formats an element for messages. */
export function show(element: unknown): string {
  const isObject = typeof element === "object" && element !== null;
  return isObject ? Object.prototype.toString.call(element).slice(8, -1) : describeKind(element);
}
