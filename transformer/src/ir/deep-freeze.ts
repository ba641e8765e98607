/** Makes the result of a phase immutable, so that no later phase can change it. */

/**
 * Freezes plain data recursively.
 *
 * @param value - Objects and arrays without cycles.
 * @returns The same value.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
