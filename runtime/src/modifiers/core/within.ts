/** Counts in code versions what decided on a modifier that another modifier stands for. */
import type { ExpandContext } from "./expansion.js";
import type { Behaviour } from "./modifier.js";

/** Returns the context of a behaviour, whose parts of code versions contain what the behaviour was made of. */
export function within(
  context: ExpandContext,
  { captured = [], version }: Pick<Behaviour, "captured" | "version">,
): ExpandContext {
  if (captured.length === 0 && version === undefined) return context;
  return {
    ...context,
    toPart: (depends, config) => {
      const part = context.toPart(version === undefined ? depends : [version, depends], config);
      return { ...part, captured: [...(part.captured ?? []), ...captured] };
    },
  };
}
