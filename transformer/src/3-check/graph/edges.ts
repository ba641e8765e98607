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

/** All edges, by producer. */
export function edgesOf({ nodes, consumers }: LinkedDataflow): readonly Edge[] {
  return [...nodes].flatMap(([name, producer]) =>
    (consumers.get(name) ?? []).map((consumer): Edge => {
      const source = { kind: "value", place: placeOfDefinition(producer) } as const;
      return { producer, consumer, source, target: { kind: "input", place: placeOfInput(consumer) } };
    }),
  );
}

/** The inputs that no node and no config key provides, by name. */
export function externalInputsOf({ nodes, consumers, call }: LinkedDataflow): ReadonlyMap<string, readonly Consumer[]> {
  const configured = new Set(call.config.keys.map(({ name }) => name));
  return new Map([...consumers].filter(([name]) => !nodes.has(name) && !configured.has(name)));
}
