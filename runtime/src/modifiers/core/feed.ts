/** What a parameter is fed from: a constant, another node, a config key, or a list or record of those. */

import type { Declarations } from "./declaration.js";
import type { NodeRole } from "../../graph/node-definition.js";

const FEED: unique symbol = Symbol.for("icosian.feed");

/**
 * What a parameter is fed from.
 *
 * @typeParam Value - Type of the value; `unknown` for what only the graph knows.
 */
export type Feed<Value = unknown> = FeedData & {
  readonly [FEED]: true;
  /** Exists for types only. */
  readonly gives?: Value;
};

/** The same, as data. */
export type FeedData =
  | { readonly kind: "value"; readonly value: unknown }
  | {
      readonly kind: "source";
      readonly name: string;
      /** The role of the node, where a modifier made it for this parameter. */
      readonly role?: NodeRole | null;
    }
  | { readonly kind: "configuration"; readonly key: string }
  | { readonly kind: "list"; readonly feeds: readonly unknown[] }
  | { readonly kind: "record"; readonly feeds: Readonly<Record<string, unknown>> };

/** What is inferred as it is written, and not as `string` or `number`. */
type Literal = string | number | boolean | bigint | symbol;

/** Names of nodes and inputs that have no type of their own here: any parameter takes them. */
type FromGraph = never;

/**
 * Feeds a constant.
 *
 * @hamilton function_modifiers.value
 */
export function value<Value extends Literal | object | undefined | null>(constant: Value): Feed<Value> {
  return toFeed({ kind: "value", value: constant });
}

/**
 * Feeds the value of another node, or an input from outside.
 *
 * @hamilton function_modifiers.source
 */
export function source(name: string): Feed<FromGraph> {
  return toFeed({ kind: "source", name });
}

/**
 * Feeds the value of a config key.
 *
 * @hamilton function_modifiers.configuration
 */
export function configuration(key: string): Feed<FromGraph> {
  return toFeed({ kind: "configuration", key });
}

/**
 * Feeds a list or a record of constants, nodes and config keys.
 *
 * @hamilton function_modifiers.group
 */
export function group<Feeds extends readonly Feed[] | Readonly<Record<string, Feed>>>(
  feeds: readonly [] | Feeds,
): Feed<{ -readonly [Key in keyof Feeds]: Feeds[Key] extends Feed<infer Value> ? Value : never }> {
  return Array.isArray(feeds)
    ? toFeed({ kind: "list", feeds: feeds as readonly Feed[] })
    : toFeed({ kind: "record", feeds: feeds as Readonly<Record<string, Feed>> });
}

/** A feed's data; null for anything that is no feed. */
export function findFeed(candidate: unknown): FeedData | null {
  return typeof candidate === "object" && candidate !== null && FEED in candidate ? (candidate as Feed) : null;
}

function toFeed<Value>(data: FeedData): Feed<Value> {
  return Object.freeze({ ...data, [FEED]: true as const });
}

/** For the compiler. */
export const declarations: Declarations = {
  value: { factory: value, arguments: ["value"] },
  source: { factory: source },
  configuration: { factory: configuration },
  group: { factory: group },
};
