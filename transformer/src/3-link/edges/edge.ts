/** An edge of a dataflow, from a value that is given to a parameter that takes it. */
import type { RelatedLocation } from "../../diagnostics/diagnostic.js";
import type { Location } from "../../ir/span.js";
import type { Offer, TypeLocation } from "../../oracle/oracle.js";

/** One edge, with the types at both ends. */
export interface Edge {
  /** The value that is given. */
  readonly source: Offer;
  /** What takes the value. */
  readonly target: TypeLocation;
  /** The location at which a mistake is reported. */
  readonly location: Location;
  /** Whether the value comes from a config. */
  readonly isConfig: boolean;
  /** Whether a materializer gives the value, so that its type may be left undeclared. */
  readonly isLoaded: boolean;
  /** Whether the value is a part of a `group`, which is checked as a whole. */
  readonly isPart: boolean;
  /** Finds where a part of a `group` is written by its path; absent for other values. */
  readonly findPart?: (path: readonly (string | number)[]) => Pick<Edge, "location" | "isConfig">;
  /** Makes the words for a mistake. It is called only if there is one, which is rare. */
  readonly describe: () => EdgeWords;
}

/** The words that describe an edge in a message. */
export interface EdgeWords {
  /** The name of the node that gives the value. */
  readonly producer: string;
  /** The name of the node that takes the value. */
  readonly consumer: string;
  /** What gives the value, in words: "node `title` gives". */
  readonly giver: string;
  /** What takes the value, in words: "`scaled`". */
  readonly asker: string;
  /** The name of the parameter; null if it has none. */
  readonly parameter: string | null;
  /** The other end of the edge. */
  readonly related: readonly RelatedLocation[];
}
