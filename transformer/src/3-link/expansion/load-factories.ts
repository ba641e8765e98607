/** Loads the runtime's modifiers when the first is made: most modules have none, and need not wait for them. */
import { createRequire } from "node:module";

/** Functions of the runtime by name, as their callers have to take them: what a user passes may be wrong. */
type Factories = Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;

const require = createRequire(import.meta.url);

let factories: Factories | null = null;

/** The runtime's functions, of all parts that have modifiers. */
export function loadFactories(): Factories {
  // A cast because `require` knows no types.
  factories ??= { ...require("@icosian/runtime"), ...require("@icosian/runtime/workers") } as Factories;
  return factories;
}
