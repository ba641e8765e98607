/** The names that a request may use. */
import type { LinkedDataflow } from "../linked-dataflow.js";

/** Lists the names of all nodes, including those that the config replaces, and of inputs. */
export function knownNames({ graph }: LinkedDataflow): ReadonlySet<string> {
  return new Set(graph.ids.keys());
}
