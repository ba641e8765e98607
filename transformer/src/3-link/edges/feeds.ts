/** What modifiers feed to parameters and steps, and what asks for it, as the source says it. */
import type { Place } from "../../ir/span.js";
import type { TypePlace } from "../../oracle/oracle.js";

/** What feeds a parameter. */
export type FeedIr =
  | { readonly kind: "value"; readonly place: Place; readonly expression: Place }
  | { readonly kind: "source"; readonly place: Place; readonly name: string }
  /** A key of the config of the dataflow. */
  | { readonly kind: "configuration"; readonly place: Place; readonly key: string }
  /** What the config of a subdag says. */
  | { readonly kind: "given"; readonly place: Place }
  | { readonly kind: "list"; readonly place: Place; readonly parts: readonly FeedIr[] }
  | { readonly kind: "record"; readonly place: Place; readonly parts: readonly (readonly [string, FeedIr])[] }
  /** What cannot be known. */
  | { readonly kind: "unknown"; readonly place: Place };

/** What asks for a value that is fed. */
export interface AskerIr {
  readonly type: TypePlace;
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
  readonly fill: Place | null;
}

/** What a node calls gives its value. */
export interface ResultIr {
  readonly type: TypePlace;
  /** In words: "step `trim`". */
  readonly who: string;
  readonly place: Place;
}
