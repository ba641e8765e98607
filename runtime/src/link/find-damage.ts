/** Finds what a manifest lacks, as one does that a mock or a copy has taken apart. */
import { describeThrown, quote } from "../errors/words.js";

/** What is wrong with a manifest of the right version; null when everything that is read of it is there. */
export function findDamage(manifest: unknown): string | null {
  try {
    // A cast because it has a version.
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
  if (typeof name !== "string") return "`name`";
  if (typeof own !== "function") return `\`function\` (${quote(name)})`;
  if (!Array.isArray(parameters)) return `\`parameters\` (${quote(name)})`;
  if (!Array.isArray(inputs) || !inputs.every(isInput)) return `sound \`inputs\` (${quote(name)})`;
  if (typeof position !== "object" || position === null) return `\`position\` (${quote(name)})`;
  return Array.isArray(modifiers) ? null : `sound \`modifiers\` (${quote(name)})`;
}

function isInput(input: unknown): boolean {
  return typeof (input as { readonly name?: unknown } | null | undefined)?.name === "string";
}
