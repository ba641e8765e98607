/** Gates: whether a definition exists under a config. */
import type { ArgumentFault } from "../core/argument-fault.js";

/** Decides by some config keys. */
export interface Gate {
  /** The keys that it reads; null when only running it tells. */
  readonly keys: readonly string[] | null;
  /** Whether the definition exists; `isOnly` says that no sibling under the same node's name does. */
  readonly holds: (config: Readonly<Record<string, unknown>>) => boolean;
  /** Whether it holds exactly when no sibling does. */
  readonly isOtherwise?: true;
  /** The node's name, where it is not the part before the last `__`. */
  readonly name?: string;
  /** What is wrong with its arguments; null when nothing is. */
  readonly fault: ArgumentFault | null;
}

/** The name of the node that a gated definition makes: the part before the last `__`. */
export function toGatedName(name: string): string {
  const end = name.lastIndexOf("__");
  return end > 0 ? name.slice(0, end) : name;
}
