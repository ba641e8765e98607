/** Finds properties that were added to arrays and typed arrays, without listing their indexes. */

/**
 * Whether an array or a typed array has properties besides its elements. Node.js answers in some microseconds for any
 * length; where it cannot, all keys are listed.
 *
 * @param value - An array, or a typed array.
 * @param length - The number of its elements.
 * @param toText - What Node.js says of such an array without more properties, given the function that asks it.
 */
export function hasExtraProperties(
  value: readonly unknown[] | ArrayBufferView,
  length: number,
  toText: (inspect: (value: unknown) => string) => string,
): boolean {
  if (length > FEW && inspect !== undefined) {
    const ask = (each: unknown): string => inspect(each, BRIEFLY);
    // Another text leaves the question open: other versions may word it otherwise.
    if (ask(value) === toText(ask)) return false;
  }
  const keys = Reflect.ownKeys(value);
  // Indexes come first, and an array has a length.
  return keys.length > length + 1 || keys.some((key) => typeof key === "symbol" || !isUsual(key));
}

/** Up to so many elements, to list the keys is faster. */
const FEW = 30;
const BRIEFLY = { maxArrayLength: 0, showHidden: true, depth: 0, customInspect: false, breakLength: Infinity };

interface BuiltInModules {
  readonly process?: {
    readonly getBuiltinModule?: (
      name: string,
    ) => { readonly inspect?: (value: unknown, options: object) => string } | undefined;
  };
}

const inspect: ((value: unknown, options: object) => string) | undefined = (
  globalThis as BuiltInModules
).process?.getBuiltinModule?.("node:util")?.inspect;

/** Whether a key is an index or `length`. */
function isUsual(key: string): boolean {
  return key === "length" || String(Number(key)) === key;
}
