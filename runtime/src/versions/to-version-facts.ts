/** Lists everything that the code version of a node covers. */
import type { NodeDefinition } from "../graph/node-definition.js";
import { toNodeVersion } from "./node-version.js";
import type { VersionFacts } from "./version-facts.js";

/** Returns what the code version of a node covers; linear in the parts. */
export function toVersionFacts(definition: NodeDefinition): VersionFacts {
  const { parts } = toNodeVersion(definition);
  return { parts: parts.map((part) => ({ ...part, module: "" })) };
}
