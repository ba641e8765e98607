/** The mechanism of `loadFrom` and `saveTo`: a node that calls a data loader or data saver with options from feeds. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../../errors/words.js";
import type { RunContext } from "../../execute/run-context.js";
import { createRecord } from "../../execute/values/create-record.js";
import { setOwn } from "../../execute/values/set-own.js";
import type { NodeDefinition, NodeInput, NodeRole, Tags } from "../../graph/node-definition.js";
import type { ArgumentFault } from "../core/argument-fault.js";
import { bindFeeds } from "../core/bind-feeds.js";
import { makeNode, type ExpandContext } from "../core/expansion.js";
import { createFeedSlot } from "../core/feed-slot.js";
import { findFeed, type Feed, type FeedData } from "../core/feed.js";
import { checkFeed } from "../core/read-feeds.js";
import { isFormat } from "../../materialize/is-format.js";
import type { CodeGap } from "../../manifest.js";

/** One feed per option of a data loader or data saver. */
export type OptionFeeds<Options> = { readonly [Key in keyof Options]: Feed<Options[Key]> };

/** The arguments after a loader or saver. The feeds may only be left out if all options of the adapter are optional. */
export type FeedsAndOptions<Options, Own> = {} extends Options
  ? [feeds?: OptionFeeds<Options>, options?: Own]
  : [feeds: OptionFeeds<Options>, options?: Own];

/** The arguments of a modifier, not yet checked. */
export interface AdapterArguments {
  /** The name of the modifier. */
  readonly modifier: string;
  /** The method that the modifier calls. */
  readonly method: "load" | "save";
  /** The data loader or data saver. */
  readonly adapter: unknown;
  /** One feed per option of the adapter. */
  readonly feeds: unknown;
  /** The modifier's own options. */
  readonly options: unknown;
  /** The names of the modifier's own options. */
  readonly known: readonly string[];
}

/** Returns the feeds by option; null if any argument is wrong, which is reported as ICO6009. */
export function readAdapterArguments(
  { modifier, method, adapter, feeds = {}, options = {}, known }: AdapterArguments,
  context: ExpandContext,
): ReadonlyMap<string, FeedData> | null {
  const faults = [
    findAdapterFault(adapter, method),
    isRecord(feeds) && findFeed(feeds) === null
      ? null
      : {
          reason: `takes an object with one feed an option, not ${isRecord(feeds) ? "a feed" : describeKind(feeds)}.`,
          argument: [1],
        },
    findOptionsFault(options, known),
  ].filter((fault) => fault !== null);
  for (const { reason, argument } of faults)
    context.report(invalidModifier, { reason: `\`${modifier}\` ${reason}` }, argument);
  if (faults.length > 0) return null;
  const read = Object.entries(feeds as object).map(
    ([key, candidate]) => [key, checkFeed(candidate, context, [1, key], key)] as const,
  );
  const right = read.flatMap(([key, feed]): readonly [string, FeedData][] => (feed === null ? [] : [[key, feed]]));
  return right.length < read.length ? null : new Map(right);
}

/** Describes what is wrong with a data loader or data saver, which is the first argument; null if nothing is. */
export function findAdapterFault(adapter: unknown, method: AdapterArguments["method"]): ArgumentFault | null {
  const what = method === "load" ? "loader" : "saver";
  const takes = `takes a data ${what}, an object with a \`name\` and a method \`${method}\`, not`;
  const found = describeWrongAdapter(adapter, method);
  return found === null ? null : { reason: `${takes} ${found}.`, argument: [0] };
}

function describeWrongAdapter(adapter: unknown, method: "load" | "save"): string | null {
  // Adapters that can be called to declare the type of their data are functions.
  const isCallable = typeof adapter === "function" && method in adapter;
  if (!isRecord(adapter) && !isCallable) return describeKind(adapter);
  const { name, [method]: call } = adapter as Readonly<Record<string, unknown>>;
  if (name === undefined) return "one without `name`";
  if (typeof name !== "string" || name === "") return `one whose \`name\` is ${describeKind(name)}`;
  if (call === undefined) return `${quote(name)} without \`${method}\``;
  return typeof call === "function" ? null : `${quote(name)} whose \`${method}\` is ${describeKind(call)}`;
}

function findOptionsFault(options: unknown, known: readonly string[]): ArgumentFault | null {
  if (!isRecord(options)) return { reason: `takes options in an object, not ${describeKind(options)}.`, argument: [2] };
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown === undefined) return null;
  const hint = suggest(findNearest(unknown, known), `Options are ${quoteAll(known)}.`);
  return { reason: `has no option ${quote(unknown)}. ${hint}`, argument: [2, { key: unknown }] };
}

function isRecord(candidate: unknown): candidate is Readonly<Record<string, unknown>> {
  return typeof candidate === "object" && candidate !== null && !Array.isArray(candidate);
}

/** A node that a data loader or data saver computes. */
interface AdapterNode {
  readonly name: string;
  readonly type: string;
  readonly documentation: string;
  readonly tags: Tags;
  readonly kind: "loader" | "saver";
  /** Null if the user gave the node its name. */
  readonly role: NodeRole | null;
  /** The inputs of the node besides its options. */
  readonly reads: readonly NodeInput[];
  readonly adapter: unknown;
  /** The member of a materializer's type whose result is the node's value; absent if the adapter's own type says it. */
  readonly member?: string;
  /** What the value depends on, besides the adapter and its options. */
  readonly depends?: unknown;
  /** Why the code version is incomplete; absent if nothing but the code of the adapter can make it so. */
  readonly gaps?: readonly CodeGap[];
  readonly call: (read: readonly unknown[], options: object, context: RunContext) => unknown;
}

/** Creates a node that calls a data loader or data saver. */
export function makeAdapterNode(
  base: NodeDefinition,
  { name, type, documentation, tags, kind, role, reads, adapter, member, depends, gaps, call }: AdapterNode,
  feeds: ReadonlyMap<string, FeedData>,
  context: ExpandContext,
): NodeDefinition {
  const keys = [...feeds.keys()];
  const slots = keys.map(createFeedSlot);
  const node = makeNode(base, {
    name,
    type,
    documentation,
    role,
    inputs: [...reads, ...slots],
    path: null,
    kind,
    from: { calls: adapter, ...(member !== undefined && { member }) },
    // The version of this package decides what its own formats do.
    part: context.toPart([kind, isFormat(adapter) ? adapter.name : [adapter], keys, depends]),
    code: gaps && { codeVersion: "", gaps },
    function: (...values: readonly unknown[]) => {
      const options = createRecord();
      keys.forEach((key, index) => setOwn(options, key, values[reads.length + index]));
      // A cast, because the context comes after all inputs.
      return call(values, options, values.at(-1) as RunContext);
    },
  });
  const fed = new Map(slots.map((slot, index) => [slot.name, feeds.get(keys[index]!)!]));
  return {
    ...bindFeeds({ ...node, parameters: [...node.parameters, "context"] }, fed, context, (slot) => [1, slot.trim()]),
    tags,
  };
}
