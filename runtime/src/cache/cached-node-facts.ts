/** What a cache knows of a node before anything runs. */
import type { CacheBehavior } from "../graph/cache-behavior.js";
import type { Graph } from "../graph/graph.js";
import type { NodeDefinition } from "../graph/node-definition.js";

/** What a cache knows of a node before anything runs. */
export interface CachedNodeFacts {
  /** How the cache treats the node. */
  readonly behavior: CacheBehavior;
  /** The name of the codec that converts the whole value; null if none does. */
  readonly format: string | null;
  /** Names of the inputs as the graph knows them, in their order. */
  readonly inputs: readonly string[];
  /** Whether the value of each input does not count. */
  readonly isIgnored: readonly boolean[];
  /** The definition of the node. */
  readonly definition: NodeDefinition;
  /** The graph of the node. */
  readonly graph: Graph;
}
