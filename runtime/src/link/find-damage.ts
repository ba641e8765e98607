/** Finds missing parts of a manifest, for example after a mock or a copy has changed it. */
import { describeThrown, quote } from "../errors/words.js";

/** Describes what is wrong with a manifest of the right version; null if every required part is there. */
export function findDamage(manifest: unknown): string | null {
  try {
    // A cast because the value has a manifest version.
    const { definitions } = manifest as { readonly definitions?: unknown };
    if (!Array.isArray(definitions)) return "it has no list of `definitions`";
    for (let row = 0; row < definitions.length; row++) {
      const missing = findMissing(definitions[row]);
      if (missing !== null) return `its definition ${row + 1} has no ${missing}`;
    }
    return null;
  } catch (thrown) {
    return `it cannot be read: ${describeThrown(thrown)}`;
  }
}

function findMissing(row: unknown): string | null {
  const { name, function: own, parameters, inputs, position, modifiers = [] } = (row ?? {}) as Record<string, unknown>;
  const isSound: Readonly<Record<string, boolean>> = {
    name: typeof name === "string",
    function: typeof own === "function",
    parameters: Array.isArray(parameters),
    inputs: Array.isArray(inputs) && inputs.every(isInput),
    position: typeof position === "object" && position !== null,
    modifiers: Array.isArray(modifiers),
  };
  const missing = Object.keys(isSound).find((field) => !isSound[field]);
  if (missing === undefined) return null;
  return `sound ${quote(missing)}${typeof name === "string" ? ` (${quote(name)})` : ""}`;
}

function isInput(input: unknown): boolean {
  return typeof (input as { readonly name?: unknown } | null | undefined)?.name === "string";
}
