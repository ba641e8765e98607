/** An edge of a dataflow: what is given on one end, and what is asked for on the other. */
import type { RelatedLocation } from "../../diagnostics/diagnostic.js";
import type { Location } from "../../ir/span.js";
import type { Offer, TypeLocation } from "../../oracle/oracle.js";

/** One edge. */
export interface Edge {
  readonly source: Offer;
  readonly target: TypeLocation;
  /** Where a mistake is reported. */
  readonly location: Location;
  /** Whether a config gives the value. */
  readonly isConfig: boolean;
  /** Whether the value is only a part of what is asked for as a whole, and judged with it. */
  readonly isPart: boolean;
  /** Where the parts of a `group` stand, by their paths; absent for a value that is no group. */
  readonly findPart?: (path: readonly (string | number)[]) => Pick<Edge, "location" | "isConfig">;
  /** Gives the words for a mistake: most edges have none. */
  readonly describe: () => EdgeWords;
}

/** What there is to say of an edge. */
export interface EdgeWords {
  /** The node that gives the value, and the one that asks for it. */
  readonly producer: string;
  readonly consumer: string;
  /** In words: "node `title` gives", "`scaled`". */
  readonly giver: string;
  readonly asker: string;
  /** Name of what is asked for; null where it has none. */
  readonly parameter: string | null;
  readonly related: readonly RelatedLocation[];
}
