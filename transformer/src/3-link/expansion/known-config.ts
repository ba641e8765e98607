/** What the compiler knows of a dataflow's config. */
import type { ConfigIr } from "../../ir/calls.js";
import { evaluate } from "./evaluate.js";

/** Stands for a value that only running the program tells. */
export const UNDETERMINED: unique symbol = Symbol("undetermined");

/** A config as far as it is known. */
export interface KnownConfig {
  /** Values by key; {@link UNDETERMINED} for those that are not written out. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether there may be more keys than these. */
  readonly isOpen: boolean;
}

/** The config of a module by itself: there may be anything in it. */
export const OPEN_CONFIG: KnownConfig = { values: {}, isOpen: true };

/** What is known of the config of a call. */
export function toKnownConfig({ keys, isOpen }: ConfigIr): KnownConfig {
  const entries = keys.map(({ name, value }) => [name, evaluate(value)?.value ?? UNDETERMINED] as const);
  return { values: Object.fromEntries(entries), isOpen };
}
