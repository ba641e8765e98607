/** Writes references to the types of a module's functions. */
import type { TypeReference } from "../ir/joined-dataflow.js";

/** Writes a reference as TypeScript. It compiles whatever the type turns out to be. */
export function toTypeReferenceText(reference: TypeReference): string {
  switch (reference.kind) {
    case "value": {
      const { path, fansOut } = reference;
      const given = `Awaited<ReturnType<typeof ${reference.function}>>`;
      const whole = fansOut && path.length > 0 ? `ItemOf<${given}>` : given;
      return path.reduce<string>((text, key) => `Part<${text}, ${JSON.stringify(key)}>`, whole);
    }
    case "parameter": {
      const whole = `Parameters<typeof ${reference.function}>[${reference.index}]`;
      // A destructured parameter may have a default, so that its type includes undefined.
      return reference.property === null ? whole : `NonNullable<${whole}>[${JSON.stringify(reference.property)}]`;
    }
    case "made": {
      const made = `MadeValue<typeof ${reference.namespace}, ${JSON.stringify(reference.name)}>`;
      // A value that is computed once per item is a list in the module's type.
      return reference.fansOut ? `Each<${made}>` : made;
    }
    case "unknown":
      return "unknown";
  }
}

/** Writes the type of the value for one item of a fan-out. */
export function toItemText(reference: TypeReference): string {
  const text = toTypeReferenceText(reference);
  return reference.kind === "value" && reference.fansOut && reference.path.length === 0 ? `ItemOf<${text}>` : text;
}

/** Joins several types with an operator. */
export function joinTypes(
  types: readonly TypeReference[],
  operator: "&" | "|",
  toText: (reference: TypeReference) => string = toTypeReferenceText,
): string {
  const texts = [...new Set(types.map(toText))];
  return texts.length === 0 ? "unknown" : texts.join(` ${operator} `);
}
