/** Exported functions that are no nodes. */
import { createModifier, type Modifier } from "../core/modifier.js";

/**
 * Keeps the function out of every dataflow.
 *
 * @hamilton function_modifiers.hamilton_exclude
 */
export function exclude(): Modifier<"exclude"> {
  return createModifier({ kind: "exclude" });
}
