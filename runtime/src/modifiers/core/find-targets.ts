/** Finds the nodes to which a modifier applies: the outermost nodes, or those that its `target` names. */
import { invalidModifier, unknownTarget } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind } from "../../errors/words.js";
import type { ExpandContext, Expansion } from "./expansion.js";

/** The value of the option `target`: a node's name, several names, or `"all"`. */
export type Target = string | readonly string[];

/**
 * Returns the names of the targeted nodes, without unknown names. An unknown name is reported as ICO6012, a target that
 * is not a name as ICO6009.
 *
 * @param modifier - The name of the modifier, for messages.
 * @param toArgument - Returns the path to a target among the modifier's arguments.
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
    // Types forbid this, but callers without types deserve a message too.
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
