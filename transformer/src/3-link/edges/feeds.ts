/** The feeds that modifiers give to parameters and steps, and what takes them, as the source writes both. */
import type { Location } from "../../ir/span.js";
import type { TypeLocation } from "../../oracle/oracle.js";

/** The feed of a parameter. */
export type FeedIr =
  /** A constant that the modifier gives. */
  | {
      readonly kind: "value";
      /** Where the feed is written. */
      readonly location: Location;
      /** Where the expression of the constant is written. */
      readonly expression: Location;
    }
  /** The value of a node or an input. */
  | {
      readonly kind: "source";
      readonly location: Location;
      /** The name of the node or the input. */
      readonly name: string;
    }
  /** A key of the config of the dataflow. */
  | {
      readonly kind: "configuration";
      readonly location: Location;
      /** The key in the config. */
      readonly key: string;
    }
  /** A value that the config of a subdag gives. */
  | { readonly kind: "given"; readonly location: Location }
  /** A `group` of feeds as a list. */
  | {
      readonly kind: "list";
      readonly location: Location;
      /** The feeds of the elements, or the feeds of the fields with their names. */
      readonly parts: readonly FeedIr[];
    }
  /** A `group` of feeds as an object. */
  | { readonly kind: "record"; readonly location: Location; readonly parts: readonly (readonly [string, FeedIr])[] }
  /** A feed that the source does not show. */
  | { readonly kind: "unknown"; readonly location: Location };

/** What takes a value that is fed. */
export interface AskerIr {
  /** The type that it asks for. */
  readonly type: TypeLocation;
  /** What takes the value, in words: "`scaled`", "Step `trim`". */
  readonly who: string;
  /** The name of the parameter; null if the source shows none. */
  readonly parameter: string | null;
}

/** A feed that is not just the value of one node, and what takes it. */
export interface FedIr {
  /** The value that is fed. */
  readonly feed: FeedIr;
  /** What takes the value. */
  readonly asker: AskerIr;
}

/** What gives the value of a created node whose value is not a part of the function's result. */
export interface OriginIr {
  /** The result of the function that the node calls; null if it calls none of a known type. */
  readonly result: ResultIr | null;
  /** The feed that replaces the node's first input. */
  readonly feed: FeedIr | null;
  /** Whether the node passes its first input on unchanged, always or under some configs. */
  readonly passesOn: boolean;
  /** The part of that value which the node gives; null for the whole value. */
  readonly part: string | number | null;
  /** Where the value that replaces a missing part is written. */
  readonly fill: Location | null;
}

/** The result of the function that a node calls. */
export interface ResultIr {
  /** The type of the result. */
  readonly type: TypeLocation;
  /** The function, in words: "step `trim`". */
  readonly who: string;
  /** Where the function is written. */
  readonly location: Location;
}
