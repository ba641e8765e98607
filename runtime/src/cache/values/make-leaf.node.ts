/** Makes values without children of what was stored. */
import { Buffer } from "node:buffer";
import { fail } from "./fail.js";
import { BYTES_TYPES } from "./layout.js";

/** Makes a big integer of hexadecimal digits, the sign in front. */
export function makeBigInt(digits: string): bigint {
  if (!/^-?[0-9a-f]+$/.test(digits)) return fail("an integer has other digits");
  return digits.startsWith("-") ? -BigInt(`0x${digits.slice(1)}`) : BigInt(`0x${digits}`);
}

/**
 * Makes a typed array, a `Buffer`, a `DataView` or an `ArrayBuffer`.
 *
 * @param type - The index in `BYTES_TYPES`.
 * @param buffer - Its bytes, and nothing else.
 */
export function makeBytes(type: number, buffer: ArrayBuffer): object {
  const name = BYTES_TYPES[type];
  if (name === undefined) return fail("a type is unknown");
  if (name === "ArrayBuffer") return buffer;
  if (name === "Buffer") return Buffer.from(buffer);
  const View = (globalThis as unknown as Readonly<Record<string, (new (buffer: ArrayBuffer) => object) | undefined>>)[
    name
  ];
  if (View === undefined) throw new Error(`The stored value needs ${name}, which this version of Node.js lacks`);
  return new View(buffer);
}
