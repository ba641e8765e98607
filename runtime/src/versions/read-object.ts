/** Takes plain objects apart. */
import type { Part, Shape } from "./part.js";

/** Takes an object apart that is plain or has no prototype. */
export type ReadObject = (value: object, isBare: boolean) => Part;

/**
 * Creates a function that takes plain objects apart. Objects often have the keys of the one before, so it keeps the
 * last shape for each number of keys.
 */
export function createObjectReader(): ReadObject {
  const shapes: (Shape | undefined)[] = [];

  return (value, isBare) => {
    const keys = Object.getOwnPropertyNames(value);
    if (Object.getOwnPropertySymbols(value).length > 0)
      return { kind: "opaque", what: "an object with symbols as keys" };
    const slot = Math.min(keys.length, MOST_KEYS);
    let shape = shapes[slot];
    if (shape === undefined || !isSame(shape.keys, keys)) shapes[slot] = shape = toShape(keys);
    const { places } = shape;
    const children: unknown[] = new Array(keys.length).fill(undefined);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!;
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (property?.enumerable !== true)
        return { kind: "opaque", what: `an object whose property ${toName(key)} is hidden` };
      if (property.get !== undefined || property.set !== undefined)
        return { kind: "opaque", what: `an object whose property ${toName(key)} is computed by a getter` };
      children[places[index]!] = property.value;
    }
    return { kind: "object", shape, isBare, children };
  };
}

/** Objects with more keys than that share one slot. */
const MOST_KEYS = 100;

function toShape(keys: readonly string[]): Shape {
  const sorted = keys.toSorted();
  const indexes = new Map(sorted.map((key, index) => [key, index]));
  return { keys, sorted, places: keys.map((key) => indexes.get(key)!) };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}

/** A key for messages, shortened. */
function toName(key: string): string {
  return JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
}
