/** Gates: conditions on the config under which a definition exists. */
import type { ArgumentFault } from "../core/argument-fault.js";

/** One condition. */
export interface Gate {
  /** The config keys that it reads; null if only a call of `holds` can tell. */
  readonly keys: readonly string[] | null;
  /** Whether the definition exists under a config. */
  readonly holds: (config: Readonly<Record<string, unknown>>) => boolean;
  /** Whether the definition exists only if no other definition of the same node does, as for `otherwise`. */
  readonly isOtherwise?: true;
  /** The name of the node, if it is not the part of the definition's name before the last `__`. */
  readonly name?: string;
  /** The fault in its arguments; null if there is none. */
  readonly fault: ArgumentFault | null;
}

/** Returns the name of the node that a gated definition makes: the part before the last `__`, or the whole name. */
export function toGatedName(name: string): string {
  const end = name.lastIndexOf("__");
  return end > 0 ? name.slice(0, end) : name;
}
