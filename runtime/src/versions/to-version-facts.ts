/** Lists everything that the code version of a node covers. */
import type { Graph } from "../graph/graph.js";
import type { NodeDefinition } from "../graph/node-definition.js";
import type { CodePart, Manifest } from "../manifest.js";
import { toNodeVersion } from "./node-version.js";
import type { VersionedPart, VersionFacts } from "./version-facts.js";

/** The manifest of each function of a graph; made when it is needed for the first time. */
const manifests = new WeakMap<readonly Manifest[], ReadonlyMap<unknown, Manifest>>();

/**
 * Returns what the code version of a node covers: its function, what its modifiers add, and everything that the code
 * of both reaches. Linear in the parts; the first call for a graph is linear in its definitions.
 */
export function toVersionFacts(definition: NodeDefinition, graph: Pick<Graph, "manifests">): VersionFacts {
  const { parts } = toNodeVersion(definition);
  const manifest = findManifest(definition, graph);
  const own = parts.map(({ kind, name, hash }): VersionedPart => ({
    kind,
    name,
    module: kind === "function" ? (manifest?.module ?? "") : "",
    // The version of a function covers its helpers, which are told one by one.
    hash: kind === "function" ? (definition.hash ?? hash) : hash,
  }));
  const uses = [definition.uses, ...(definition.versionParts ?? []).map(({ code }) => code?.uses)];
  const reached = reach(
    manifest?.code ?? [],
    uses.flatMap((indexes) => indexes ?? []),
  );
  return { parts: [...own, ...reached.map(toPart)] };
}

function findManifest({ made, function: own }: NodeDefinition, graph: Pick<Graph, "manifests">): Manifest | null {
  const all = graph.manifests ?? [];
  let known = manifests.get(all);
  if (known === undefined) {
    known = new Map(all.flatMap((manifest) => manifest.definitions.map((each) => [each.function, manifest] as const)));
    manifests.set(all, known);
  }
  return known.get(made?.by ?? own) ?? null;
}

/** The parts that can be reached from some, each once. */
function reach(table: readonly CodePart[], from: readonly number[]): readonly CodePart[] {
  const found = new Set(from);
  // A set that grows while it is walked through is walked to its end.
  for (const index of found) for (const next of table[index]?.uses ?? []) found.add(next);
  return [...found].flatMap((index) => table[index] ?? []);
}

function toPart({ kind, name, module, hash }: CodePart): VersionedPart {
  return { kind, name, module, hash };
}
