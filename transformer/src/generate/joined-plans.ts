/** The plans of a generated file: lists of outputs that are compiled to code. */
import { findNearest } from "@icosian/runtime/tooling";
import type { JoinedNodes } from "../3-link/join-dataflow.js";
import { planOutputs } from "../5-plan/plan-requests.js";
import type { JoinedPlan } from "../ir/joined-dataflow.js";
import type { KnownDataflow } from "../ir/known-request.js";
import type { GenerateInput, UnknownOutput } from "./generate-input.js";

/** Finds the outputs in plans that the dataflow does not have. */
export function findUnknownOutputs(
  plans: GenerateInput["plans"],
  { nodes, inputs, unknown }: JoinedNodes,
): readonly UnknownOutput[] {
  // If only a run knows the nodes of some definitions, any name may be a node.
  if (unknown.length > 0) return [];
  const names = new Set([...nodes, ...inputs].map(({ name }) => name));
  const wrong = [...new Set(plans.flat())].filter((name) => !names.has(name));
  return wrong.map((name) => ({ name, nearest: findNearest(name, names) }));
}

/**
 * Plans one list of outputs.
 *
 * @param dataflow - The dataflow without a config; null if only a run knows its content.
 */
export function toJoinedPlan(
  given: readonly string[],
  dataflow: KnownDataflow | null,
  { inputs, needs }: JoinedNodes,
): JoinedPlan {
  const outputs = [...new Set(given)];
  if (dataflow === null || needs === null)
    return { outputs, inputs: [], plan: "Modifiers have arguments of which only a run tells what they are." };
  const needed = new Set(outputs.flatMap((output) => needs.get(output) ?? []));
  const names = inputs.flatMap(({ name }, id) => (needed.has(id) || outputs.includes(name) ? [name] : []));
  return { outputs, inputs: names, plan: planOutputs(dataflow, outputs, names) };
}
