/** Names of nodes in messages. */
import type { NodeRole } from "./node-definition.js";

/** The parts of a node, or of an input that reads it, that determine its name in messages. */
interface NamedInMessages {
  readonly name: string;
  readonly role?: NodeRole | null;
  readonly made?: { readonly role?: NodeRole | null };
}

/**
 * The node's own name. For a node that modifiers named, the user's name with its role: `spendPerSignup (before its
 * checks)`.
 */
export function shownName({ name, made, role = made?.role ?? null }: NamedInMessages): string {
  if (role === null) return name;
  return role.as.length === 0 ? role.of : `${role.of} (${role.as.join(", ")})`;
}
