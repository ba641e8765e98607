/** Says in a sentence what a node is, for screen readers. */
import { flagWordsOf, shownTypeOf } from "../../drawing/node-words.js";
import { LOOKS } from "../../drawing/shapes.js";
import type { GraphModel } from "./graph-model.js";

/** The sentence: "spendMean, function, number; needs 1, used by 2". */
export function toSpokenNode(model: GraphModel, index: number): string {
  const node = model.nodes[index];
  if (node === undefined) return "Nothing is selected";
  const parts = [node.name, LOOKS[node.kind].meaning, shownTypeOf(node), ...flagWordsOf(node)];
  const words = parts.filter((part) => part !== "").join(", ");
  return `${words}; needs ${model.upstream[index]!.length}, used by ${model.downstream[index]!.length}`;
}
