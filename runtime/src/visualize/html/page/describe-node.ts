/** Says in a sentence what a node is, for screen readers. */
import type { GraphModel } from "./graph-model.js";
import { KINDS } from "./palette.js";

/** The sentence: "spendMean, function, number; needs 1, used by 2". */
export function describeNode(model: GraphModel, index: number): string {
  const node = model.nodes[index];
  if (node === undefined) return "Nothing is selected";
  const marks = [
    ...(node.isOutput ? ["output"] : []),
    ...(node.isOverridden ? ["overridden"] : []),
    ...(node.isAsync ? ["async"] : []),
  ];
  const words = [node.name, KINDS[node.kind][1], ...(node.type === "" ? [] : [node.type]), ...marks].join(", ");
  return `${words}; needs ${model.upstream[index]!.length}, used by ${model.downstream[index]!.length}`;
}
