/** The names that a request may use. */
import type { LinkedDataflow } from "../linked-dataflow.js";

/** Names of all nodes, of nodes that the config replaces, and of inputs. */
export function knownNames({ graph }: LinkedDataflow): ReadonlySet<string> {
  return new Set(graph.ids.keys());
}
