/** Finds faults in the arguments of a subdag. */
import type { ArgumentPath } from "../../errors/problem.js";
import { describeKind, quote } from "../../errors/words.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { findFeed } from "../core/feed.js";

/**
 * Finds the first fault.
 *
 * @param options - The path to the subdag's options among the modifier's arguments.
 * @returns The fault, whose reason is the end of a sentence that begins with the modifier's name; null if there is
 * none.
 */
export function findSubdagFault(
  modules: unknown,
  { inputs, config, namespace }: { readonly inputs: unknown; readonly config: unknown; readonly namespace: unknown },
  options: ArgumentPath,
): ArgumentFault | null {
  if (!Array.isArray(modules) || modules.length === 0)
    return {
      reason: `takes a list of modules, not ${Array.isArray(modules) ? "an empty one" : describeKind(modules)}.`,
      argument: [0],
    };
  if (typeof inputs !== "object" || inputs === null)
    return { reason: `has \`inputs\` that are ${describeKind(inputs)}.`, argument: [...options, "inputs"] };
  if (findFeed(inputs) !== null || findFeed(config) !== null)
    return { reason: "takes `inputs` and `config` as objects with one value a name.", argument: options };
  if (typeof config !== "object" || config === null)
    return { reason: `has a \`config\` that is ${describeKind(config)}.`, argument: [...options, "config"] };
  if (typeof namespace !== "string" || namespace === "")
    return {
      reason: `takes a name as \`namespace\`, not ${describeKind(namespace)}.`,
      argument: [...options, "namespace"],
    };
  const both = Object.keys(inputs).find((name) => Object.hasOwn(config, name));
  if (both === undefined) return null;
  const reason = `has ${quote(both)} in \`inputs\` and in \`config\`. Give it in one of them.`;
  return { reason, argument: [...options, "inputs", { key: both }] };
}
