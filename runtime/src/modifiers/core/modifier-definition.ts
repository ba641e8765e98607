/** The definition of a user's own modifier. */
import type { Effect, ModifierDeclaration } from "./declaration.js";

/**
 * A modifier as `defineModifier` takes it.
 *
 * @typeParam Changes - Its effect.
 * @typeParam Arguments - The arguments of its factory.
 * @typeParam Made - The result of `make`, which depends on the effect.
 */
export interface ModifierDefinition<
  Changes extends Effect = Effect,
  Arguments extends readonly unknown[] = never,
  Made = unknown,
> extends ModifierDeclaration {
  /** The name under which its factory is exported; messages use it. */
  readonly name: string;
  /** What the modifier changes. */
  readonly effect: Changes;
  /** A part of the code version of each node that the modifier changes; a new version invalidates cached values. */
  readonly version?: string;
  /** Whether a modifier that wraps returns promises even if the node's own function does not. */
  readonly makesAsync?: boolean;
  /** Returns the change. If it throws, the error's message follows the modifier's name: `takes a name, not 3.` An `ArgumentError`
   * says which argument is wrong. */
  readonly make: (...given: Arguments) => Made;
}

/** The condition on the config under which a definition exists. */
export interface GateCondition {
  /** The config keys that the condition reads. */
  readonly keys: readonly string[];
  /** Whether the definition exists under a config. */
  readonly holds: (config: Readonly<Record<string, unknown>>) => boolean;
}
