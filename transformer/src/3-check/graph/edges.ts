/** The edges between the nodes of a dataflow. */
import type { TypePlace } from "../../oracle/oracle.js";
import {
  inputsOf,
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

function findEdges({ nodes, consumers }: LinkedDataflow): readonly Edge[] {
  const edges: Edge[] = [];
  for (const [name, producer] of nodes) {
    const source = { kind: "value", place: placeOfDefinition(producer) } as const;
    for (const consumer of consumers.get(name) ?? [])
      edges.push({ producer, consumer, source, target: { kind: "input", place: placeOfInput(consumer) } });
  }
  return edges;
}

function findEdgesInto(file: string, { nodes }: LinkedDataflow): readonly Edge[] {
  const edges: Edge[] = [];
  for (const { module, definition } of nodes.values()) {
    if (module.file !== file) continue;
    for (const input of inputsOf(definition)) {
      const producer = nodes.get(input.name);
      if (producer === undefined) continue;
      const consumer = { module, definition, input };
      const source = { kind: "value", place: placeOfDefinition(producer) } as const;
      edges.push({ producer, consumer, source, target: { kind: "input", place: placeOfInput(consumer) } });
    }
  }
  return edges;
}

/** Everything in a dataflow that has a type. */
export function typePlacesOf({ nodes, consumers }: LinkedDataflow): readonly TypePlace[] {
  const values = Array.from(nodes.values(), (node) => ({ kind: "value", place: placeOfDefinition(node) }) as const);
  const inputs = [...consumers.values()].flat();
  return [...values, ...inputs.map((input) => ({ kind: "input", place: placeOfInput(input) }) as const)];
}

/** The inputs that no node and no config key provides, by name. */
export function externalInputsOf({ nodes, consumers, call }: LinkedDataflow): ReadonlyMap<string, readonly Consumer[]> {
  const configured = new Set(call.config.keys.map(({ name }) => name));
  const external = new Map<string, readonly Consumer[]>();
  for (const [name, all] of consumers) if (!nodes.has(name) && !configured.has(name)) external.set(name, all);
  return external;
}
