/** The edges between the nodes of a dataflow. */
import type { TypePlace } from "../../oracle/oracle.js";
import type { LinkedDataflow } from "./linked-dataflow.js";
import { acceptedBy, inputsOf, isUncertain, valueOf, type Consumer, type LocatedDefinition } from "./node.js";

/** One edge: the node that gives a value, and the input that takes it. */
export interface Edge {
  readonly producer: LocatedDefinition;
  readonly consumer: Consumer;
  readonly source: TypePlace;
  readonly target: TypePlace;
}

/** Several rules go through all edges of a dataflow. */
const known = new WeakMap<LinkedDataflow, readonly Edge[]>();

/**
 * All edges, by producer.
 *
 * @param only - The file whose inputs are wanted, where not all are.
 */
export function edgesOf(dataflow: LinkedDataflow, only?: string): readonly Edge[] {
  if (only !== undefined) return findEdgesInto(only, dataflow);
  const edges = known.get(dataflow) ?? findEdges(dataflow);
  known.set(dataflow, edges);
  return edges;
}

function findEdges(dataflow: LinkedDataflow): readonly Edge[] {
  const edges: Edge[] = [];
  for (const name of dataflow.nodes.keys())
    for (const producer of producersOf(name, dataflow))
      for (const consumer of dataflow.consumers.get(name) ?? []) addEdge(producer, consumer, edges);
  return edges;
}

function findEdgesInto(file: string, dataflow: LinkedDataflow): readonly Edge[] {
  const edges: Edge[] = [];
  for (const name of dataflow.nodes.keys())
    for (const node of producersOf(name, dataflow)) {
      if (node.module.file !== file) continue;
      for (const input of inputsOf(node.definition))
        for (const producer of producersOf(input.name, dataflow)) addEdge(producer, { ...node, input }, edges);
    }
  return edges;
}

function addEdge(producer: LocatedDefinition, consumer: Consumer, edges: Edge[]): void {
  // Which of two variants go together is not known.
  if (isUncertain(producer) && isUncertain(consumer)) return;
  const source = valueOf(producer);
  const target = acceptedBy(consumer);
  if (source !== null && target !== null) edges.push({ producer, consumer, source, target });
}

/** The nodes that may give a value: one, or several variants. */
function producersOf(name: string, { nodes, variants }: LinkedDataflow): readonly LocatedDefinition[] {
  const node = nodes.get(name);
  return variants.get(name) ?? (node === undefined ? [] : [node]);
}

/** Everything in a dataflow that has a type. */
export function typePlacesOf(dataflow: LinkedDataflow): readonly TypePlace[] {
  const nodes = [...dataflow.nodes.keys()].flatMap((name) => producersOf(name, dataflow));
  const places = [...nodes.map(valueOf), ...[...dataflow.consumers.values()].flat().map(acceptedBy)];
  return places.filter((place) => place !== null);
}

/** The inputs that no node and no config key provides, by name. */
export function externalInputsOf({ nodes, consumers, call }: LinkedDataflow): ReadonlyMap<string, readonly Consumer[]> {
  const configured = new Set(call.config.keys.map(({ name }) => name));
  const external = new Map<string, readonly Consumer[]>();
  for (const [name, all] of consumers) if (!nodes.has(name) && !configured.has(name)) external.set(name, all);
  return external;
}
