/** The naive evaluator: recursion without sharing, straight from the definition of what a dataflow means. */
import { PRIME, type RandomCase } from "./random-dataflow.ts";

/** The outputs of a case. */
export function evaluate({ nodes, outputs, inputs, overrides }: RandomCase): Readonly<Record<string, number>> {
  const valueOf = (name: string): number | undefined => {
    if (name in overrides) return overrides[name];
    const node = nodes.find((each) => each.name === name);
    if (node === undefined) return inputs[name];
    return node.inputs.reduce((sum, { name: input, weight, fallback }) => {
      return (sum + weight * (valueOf(input) ?? fallback ?? NaN)) % PRIME;
    }, node.seed);
  };
  return Object.fromEntries(outputs.map((name) => [name, valueOf(name) ?? NaN]));
}
