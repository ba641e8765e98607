/** Finds the types of created nodes in the source: the types of their feeds, of their inputs and of their values. */
import type { NodeDefinition } from "@icosian/runtime/tooling";
import type { Location } from "../../ir/span.js";
import type { TypeLocation } from "../../oracle/oracle.js";
import type { AskerIr, FedIr, FeedIr, OriginIr, ResultIr } from "../edges/feeds.js";
import { inputsOf } from "../node.js";
import { toPartName } from "../names/part-name.js";
import { toCallee, type Callee, type WrittenDefinition } from "./callee.js";
import { findWritten } from "./written.js";
import { findEntry, findFill, toConfigured, UNKNOWN_CONFIG } from "./written-entries.js";

/** The known types of a created node. */
export interface MadeTypes {
  /** What gives the value of the node. */
  readonly origin: OriginIr;
  /** The feeds of its parameters that are not just the value of one node. */
  readonly fed: readonly FedIr[];
  /** The types of the node's inputs, in their order. */
  readonly inputs: readonly InputTypes[];
}

/** The known type of one input. */
export interface InputTypes {
  /** What takes the input; absent if a parameter of the definition does. */
  readonly asker?: AskerIr;
  /** Where the source says that the input is read; absent if only the parameter's name says so. */
  readonly readAt?: Location;
  /** Whether the input is a part of a `group`. */
  readonly isPart?: boolean;
}

/**
 * Reads the types of one created node; O(inputs + feeds).
 *
 * @param maker - The definition that the node comes from.
 * @param findMaker - Finds the definition of a stub.
 */
export function readMadeTypes(
  node: NodeDefinition,
  maker: WrittenDefinition,
  findMaker: (stub: unknown) => WrittenDefinition | null,
): MadeTypes {
  const { made } = node;
  const callee = made?.calls === undefined ? null : toCallee(made.calls, maker, findMaker);
  const inputs: InputTypes[] = node.inputs.map(() => ({}));
  const fed: FedIr[] = [];
  let own: FeedIr | null = null;
  // The callee takes the first input of the node.
  if (callee !== null && node.inputs.length > 0 && callee.reads !== null) inputs[0] = { ...callee.reads };
  node.inputs.forEach(({ name, mayCollect }, index) => {
    if (mayCollect === true) inputs[index] = toSaved(name, maker);
  });
  for (const { parameter, feed, config } of node.fed ?? []) {
    const read = toFeed(feed, { node, config, file: maker.module.file });
    const asker = callee === null ? askerOf(parameter, node, maker) : callee.askerOf(parameter);
    if (asker === null) {
      if (made?.passesOn === true && read.kind !== "source") own = read;
      noteReads(read, node, null, [], inputs, feed);
      continue;
    }
    noteReads(read, node, asker, [], inputs, feed);
    // Parameters of a mutating definition that are not fed take the nodes that they name.
    const index = read.kind === "unknown" ? node.inputs.findIndex((input) => input.feed === feed) : -1;
    if (index !== -1 && callee !== null) inputs[index] = { asker };
    if (read.kind !== "source" && read.kind !== "unknown") fed.push({ feed: read, asker });
  }
  return { origin: toOrigin(node, callee, own, maker), fed, inputs };
}

/** Describes an input that a materializer saves: its type is that of a member of the materializer's own type. */
function toSaved(name: string, { module: { file }, definition }: WrittenDefinition): InputTypes {
  const [written] = definition.modifiers;
  const location = { file, span: written?.span ?? definition.nameSpan };
  const type: TypeLocation = { kind: "argument", location, method: "$saves", index: 0, path: [name] };
  const options = written?.arguments[1];
  const list =
    options?.kind === "record" ? options.entries.find(({ key }) => key === "dependencies")?.value : undefined;
  const names = list?.kind === "list" ? list.elements : [];
  const own = names.find((each) => each.kind === "literal" && each.value === name);
  const span = own?.span ?? definition.nameSpan;
  return { asker: { type, who: "The data saver", parameter: null }, readAt: { file, span } };
}

/** Describes a node whose value is a member of the type of the materializer that made it. */
function toMember(member: string, { module: { file }, definition }: WrittenDefinition): ResultIr {
  const location = { file, span: definition.modifiers[0]?.span ?? definition.nameSpan };
  return { type: { kind: "result", location, method: member }, who: `\`${definition.name}\``, location };
}

function toOrigin(
  { made }: NodeDefinition,
  callee: Callee | null,
  feed: FeedIr | null,
  maker: WrittenDefinition,
): OriginIr {
  const { passesOn = false, part = null, filledBy, calls, member } = made ?? {};
  const around = (made?.within ?? []).length === 0 ? null : UNKNOWN_CONFIG;
  const config = part === null ? null : findEntry(calls, String(part), around);
  return {
    result: member === undefined ? (callee?.result ?? null) : toMember(member, maker),
    feed: config ?? feed,
    passesOn,
    part: config === null ? part : null,
    fill: findFill(filledBy),
  };
}

/** Describes the parameter of the user's function that a feed is for. */
function askerOf(parameter: string, node: NodeDefinition, { module, definition }: WrittenDefinition): AskerIr | null {
  if (node.made?.path === null) return null;
  const input = inputsOf(definition).find(({ name }) => name === parameter);
  if (input === undefined) return null;
  const who = node.made?.isOwn === false ? definition.name : node.name;
  return {
    type: { kind: "input", location: { file: module.file, span: input.nameSpan } },
    who: `\`${who}\``,
    parameter,
  };
}

interface FeedSurroundings {
  readonly node: NodeDefinition;
  readonly config: object;
  /** The file of a feed that the source does not write out. */
  readonly file: string;
}

/** Reads a feed as the source writes it. */
function toFeed(feed: unknown, surroundings: FeedSurroundings): FeedIr {
  const written = findWritten(feed);
  const { file, expression } = written ?? {};
  if (file === undefined || expression?.kind !== "call")
    return { kind: "unknown", location: { file: surroundings.file, span: { start: 0, end: 0 } } };
  const location = { file, span: expression.span };
  const data = feed as FeedLike;
  const toPart = (part: unknown): FeedIr => toFeed(part, surroundings);
  switch (data.kind) {
    case "value": {
      const [argument] = expression.arguments;
      return argument === undefined
        ? { kind: "unknown", location }
        : { kind: "value", location, expression: { file, span: argument.span } };
    }
    case "source": {
      // Outer modifiers may have renamed the node that is read.
      const read = surroundings.node.inputs.find((input) => input.feed === feed);
      return { kind: "source", location, name: read?.name ?? data.name };
    }
    case "configuration":
      return toConfigured(data.key, location, surroundings.config);
    case "list":
      return { kind: "list", location, parts: data.feeds.map(toPart) };
    case "record":
      return { kind: "record", location, parts: Object.entries(data.feeds).map(([key, part]) => [key, toPart(part)]) };
  }
}

/** The runtime's feeds, as its factories make them. */
type FeedLike =
  | { readonly kind: "value" }
  | { readonly kind: "source"; readonly name: string }
  | { readonly kind: "configuration"; readonly key: string }
  | { readonly kind: "list"; readonly feeds: readonly unknown[] }
  | { readonly kind: "record"; readonly feeds: Readonly<Record<string, unknown>> };

/** Notes for each input of a feed where it is read and what takes it. */
function noteReads(
  feed: FeedIr,
  node: NodeDefinition,
  asker: AskerIr | null,
  path: readonly (string | number)[],
  inputs: InputTypes[],
  written: unknown,
): void {
  if (feed.kind === "source") {
    const index = node.inputs.findIndex((input) => input.feed === written);
    if (index === -1) return;
    const isOwn = path.length === 0 && node.made?.path !== null;
    inputs[index] = {
      readAt: feed.location,
      ...(asker !== null && !isOwn && { asker: within(asker, path) }),
      ...(path.length > 0 && { isPart: true }),
    };
  }
  const data = written as FeedLike;
  if (feed.kind === "list" && data.kind === "list")
    feed.parts.forEach((part, index) => noteReads(part, node, asker, [...path, index], inputs, data.feeds[index]));
  if (feed.kind === "record" && data.kind === "record")
    for (const [key, part] of feed.parts) noteReads(part, node, asker, [...path, key], inputs, data.feeds[key]);
}

/** Describes what takes a part of a value. */
function within(asker: AskerIr, path: readonly (string | number)[]): AskerIr {
  const { type, parameter } = asker;
  if (path.length === 0 || (type.kind !== "input" && type.kind !== "argument")) return asker;
  return { ...asker, type: { ...type, path: [...(type.path ?? []), ...path] }, parameter: toPartName(parameter, path) };
}
