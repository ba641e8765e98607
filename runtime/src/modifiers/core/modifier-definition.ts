/** What users say of a modifier that they define. */
import type { Effect, ModifierDeclaration } from "./declaration.js";

/** What a modifier of a user's is. */
export interface ModifierDefinition<
  Changes extends Effect = Effect,
  Arguments extends readonly unknown[] = never,
  Made = unknown,
> extends ModifierDeclaration {
  /** What messages call it: the name that it is exported under. */
  readonly name: string;
  readonly effect: Changes;
  /** A part of the code version of each node that the modifier changes. */
  readonly version?: string;
  /** Of a modifier that wraps: whether it returns promises also for a function that does not. */
  readonly makesAsync?: boolean;
  /** What it changes. An error that it throws is reported after the modifier's name: `takes a name, not 3.` */
  readonly make: (...given: Arguments) => Made;
}

/** When a definition exists. */
export interface GateCondition {
  /** The config keys that decide. */
  readonly keys: readonly string[];
  readonly holds: (config: Readonly<Record<string, unknown>>) => boolean;
}
