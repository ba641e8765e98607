/** Takes arrays apart. */
import { hasExtraProperties } from "./extra-properties.js";
import { Holes, type ValuePart } from "./value-part.js";

/** Takes an array apart: its elements, and runs of holes. */
export function readArray(array: readonly unknown[]): ValuePart {
  const { length } = array;
  // A proxy may say anything.
  if (!(length < 2 ** 32)) return { kind: "opaque", what: "an array of an impossible length" };
  if (hasExtraProperties(array, length, () => `[ ... ${length} more items, [length]: ${length} ]`))
    return { kind: "opaque", what: "an array with properties of its own" };
  for (let index = 0; index < length; index++) {
    // Answers for a property of the array without running it, several times as fast as its descriptor.
    if (findGetter.call(array, index) !== undefined) return HIDDEN;
    if (array[index] === undefined && isUnusual(array, index)) return readSparse(array);
  }
  return { kind: "array", children: array, length };
}

const HIDDEN: ValuePart = { kind: "opaque", what: "an array with an element that is computed by a getter" };
/** The type says that it is not for new programs; it is part of the language all the same. */
const { __lookupGetter__: findGetter } = Object.prototype as unknown as {
  readonly __lookupGetter__: (this: object, key: number) => unknown;
};

/** Whether there is no element or one with a setter where `undefined` was read. */
function isUnusual(array: readonly unknown[], index: number): boolean {
  const property = Object.getOwnPropertyDescriptor(array, index);
  return property === undefined || property.set !== undefined;
}

/** Reads the elements that exist, since the length of an array with holes may be anything. */
function readSparse(array: readonly unknown[]): ValuePart {
  const children: unknown[] = [];
  let next = 0;
  for (const key of Object.keys(array)) {
    const index = Number(key);
    const property = Object.getOwnPropertyDescriptor(array, key);
    if (property === undefined || property.get !== undefined || property.set !== undefined) return HIDDEN;
    if (index > next) children.push(new Holes(index - next));
    children.push(property.value);
    next = index + 1;
  }
  if (array.length > next) children.push(new Holes(array.length - next));
  return { kind: "array", children, length: array.length };
}
