/** The data of a page: what its script reads from the `application/json` block. */
import type { Tags } from "../../graph/node-definition.js";
import type { NodeKind } from "../../graph/node-kind.js";
import type { ExportedOrigin } from "../../lineage/execution-export.js";
import type { DrawingOptions, NodeStyle } from "../drawing-options.js";

/** Everything that a page shows. */
export interface PageData {
  /** The nodes and edges. */
  readonly graph: PackedGraph;
  /** How the page looks when it is opened. */
  readonly settings: PageSettings;
  /** Styles by the index of the node. */
  readonly styles: readonly (readonly [node: number, style: NodeStyle])[];
  /** What is wrong with the nodes. */
  readonly problems: readonly PageProblem[];
  /** Where new graphs come from; null for a page that stays as it is. */
  readonly live: PageLive | null;
}

/** How a page looks when it is opened. */
export type PageSettings = Pick<
  DrawingOptions,
  | "title"
  | "orientation"
  | "hideInputs"
  | "deduplicateInputs"
  | "showTypes"
  | "showTags"
  | "legend"
  | "groupBy"
  | "highlight"
  | "theme"
>;

/** Something that is wrong with a node. */
export interface PageProblem {
  /** Name of the node. A problem whose node is not in the graph is only listed. */
  readonly node: string;
  /** How bad it is. */
  readonly severity: "error" | "warning" | "info";
  /** Code of the diagnostic, such as `ICO2001`. */
  readonly code: string;
  /** What is wrong. */
  readonly message: string;
  /** Where it is wrong: `src/features.ts:12:17`; null if it is not known. */
  readonly location: string | null;
}

/** Where a page hears of new graphs. */
export interface PageLive {
  /** Address of an event stream, relative to the page. Each message is a {@link PageUpdate} as JSON. */
  readonly events: string;
}

/** A message of the event stream: what replaces the graph of the page. */
export type PageUpdate = Pick<PageData, "graph" | "styles" | "problems">;

/** A graph with every repeated text once. The lists of a column follow the order of `names`. */
export interface PackedGraph {
  /** Names of the nodes. */
  readonly names: readonly string[];
  /** What the nodes are. */
  readonly kind: PackedColumn<NodeKind>;
  /** Declared types. */
  readonly type: PackedColumn<string>;
  /** Tags. */
  readonly tags: PackedColumn<Tags>;
  /** Documentation. */
  readonly documentation: PackedColumn<string>;
  /** Hashes of code. */
  readonly codeVersion: PackedColumn<string | null>;
  /** Paths of modules. */
  readonly module: PackedColumn<string | null>;
  /** Locations; one that begins with the path of its module begins with `:` here. */
  readonly source: PackedColumn<string | null>;
  /** What modifiers made the nodes of. */
  readonly madeFrom: PackedColumn<ExportedOrigin | null>;
  /** Modifiers. */
  readonly modifiers: PackedColumn<readonly string[]>;
  /** Subdags. */
  readonly subdags: PackedColumn<readonly string[]>;
  /** Fan-outs. */
  readonly fanOut: PackedColumn<string | null>;
  /** Locations of variants. */
  readonly variants: PackedColumn<readonly string[]>;
  /** Bits: asynchronous 1, remote 2, cached 4, output 8, overridden 16. */
  readonly flags: PackedColumn<number>;
  /** Dependencies of the nodes whose dependencies are not exactly their edges. */
  readonly dependencies: readonly PackedDependencies[];
  /** For each edge the index of its source less that of the edge before. */
  readonly from: readonly number[];
  /** For each edge the index of its target. */
  readonly to: readonly number[];
  /** For each edge bits: optional 1, collects 2. */
  readonly edgeFlags: PackedColumn<number>;
}

/** Index of a node, its required dependencies, and its optional ones. */
export type PackedDependencies = readonly [node: number, required: readonly string[], optional: readonly string[]];

/** The values of a column: one for all, one each, or indexes into a table. */
export type PackedColumn<Value> =
  | { readonly all: Value }
  | { readonly each: readonly Value[] }
  | { readonly table: readonly Value[]; readonly at: readonly number[] };
