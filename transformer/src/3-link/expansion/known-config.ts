/** The part of a dataflow's config that the compiler knows. */
import type { ConfigIr } from "../../ir/calls.js";
import { evaluate } from "./evaluate.js";

/** A placeholder for a value that is known only when the program runs. */
export const UNDETERMINED: unique symbol = Symbol("undetermined");

/** The known part of a config. */
export interface KnownConfig {
  /** The values by key; {@link UNDETERMINED} for values that are not literals. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether there may be more keys than these. */
  readonly isOpen: boolean;
}

/** The config of a module by itself, which may contain anything. */
export const OPEN_CONFIG: KnownConfig = { values: {}, isOpen: true };

/** Reads the known part of a call's config. */
export function toKnownConfig({ keys, isOpen }: ConfigIr): KnownConfig {
  const entries = keys.map(({ name, value }) => [name, evaluate(value)?.value ?? UNDETERMINED] as const);
  return { values: Object.fromEntries(entries), isOpen };
}
