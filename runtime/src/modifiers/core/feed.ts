/** Feeds: sources of parameter values. A feed is a constant, a node, a config key, or a list or record of feeds. */

import type { Declarations } from "./declaration.js";
import type { NodeRole } from "../../graph/node-definition.js";

const FEED: unique symbol = Symbol.for("icosian.feed");

/**
 * The source of a parameter's value, created by `value`, `source`, `configuration` or `group`.
 *
 * @typeParam Value - The type of the value, if it is known without the graph.
 */
export type Feed<Value = unknown> = FeedData & {
  /** Marks the object as a feed. */
  readonly [FEED]: true;
  /** Exists for types only. */
  readonly gives?: Value;
};

/** A feed as plain data. */
export type FeedData =
  | {
      readonly kind: "value";
      /** The constant, as the function receives it. */
      readonly value: unknown;
    }
  | {
      readonly kind: "source";
      /** The name of the node or external input. */
      readonly name: string;
      /** The role of the node, if a modifier created the node for this parameter. */
      readonly role?: NodeRole | null;
    }
  | {
      readonly kind: "configuration";
      /** The config key. */
      readonly key: string;
    }
  | {
      readonly kind: "list";
      /** The feeds of the elements; not yet checked. */
      readonly feeds: readonly unknown[];
    }
  | {
      readonly kind: "record";
      /** The feeds by property; not yet checked. */
      readonly feeds: Readonly<Record<string, unknown>>;
    };

/** Types for which TypeScript infers the literal, and not `string` or `number`. */
type Literal = string | number | boolean | bigint | symbol;

/** The type of a value that only the graph knows. Every parameter accepts it here; the compiler checks it later. */
type FromGraph = never;

/**
 * Feeds a constant to a parameter.
 *
 * @param constant - Any value except another feed. It is passed to the function as it is, without a copy.
 * @hamilton function_modifiers.value
 */
export function value<Value extends Literal | object | undefined | null>(constant: Value): Feed<Value> {
  return toFeed({ kind: "value", value: constant });
}

/**
 * Feeds the value of another node, or of an external input, to a parameter.
 *
 * @param name - The name of the node or input.
 * @hamilton function_modifiers.source
 */
export function source(name: string): Feed<FromGraph> {
  return toFeed({ kind: "source", name });
}

/**
 * Feeds the value of a config key to a parameter. The value is read once, when the dataflow is built. If the key is not
 * set, building the dataflow reports ICO6013.
 *
 * @param key - The config key.
 * @hamilton function_modifiers.configuration
 */
export function configuration(key: string): Feed<FromGraph> {
  return toFeed({ kind: "configuration", key });
}

/**
 * Feeds a list or a record to a parameter, whose parts are constants, values of nodes, and config values.
 *
 * @param feeds - A list of feeds, or an object with one feed per key. It may contain further groups.
 * @hamilton function_modifiers.group
 */
export function group<Feeds extends readonly Feed[] | Readonly<Record<string, Feed>>>(
  feeds: readonly [] | Feeds,
): Feed<{ -readonly [Key in keyof Feeds]: Feeds[Key] extends Feed<infer Value> ? Value : never }> {
  return Array.isArray(feeds)
    ? toFeed({ kind: "list", feeds: feeds as readonly Feed[] })
    : toFeed({ kind: "record", feeds: feeds as Readonly<Record<string, Feed>> });
}

/** Returns the value as a feed; null if it is not a feed. */
export function findFeed(candidate: unknown): FeedData | null {
  return typeof candidate === "object" && candidate !== null && FEED in candidate ? (candidate as Feed) : null;
}

function toFeed<Value>(data: FeedData): Feed<Value> {
  return Object.freeze({ ...data, [FEED]: true as const });
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  value: { factory: value, arguments: ["value"] },
  source: { factory: source },
  configuration: { factory: configuration },
  group: { factory: group },
};
