/** The code version of what a job computes. */
import { toHexHash } from "../../cache/create-hasher.node.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { toNodeVersion } from "../../versions/node-version.js";

/** A node of a job, and where its inputs come from. */
export interface VersionedStep {
  /** The node as it was linked. */
  readonly definition: NodeDefinition;
  /** Where its inputs come from. */
  readonly inputs: readonly number[];
}

/** The version of the steps of a job: that of the node if it travels alone, so that a cache has the same key. */
export function toStepsVersion(steps: readonly VersionedStep[]): string {
  const [first, ...others] = steps;
  if (first !== undefined && others.length === 0) return toNodeVersion(first.definition).version;
  const parts = steps.map(({ definition, inputs }) => `${toNodeVersion(definition).version} ${inputs.join(" ")}`);
  return toHexHash(parts.join("\n")).slice(0, 24);
}
