/** Where the types of what modifiers made stand in the source: what feeds a node, what asks for it, what computes it. */
import type { NodeDefinition } from "@icosian/runtime/tooling";
import type { DefinitionIr, ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { AskerIr, FedIr, FeedIr, OriginIr } from "../edges/feeds.js";
import { inputsOf } from "../node.js";
import { toPartName } from "../names/part-name.js";
import { toCallee, type Callee } from "./callee.js";
import { findWritten } from "./written.js";
import { findEntry, findFill, toConfigured, UNKNOWN_CONFIG } from "./written-entries.js";

/** What is known of a made node's types. */
export interface MadeTypes {
  readonly origin: OriginIr;
  readonly fed: readonly FedIr[];
  /** By input of the node, in their order. */
  readonly inputs: readonly InputTypes[];
}

/** What is known of one input's type. */
export interface InputTypes {
  /** Absent where a parameter of the definition asks, by itself. */
  readonly asker?: AskerIr;
  /** Where the source says that the input is read; absent where only its name does. */
  readonly readAt?: Location;
  /** Whether it is read for a part of a `group`. */
  readonly isPart?: boolean;
}

/** What a node is made of. */
interface Maker {
  readonly module: ModuleIr;
  readonly definition: DefinitionIr;
}

/**
 * Reads the types of one made node; O(inputs and feeds).
 *
 * @param findMaker - The definition that a stub stands for.
 */
export function readMadeTypes(
  node: NodeDefinition,
  maker: Maker,
  findMaker: (stub: unknown) => Maker | null,
): MadeTypes {
  const { made } = node;
  const callee = made?.calls === undefined ? null : toCallee(made.calls, maker, findMaker);
  const inputs: InputTypes[] = node.inputs.map(() => ({}));
  const fed: FedIr[] = [];
  let own: FeedIr | null = null;
  // What is computed of a part is asked of by nobody yet.
  if (callee !== null && node.inputs.length > 0 && callee.reads !== null) inputs[0] = { ...callee.reads };
  for (const { parameter, feed, config } of node.fed ?? []) {
    const read = toFeed(feed, { node, config, file: maker.module.file });
    const asker = callee === null ? askerOf(parameter, node, maker) : callee.askerOf(parameter);
    if (asker === null) {
      if (made?.passesOn === true && read.kind !== "source") own = read;
      noteReads(read, node, null, [], inputs, feed);
      continue;
    }
    noteReads(read, node, asker, [], inputs, feed);
    // What a mutating definition is not fed comes from the nodes that its parameters name.
    const index = read.kind === "unknown" ? node.inputs.findIndex((input) => input.feed === feed) : -1;
    if (index !== -1 && callee !== null) inputs[index] = { asker };
    if (read.kind !== "source" && read.kind !== "unknown") fed.push({ feed: read, asker });
  }
  return { origin: toOrigin(node, callee, own), fed, inputs };
}

function toOrigin({ made }: NodeDefinition, callee: Callee | null, feed: FeedIr | null): OriginIr {
  const { passesOn = false, part = null, filledBy, calls } = made ?? {};
  const around = (made?.within ?? []).length === 0 ? null : UNKNOWN_CONFIG;
  const config = part === null ? null : findEntry(calls, String(part), around);
  return {
    result: callee?.result ?? null,
    feed: config ?? feed,
    passesOn,
    part: config === null ? part : null,
    fill: findFill(filledBy),
  };
}

/** A parameter of the user's function, which a feed was given for. */
function askerOf(parameter: string, node: NodeDefinition, { module, definition }: Maker): AskerIr | null {
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
  /** Where a feed stands that the source does not write out. */
  readonly file: string;
}

/** A feed as the source has it. */
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
      // Modifiers outside of this one may have given the node that is read another name.
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

/** The runtime's feeds, as they come out of its factories. */
type FeedLike =
  | { readonly kind: "value" }
  | { readonly kind: "source"; readonly name: string }
  | { readonly kind: "configuration"; readonly key: string }
  | { readonly kind: "list"; readonly feeds: readonly unknown[] }
  | { readonly kind: "record"; readonly feeds: Readonly<Record<string, unknown>> };

/** Notes of all inputs that a feed reads where it says so, and what asks for them. */
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

/** What asks for a part. */
function within(asker: AskerIr, path: readonly (string | number)[]): AskerIr {
  const { type, parameter } = asker;
  if (path.length === 0 || (type.kind !== "input" && type.kind !== "argument")) return asker;
  return { ...asker, type: { ...type, path: [...(type.path ?? []), ...path] }, parameter: toPartName(parameter, path) };
}
