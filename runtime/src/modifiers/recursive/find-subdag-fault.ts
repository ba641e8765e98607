/** Finds what is wrong with the arguments of a subdag. */
import { describeKind, quote } from "../../errors/words.js";
import { findFeed } from "../core/feed.js";

/** What a message says after the modifier's name; null when nothing is wrong. */
export function findSubdagFault(modules: unknown, inputs: unknown, config: unknown, namespace: unknown): string | null {
  if (!Array.isArray(modules) || modules.length === 0)
    return `takes a list of modules, not ${Array.isArray(modules) ? "an empty one" : describeKind(modules)}.`;
  if (typeof inputs !== "object" || inputs === null) return `has \`inputs\` that are ${describeKind(inputs)}.`;
  if (findFeed(inputs) !== null || findFeed(config) !== null)
    return "takes `inputs` and `config` as objects with one value a name.";
  if (typeof config !== "object" || config === null) return `has a \`config\` that is ${describeKind(config)}.`;
  if (typeof namespace !== "string" || namespace === "")
    return `takes a name as \`namespace\`, not ${describeKind(namespace)}.`;
  const both = Object.keys(inputs).find((name) => Object.hasOwn(config, name));
  return both === undefined ? null : `has ${quote(both)} in \`inputs\` and in \`config\`. Give it in one of them.`;
}
