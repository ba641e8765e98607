/** What modifiers feed to parameters and steps, and what asks for it, as the source says it. */
import type { Location } from "../../ir/span.js";
import type { TypeLocation } from "../../oracle/oracle.js";

/** What feeds a parameter. */
export type FeedIr =
  | { readonly kind: "value"; readonly location: Location; readonly expression: Location }
  | { readonly kind: "source"; readonly location: Location; readonly name: string }
  /** A key of the config of the dataflow. */
  | { readonly kind: "configuration"; readonly location: Location; readonly key: string }
  /** What the config of a subdag says. */
  | { readonly kind: "given"; readonly location: Location }
  | { readonly kind: "list"; readonly location: Location; readonly parts: readonly FeedIr[] }
  | { readonly kind: "record"; readonly location: Location; readonly parts: readonly (readonly [string, FeedIr])[] }
  /** What cannot be known. */
  | { readonly kind: "unknown"; readonly location: Location };

/** What asks for a value that is fed. */
export interface AskerIr {
  readonly type: TypeLocation;
  /** In words: "`scaled`", "Step `trim`". */
  readonly who: string;
  /** Name of what it asks for; null where it has none that the source shows. */
  readonly parameter: string | null;
}

/** A feed that is more than the value of one node, and what asks for it. */
export interface FedIr {
  readonly feed: FeedIr;
  readonly asker: AskerIr;
}

/** What gives a made node's value where no path says it. */
export interface OriginIr {
  /** What the node calls; null where it calls nothing whose type is known. */
  readonly result: ResultIr | null;
  /** What it is fed in place of its first input. */
  readonly feed: FeedIr | null;
  /** Whether it gives what it reads first, always or under some configs. */
  readonly passesOn: boolean;
  /** The part of all that which it gives. */
  readonly part: string | number | null;
  /** What takes the place of a missing part. */
  readonly fill: Location | null;
}

/** What a node calls gives its value. */
export interface ResultIr {
  readonly type: TypeLocation;
  /** In words: "step `trim`". */
  readonly who: string;
  readonly location: Location;
}
