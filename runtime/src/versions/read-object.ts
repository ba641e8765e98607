/** Takes plain objects apart. */
import type { ValuePart, Shape } from "./value-part.js";

/** Takes an object apart that is plain or has no prototype. */
export type ReadObject = (value: object, isBare: boolean) => ValuePart;

/**
 * Creates a function that takes plain objects apart. Objects often have the keys of the one before, so it looks at the
 * last shape with the same number of keys first.
 */
export function createObjectReader(): ReadObject {
  const last: (Shape | undefined)[] = [];
  const shapes = new Map<string, Shape>();

  function findShape(keys: readonly string[]): Shape {
    if (keys.length > MOST_KEYS) return toShape(keys);
    const id = keys.join("\n");
    const known = shapes.get(id);
    if (known !== undefined && isSame(known.keys, keys)) return known;
    // Keys that never come again must not fill the memory.
    if (shapes.size >= MOST_SHAPES) shapes.clear();
    const shape = toShape(keys);
    shapes.set(id, shape);
    return shape;
  }

  return (value, isBare) => {
    const keys = Object.getOwnPropertyNames(value);
    if (Object.getOwnPropertySymbols(value).length > 0)
      return { kind: "opaque", what: "an object with symbols as keys" };
    const slot = Math.min(keys.length, MOST_KEYS);
    let shape = last[slot];
    if (shape === undefined || !isSame(shape.keys, keys)) last[slot] = shape = findShape(keys);
    const { places } = shape;
    const children: unknown[] = keys.slice();
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

/** Objects with more keys are dictionaries rather than records, and have shapes of their own. */
const MOST_KEYS = 100;
const MOST_SHAPES = 1000;

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
