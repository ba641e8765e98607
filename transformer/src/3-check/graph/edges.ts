/** The edges between the nodes of a dataflow. */
import type { TypePlace } from "../../oracle/oracle.js";
import {
  placeOfDefinition,
  placeOfInput,
  type Consumer,
  type LinkedDataflow,
  type LocatedDefinition,
} from "./linked-dataflow.js";

/** One edge: the node that gives a value, and the input that takes it. */
export interface Edge {
  readonly producer: LocatedDefinition;
  readonly consumer: Consumer;
  readonly source: TypePlace;
  readonly target: TypePlace;
}

/** Several rules go through all edges of a dataflow. */
const known = new WeakMap<LinkedDataflow, readonly Edge[]>();

/** All edges, by producer. */
export function edgesOf(dataflow: LinkedDataflow): readonly Edge[] {
  const edges = known.get(dataflow) ?? findEdges(dataflow);
  known.set(dataflow, edges);
  return edges;
}

function findEdges({ nodes, consumers }: LinkedDataflow): readonly Edge[] {
  const edges: Edge[] = [];
  for (const [name, producer] of nodes) {
    const source = { kind: "value", place: placeOfDefinition(producer) } as const;
    for (const consumer of consumers.get(name) ?? [])
      edges.push({ producer, consumer, source, target: { kind: "input", place: placeOfInput(consumer) } });
  }
  return edges;
}

/** The inputs that no node and no config key provides, by name. */
export function externalInputsOf({ nodes, consumers, call }: LinkedDataflow): ReadonlyMap<string, readonly Consumer[]> {
  const configured = new Set(call.config.keys.map(({ name }) => name));
  return new Map([...consumers].filter(([name]) => !nodes.has(name) && !configured.has(name)));
}
