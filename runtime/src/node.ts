/** Marks a function as a node definition where a declaration does not show it. */
import type { AnyFunction } from "./typing/nodes.js";

/**
 * Makes a node definition of a function, with the modifiers that stand before it.
 *
 * @param definition - The function, written in place so that its parameters can be read; it stays as it is.
 * @returns The same function.
 * @example
 * ```ts
 * "use dataflow";
 * import { node } from "@icosian/runtime";
 *
 * export const spendMean = node((spend: Float64Array): number => spend.reduce((sum, x) => sum + x, 0) / spend.length);
 * ```
 */
export function node<Definition extends AnyFunction>(definition: Definition): Definition {
  return definition;
}
