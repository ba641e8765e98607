/** The error by which a user's modifier refuses one of its arguments. */
import type { ArgumentPath } from "../../errors/problem.js";

/**
 * Refuses an argument of a modifier that `defineModifier` made. If `make` throws it, ICO6009 is reported for that argument;
 * any other error is reported for the only argument, or for the whole modifier if it has several.
 *
 * @example
 * ```ts
 * import { ArgumentError, defineModifier } from "@icosian/runtime";
 *
 * export const within = defineModifier({
 *   name: "within",
 *   effect: "describes",
 *   make: (low: number, high: number) => {
 *     if (high < low) throw new ArgumentError("takes an upper bound of at least the lower one.", [1]);
 *     return { within: `${low} to ${high}` };
 *   },
 * });
 * ```
 */
export class ArgumentError extends TypeError {
  /** The path of the refused argument. */
  readonly argument: ArgumentPath;

  /**
   * @param message - The end of a sentence that begins with the modifier's name.
   * @param argument - The path of the refused argument: `[1, "region"]` is the property `region` of the second one.
   */
  constructor(message: string, argument: ArgumentPath) {
    super(message);
    this.argument = argument;
  }
}
