/** Lists the edges of a dataflow, from values that are given to parameters that take them. */
import { baseOf, NO_FAN_OUT, quoteNode } from "@icosian/runtime/tooling";
import type { Location } from "../../ir/span.js";
import { typeLocationsIn, type Oracle, type TypeLocation } from "../../oracle/oracle.js";
import type { Edge, EdgeWords } from "./edge.js";
import { fedEdgesOf } from "./fed-edges.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { acceptedBy, inputsOf, isUncertain, shownNameOf, type Consumer, type LocatedDefinition } from "../node.js";
import { consumersOf } from "./consumers.js";
import { nodesInFile } from "./nodes-in-file.js";
import { candidatesOf, nodesOf, producersOf } from "./producers.js";
import { sourcesOf, type ValueSource } from "./sources.js";

/** The edges by dataflow, because several rules go through all of them. */
const known = new WeakMap<LinkedDataflow, readonly Edge[]>();

/**
 * Lists the edges between nodes in the order of their producers, then the edges between modifiers and parameters.
 *
 * @param only - The file whose mistakes are wanted, if not all are.
 */
export function edgesOf(dataflow: LinkedDataflow, only?: string): readonly Edge[] {
  if (only !== undefined) return findEdgesInto(only, dataflow);
  const edges = known.get(dataflow) ?? findEdges(dataflow);
  known.set(dataflow, edges);
  return edges;
}

function findEdges(dataflow: LinkedDataflow): readonly Edge[] {
  const edges: Edge[] = [];
  for (const node of nodesOf(dataflow))
    for (const producer of candidatesOf(node)) {
      const consumers = consumersOf(node.name, dataflow);
      const sources = consumers.length === 0 ? [] : sourcesOf(producer, dataflow);
      for (const consumer of consumers) addEdges(producer, sources, consumer, dataflow, edges);
    }
  return [...edges, ...fedEdgesOf(dataflow)];
}

function findEdgesInto(file: string, dataflow: LinkedDataflow): readonly Edge[] {
  // A mistake in a feed may be reported in another file than that of the input, and a part of it in a third one.
  if (dataflow.expanded !== null)
    return edgesOf(dataflow).filter(({ location, findPart }) => location.file === file || findPart !== undefined);
  const edges: Edge[] = [];
  for (const { module, definition } of nodesInFile(file, dataflow))
    for (const input of inputsOf(definition))
      for (const producer of producersOf(input.name, dataflow))
        addEdges(producer, sourcesOf(producer, dataflow), { module, definition, input }, dataflow, edges);
  return edges;
}

function addEdges(
  producer: LocatedDefinition,
  sources: readonly ValueSource[],
  consumer: Consumer,
  dataflow: LinkedDataflow,
  edges: Edge[],
): void {
  // A list of such values is saved, whose type is written nowhere.
  if (consumer.input.mayCollect === true && isInFanOut(producer.definition.name, dataflow)) return;
  // It is not known which variants exist together, except for nodes of the same definition.
  if (isUncertain(producer) && isUncertain(consumer) && !isOfOne(producer, consumer)) return;
  const target = acceptedBy(consumer);
  if (target === null) return;
  for (const source of sources) edges.push(toEdge(producer, source, consumer, target));
}

/** Whether there is one value of a node per item of a fan-out. */
function isInFanOut(name: string, { graph: { ids, fanOuts } }: LinkedDataflow): boolean {
  const id = ids.get(name);
  return id !== undefined && fanOuts !== null && baseOf(fanOuts, id) !== NO_FAN_OUT;
}

function isOfOne(one: LocatedDefinition, other: LocatedDefinition): boolean {
  return one.module === other.module && one.definition.nameSpan.start === other.definition.nameSpan.start;
}

function toEdge(producer: LocatedDefinition, source: ValueSource, consumer: Consumer, target: TypeLocation): Edge {
  const { readAt, isPart = false } = consumer.input;
  const location = readAt ?? source.reportAt ?? target.location;
  return {
    source: source.offer,
    target,
    location,
    isConfig: source.isConfig,
    isLoaded: producer.module.materializes === true,
    isPart,
    describe: () => describe(producer, source, consumer, target, location),
  };
}

function describe(
  producer: LocatedDefinition,
  source: ValueSource,
  consumer: Consumer,
  target: TypeLocation,
  location: Location,
): EdgeWords {
  const { input } = consumer;
  const asker = input.asker?.who ?? quoteNode(shownNameOf(consumer));
  const asking = location === target.location ? [] : [{ ...target.location, message: `${asker} asks for it here.` }];
  const computed = source.computedAt ?? (location === source.reportAt ? null : source.reportAt);
  const giving = computed === null ? [] : [{ ...computed, message: toGivenMessage(source) }];
  return {
    producer: producer.definition.name,
    consumer: shownNameOf(consumer),
    giver: source.giver,
    asker,
    parameter: input.asker === undefined ? nameOfParameter(consumer) : input.asker.parameter,
    related: [...giving, ...asking],
  };
}

/** Writes a sentence such as "`spend` is computed here." */
function toGivenMessage({ giver, computedAt }: ValueSource): string {
  if (computedAt === null) return "It is fed here.";
  const name = /^node (.*) gives$/.exec(giver)?.[1];
  return name === undefined ? "It is given here." : `${name} is computed here.`;
}

/** Returns the name of the parameter in the source, which a modifier may feed from a node of another name. */
function nameOfParameter({ module, definition, input }: Consumer): string {
  if (input.feed !== "parameter") return input.name;
  const written = module.definitions.find(({ nameSpan }) => nameSpan.start === definition.nameSpan.start);
  const own = written && inputsOf(written).find(({ nameSpan }) => nameSpan.start === input.nameSpan.start);
  return own?.name ?? input.name;
}

/** Counts the edges from data whose type nobody has declared: nothing is checked there. */
export function countUndeclared(dataflow: LinkedDataflow, oracle: Oracle): number {
  if (!dataflow.modules.some(({ materializes }) => materializes === true)) return 0;
  const loaded = edgesOf(dataflow).filter(({ isLoaded }) => isLoaded);
  return loaded.filter(({ source, target }) => oracle.relate(source, target)?.hasAny === true).length;
}

/** Lists everything in a dataflow that has a type. */
export function typeLocationsOf(dataflow: LinkedDataflow): readonly TypeLocation[] {
  const offers = nodesOf(dataflow)
    .flatMap(candidatesOf)
    .flatMap((node) => sourcesOf(node, dataflow).flatMap(({ offer }) => typeLocationsIn(offer)));
  const consumers = dataflow.graph.variables.flatMap(({ name }) => consumersOf(name, dataflow));
  const asked = consumers.flatMap((consumer) => acceptedBy(consumer) ?? []);
  const fed = fedEdgesOf(dataflow).flatMap(({ source, target }) => [...typeLocationsIn(source), target]);
  return [...offers, ...asked, ...fed];
}

/** Lists everything that has a type and is compared with another type to find the mistakes in a file. */
export function typeLocationsInto(file: string, dataflow: LinkedDataflow): readonly TypeLocation[] {
  return edgesOf(dataflow, file).flatMap(({ source, target }) => [...typeLocationsIn(source), target]);
}

/** The external inputs by dataflow, because several rules go through all of them. */
const knownExternal = new WeakMap<LinkedDataflow, ReadonlyMap<string, readonly Consumer[]>>();

/** Lists the inputs that neither a node nor a config key provides, by name. */
export function externalInputsOf(dataflow: LinkedDataflow): ReadonlyMap<string, readonly Consumer[]> {
  const before = knownExternal.get(dataflow);
  if (before !== undefined) return before;
  const { graph, call } = dataflow;
  const configured = new Set(call.config.keys.map(({ name }) => name));
  const external = graph.variables.filter(({ kind, name }) => kind === "external" && !configured.has(name));
  const inputs = new Map(external.map(({ name }) => [name, consumersOf(name, dataflow)] as const));
  knownExternal.set(dataflow, inputs);
  return inputs;
}
