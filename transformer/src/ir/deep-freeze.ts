/** Makes the result of a phase immutable, so that no later phase can change it. */

/** Freezing costs as much as reading: tests show that no phase changes the result of another, so only they freeze. */
const isTest = process.env["NODE_ENV"] === "test";

/**
 * Freezes plain data recursively, in tests.
 *
 * @param value - Objects and arrays without cycles.
 * @returns The same value.
 */
export function deepFreeze<T>(value: T): T {
  if (!isTest || typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
