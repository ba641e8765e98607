/** Copies of values that are equal though nothing in them is the same or in the same order. */
import { define, Point, Size, type Random } from "./random-value.ts";

/** Copies a value without cycles: nothing is shared, keys and elements of Sets are in another order. */
export function copyShuffled(value: unknown, random: Random): unknown {
  const copy = (each: unknown): unknown => copyShuffled(each, random);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Point) return new Point(copy(value.x), copy(value.y));
  if (value instanceof Size) return new Size(copy(value.x), copy(value.y));
  if (Array.isArray(value)) {
    const array: unknown[] = [];
    value.forEach((each, index) => (array[index] = copy(each)));
    array.length = value.length;
    return array;
  }
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [copy(key), copy(each)]));
  if (value instanceof Set) return new Set(shuffle([...value].map(copy), random));
  if (value instanceof Date) return new Date(value);
  if (value instanceof RegExp) return Object.assign(new RegExp(value), { lastIndex: value.lastIndex });
  if (Buffer.isBuffer(value)) return Buffer.from(value);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (value instanceof DataView) return new DataView(value.buffer.slice(0));
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice();
  const object = (Object.getPrototypeOf(value) === null ? Object.create(null) : {}) as object;
  for (const key of shuffle(Object.keys(value), random))
    define(object, key, copy((value as Record<string, unknown>)[key]));
  return object;
}

function shuffle<Item>(items: Item[], random: Random): Item[] {
  for (let index = items.length - 1; index > 0; index--) {
    const other = random(index + 1);
    [items[index], items[other]] = [items[other]!, items[index]!];
  }
  return items;
}
