/** Writes references to types of a module's functions. */
import type { TypeReference } from "../ir/joined-dataflow.js";

/** A reference as TypeScript. It compiles whatever the type turns out to be. */
export function toTypeReferenceText(reference: TypeReference): string {
  switch (reference.kind) {
    case "value": {
      const whole = `Awaited<ReturnType<typeof ${reference.function}>>`;
      return reference.path.reduce<string>((text, key) => `Part<${text}, ${JSON.stringify(key)}>`, whole);
    }
    case "parameter": {
      const whole = `Parameters<typeof ${reference.function}>[${reference.index}]`;
      // A parameter that holds named inputs may have a default, and may then be undefined.
      return reference.property === null ? whole : `NonNullable<${whole}>[${JSON.stringify(reference.property)}]`;
    }
    case "made":
      return `MadeValue<typeof ${reference.namespace}, ${JSON.stringify(reference.name)}>`;
    case "unknown":
      return "unknown";
  }
}

/** Several types, joined by an operator. */
export function joinTypes(types: readonly TypeReference[], operator: "&" | "|"): string {
  const texts = [...new Set(types.map(toTypeReferenceText))];
  return texts.length === 0 ? "unknown" : texts.join(` ${operator} `);
}
