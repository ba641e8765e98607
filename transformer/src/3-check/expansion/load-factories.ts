/** Loads the runtime's modifiers when the first is made: most modules have none, and need not wait for them. */
import { createRequire } from "node:module";

/** Functions of the runtime by name, as whoever calls them has to take them: what a user passes may be wrong. */
type Factories = Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;

const require = createRequire(import.meta.url);

/** The runtime's functions. Node loads them once. */
export function loadFactories(): Factories {
  return require("@icosian/runtime") as Factories;
}
