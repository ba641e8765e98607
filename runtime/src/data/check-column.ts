/** Compares a column that was loaded with the types that functions declare for it. */
import { describeKind } from "../errors/words.js";

/** Something that reads a column: a node, and the declared type of its parameter as the source spells it. */
export interface ColumnReader {
  /** Name of the node. */
  readonly name: string;
  /** Text of the type: `Float64Array`. */
  readonly type: string;
}

const TYPED_ARRAYS = [
  Float64Array,
  Float32Array,
  Int32Array,
  Int16Array,
  Int8Array,
  Uint32Array,
  Uint16Array,
  Uint8Array,
  Uint8ClampedArray,
  BigInt64Array,
  BigUint64Array,
] as const;

/** Whether an element is of a type, by the type's name. */
const ELEMENTS: Readonly<Record<string, (element: unknown) => boolean>> = {
  number: (element) => typeof element === "number",
  string: (element) => typeof element === "string",
  boolean: (element) => typeof element === "boolean",
  bigint: (element) => typeof element === "bigint",
  Date: (element) => element instanceof Date,
  null: (element) => element === null,
};

/**
 * Checks that a column is what its readers declare. Checked are the types whose text tells what they are: typed arrays,
 * and lists of numbers, texts, booleans, bigints, dates and null. Any other type is left to the function. O(rows), or
 * O(1) for typed arrays.
 *
 * @throws TypeError with the first row that is something else; rows count from 1.
 */
export function checkColumn(column: string, value: unknown, readers: readonly ColumnReader[]): void {
  for (const { name, type } of readers) {
    const found = findMisfit(value, type.replaceAll(/\breadonly |\s/g, ""));
    if (found !== null)
      throw new TypeError(`\`${name}\` asks for \`${column}: ${type}\`, and the column has ${found}.`);
  }
}

/** Describes what does not fit; null if everything does, or if the type tells nothing. */
function findMisfit(value: unknown, type: string): string | null {
  const typed = TYPED_ARRAYS.find(({ name }) => name === type);
  if (typed !== undefined) {
    if (value instanceof typed) return null;
    const isNumber = type.startsWith("Big") ? ELEMENTS["bigint"]! : ELEMENTS["number"]!;
    return findElement(value, isNumber) ?? `the type ${describeKind(value).replace(/^an? /, "")}`;
  }
  const [, single, several] = /^(?:(\w+)|\(([\w|]+)\))\[\]$/.exec(type) ?? [];
  const tests = (single ?? several)?.split("|").map((each) => (Object.hasOwn(ELEMENTS, each) ? ELEMENTS[each]! : null));
  if (tests === undefined || tests.includes(null)) return null;
  if (Array.isArray(value)) return findElement(value, (element) => tests.some((test) => test?.(element)));
  return ArrayBuffer.isView(value) ? `the type ${describeKind(value).replace(/^an? /, "")}` : null;
}

function findElement(value: unknown, fits: (element: unknown) => boolean): string | null {
  if (!Array.isArray(value)) return null;
  const at = value.findIndex((element) => !fits(element));
  if (at < 0) return null;
  const element: unknown = value[at];
  return element === null ? `no value in row ${at + 1}` : `${describeKind(element)} in row ${at + 1}`;
}
