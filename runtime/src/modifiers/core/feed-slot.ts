/** Slots for feeds: inputs that stand for values until `bindFeeds` replaces them by what feeds provide. */
import type { NodeInput } from "../../graph/node-definition.js";

/**
 * Creates the input for one feed.
 *
 * @param key - Distinguishes the slots of one node.
 * @returns An input whose name begins with a space, so that no node and no parameter can have it.
 */
export function createFeedSlot(key: string | number): NodeInput {
  return { name: ` ${key}`, type: "unknown", isOptional: false, passing: "positional", parameter: null };
}
