/** Describes what is sent together: a node, and those that travel with it. */
import type { TaskInfo } from "../../execute/call/node-wrapper.js";
import type { Graph, NodeVariable } from "../../graph/graph.js";
import { ABSENT_SLOT, type PlanStep } from "../../plan/plan.js";
import { toStepsVersion } from "../jobs/steps-version.node.js";
import type { SentNode, SentStep } from "./send-inputs.node.js";

/**
 * Describes a node as it is sent.
 *
 * @param node - The node as it was linked, before adapters.
 */
export function toSentNode(node: NodeVariable, { inputNames, reads, steps }: TaskInfo, graph: Graph): SentNode {
  if (steps === null) {
    const alone: readonly SentStep[] = [{ node, inputs: inputNames.map((_, at) => at) }];
    return { node, steps: alone, version: versionOf(alone), inputNames };
  }
  const sent = steps.map(({ id, inputs }): SentStep => ({ node: nodeOf(graph, id), inputs }));
  const names = reads.map((slot, at) => (slot === ABSENT_SLOT ? null : nameOf(sent, steps, at)));
  return { node, steps: sent, version: versionOf(sent), inputNames: names };
}

function nodeOf({ variables }: Graph, id: number): NodeVariable {
  // A cast because only nodes are computed.
  return variables[id] as NodeVariable;
}

/** The name under which the first node that needs a value knows it. */
function nameOf(sent: readonly SentStep[], steps: readonly PlanStep[], read: number): string {
  for (const [at, { inputs }] of steps.entries()) {
    const index = inputs.indexOf(read);
    if (index >= 0) return sent[at]!.node.definition.inputs[index]!.name;
  }
  return "";
}

function versionOf(steps: readonly SentStep[]): string {
  return toStepsVersion(steps.map(({ node: { definition }, inputs }) => ({ definition, inputs })));
}
