/** Finds the nodes that a modifier is meant for: the outermost ones, or those that its `target` names. */
import { invalidModifier, unknownTarget } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind } from "../../errors/words.js";
import type { ExpandContext, Expansion } from "./expansion.js";

/** What `target` may be: a node's name, several names, or `"all"`. */
export type Target = string | readonly string[];

/**
 * Names of the targeted nodes; unknown ones are reported.
 *
 * @param toArgument - Where the modifier is given each of them.
 */
export function findTargets(
  { nodes, outermost }: Expansion,
  target: Target | undefined,
  modifier: string,
  context: ExpandContext,
  toArgument: (index: number) => ArgumentPath = (index) => [1, "target", ...(Array.isArray(target) ? [index] : [])],
): readonly string[] {
  if (target === undefined) return outermost;
  if (target === "all" && !nodes.has("all")) return [...nodes.keys()];
  return [target].flat().filter((name, index) => {
    if (nodes.has(name)) return true;
    // Types refuse it; callers without types are told as well.
    if (typeof (name as unknown) !== "string") {
      const reason = `\`${modifier}\` takes names as target, not ${describeKind(name)}.`;
      context.report(invalidModifier, { reason }, toArgument(index));
      return false;
    }
    const known = [...nodes.keys()];
    const nearest = findNearest(name, known);
    context.report(unknownTarget, { modifier, target: name, known, nearest }, toArgument(index));
    return false;
  });
}
