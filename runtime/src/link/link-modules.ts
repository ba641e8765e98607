/** Builds the graph of a dataflow, or reports every problem. */
import { unusedConfig } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { throwProblems } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import type { Problem } from "../errors/problem.js";
import type { Graph, LocatedDefinition } from "../graph/graph.js";
import type { Manifest } from "../manifest.js";
import { checkPromises } from "../plan/request/check-values.js";
import type { LinkOptions } from "./link-options.js";
import { ConfigReader } from "./config-reader.js";
import { expandManifests } from "./expand-modules.js";
import { collectDefinitions } from "./collect-definitions.js";
import { linkDefinitions } from "./link-definitions.js";
import { findUnknownDependencies } from "./find-unknown-dependencies.js";
import { readModules } from "./read-modules.js";

/** What is linked. */
export type LinkInput = Omit<LinkOptions, "threads" | "adapters">;

/**
 * Links the modules of a dataflow, and its materializers.
 *
 * @throws DataflowError with every problem of the modules, the config and the options.
 */
export function linkModules({
  modules,
  config,
  allowModuleOverrides,
  manifests,
  materializers,
  problems,
}: LinkInput): Graph {
  const read = readModules([...modules, ...materializers], manifests);
  const reader = new ConfigReader(config);
  const modified: Problem[] = [];
  const nodes = expandManifests(read.manifests, reader, modified, manifests);
  const { definitions, duplicates, impossible: unnameable } = collectDefinitions(nodes);
  const { graph, problems: impossible } = linkDefinitions(definitions, config);
  // It is unknown which keys an unreadable module would have used.
  const unused = read.problems.length > 0 ? [] : findUnusedConfig(readBy(read.manifests, nodes, reader.reads), config);
  throwProblems([
    ...problems,
    ...read.problems,
    ...modified,
    ...(allowModuleOverrides ? [] : duplicates),
    ...unnameable,
    ...impossible,
    ...findUnknownDependencies(definitions),
    ...unused,
    ...checkPromises(graph, "config", config, Object.keys(config)),
  ]);
  return { ...graph, manifests: read.manifests };
}

/** The config keys that are read by name. Lazy, because most dataflows have no config. */
function* readBy(
  manifests: readonly Manifest[],
  nodes: readonly LocatedDefinition[],
  reads: Iterable<string>,
): Iterable<string> {
  yield* reads;
  // Includes definitions that do not exist under this config, and those that another definition replaced.
  const definitions = manifests.flatMap((manifest) => manifest.definitions);
  for (const { name, inputs } of [...definitions, ...nodes.map(({ definition }) => definition)]) {
    yield name;
    for (const input of inputs) yield input.name;
  }
}

function findUnusedConfig(read: Iterable<string>, config: Readonly<Record<string, unknown>>): readonly Problem[] {
  const keys = Object.keys(config);
  if (keys.length === 0) return [];
  const names = new Set(read);
  return keys
    .filter((key) => !names.has(key))
    .map((key) => toProblem(unusedConfig, key, { nearest: findNearest(key, names) }));
}
