/** Names of nodes as messages show them. */
import type { NodeRole } from "./node-definition.js";

/** What tells how a node is called: the node itself, or an input that reads it. */
interface Named {
  readonly name: string;
  readonly role?: NodeRole | null;
  readonly made?: { readonly role?: NodeRole | null };
}

/** The node's own name; for a node that modifiers named what it is of: `spendPerSignup (before its checks)`. */
export function shownName({ name, made, role = made?.role ?? null }: Named): string {
  if (role === null) return name;
  return role.as.length === 0 ? role.of : `${role.of} (${role.as.join(", ")})`;
}
