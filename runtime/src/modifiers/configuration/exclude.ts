/** Exported functions that are no nodes. */
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";

/**
 * Keeps the function out of every dataflow.
 *
 * @hamilton function_modifiers.hamilton_exclude
 */
export function exclude(): Modifier<"exclude"> {
  return createModifier({ kind: "exclude", gate: { keys: [], holds: () => false, fault: null } });
}

/** For the compiler. */
export const declarations: Declarations = {
  exclude: { factory: exclude, effect: "gates", exists: "never" },
};
