/** Builds the graph of a dataflow, or says everything that is in the way. */
import { unusedConfig } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import type { Graph } from "../graph/graph.js";
import type { Manifest } from "../manifest.js";
import type { LinkOptions } from "./link-options.js";
import { collectDefinitions } from "./collect-definitions.js";
import { linkDefinitions } from "./link-definitions.js";
import { readModules } from "./read-modules.js";

/**
 * Links the modules of a dataflow.
 *
 * @throws DataflowError with every problem of the modules, the config and the options.
 */
export function linkModules({ modules, config, allowModuleOverrides, problems }: LinkOptions): Graph {
  const read = readModules(modules);
  const { definitions, duplicates } = collectDefinitions(read.manifests);
  const { graph, cycles } = linkDefinitions(definitions, config);
  // What an unreadable module would have used cannot be known.
  const unused = read.problems.length > 0 ? [] : findUnusedConfig(read.manifests, config);
  throwProblems([...problems, ...read.problems, ...(allowModuleOverrides ? [] : duplicates), ...cycles, ...unused]);
  return graph;
}

/** A key counts as read when any definition reads it, also one that does not count because another took its place. */
function findUnusedConfig(
  manifests: readonly Manifest[],
  config: Readonly<Record<string, unknown>>,
): readonly Problem[] {
  const keys = Object.keys(config);
  if (keys.length === 0) return [];
  const definitions = manifests.flatMap((manifest) => manifest.definitions);
  const names = new Set(definitions.flatMap(({ name, inputs }) => [name, ...inputs.map((input) => input.name)]));
  return keys
    .filter((key) => !names.has(key))
    .map((key) => toProblem(unusedConfig, key, { nearest: findNearest(key, names) }));
}
