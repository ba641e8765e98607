/** The options of drawings. */
import type { TagQuery } from "../lineage/tag-query.js";
import type { ExecutionExport, ExportedNode } from "../lineage/execution-export.js";

/** The formats that have a name. */
export type DrawingFormat = "mermaid" | "dot" | "svg" | "html" | "json";

/** Draws an exported graph as text. */
export type DrawGraph = (graph: ExecutionExport, options?: Omit<VisualizeOptions, "format">) => string;

/** How a graph is drawn. */
export interface DrawingOptions {
  /** Title of the picture, or of the page; default: none. */
  readonly title?: string;
  /** Direction of the edges on the page; default: `"down"`. */
  readonly orientation?: "down" | "right";
  /** Whether external inputs and values of the config are left out; default: `false`. */
  readonly hideInputs?: boolean;
  /** Whether an input is drawn once for each node that reads it, which avoids long edges; default: `false`. */
  readonly deduplicateInputs?: boolean;
  /** Whether the declared types are shown; default: `true`. */
  readonly showTypes?: boolean;
  /** Whether tags are shown, or the keys of those that are; default: `false`. */
  readonly showTags?: boolean | readonly string[];
  /** Whether a legend explains the shapes and colours that occur; default: `true` for svg, dot and html. */
  readonly legend?: boolean;
  /** What draws a box around nodes: their module, their subdag, or the value of a tag; default: nothing. */
  readonly groupBy?: "module" | "subdag" | { readonly tag: string };
  /** Names of nodes that are emphasised; default: none. */
  readonly highlight?: readonly string[];
  /** Style of single nodes; called once per node. */
  readonly style?: (node: ExportedNode) => NodeStyle | null | undefined;
  /**
   * The colours: `"auto"` follows the reader's system where the format can (svg, html), and is light elsewhere.
   * Default: `"auto"`.
   */
  readonly theme?: "auto" | "light" | "dark";
}

/** The style of one node. What is absent stays as the kind of the node has it. */
export interface NodeStyle {
  /** Colour of the area, as `#rgb` or `#rrggbb`. */
  readonly fill?: string;
  /** Colour of the border, as `#rgb` or `#rrggbb`. */
  readonly stroke?: string;
  /** Colour of the text, as `#rgb` or `#rrggbb`. */
  readonly color?: string;
  /** Text in place of the node's name. */
  readonly label?: string;
}

/** Which part of a graph is drawn. Several restrictions hold together. */
export interface ViewOptions {
  /** Only these nodes and what they are computed from. */
  readonly upstreamOf?: string | readonly string[];
  /** Only these nodes and what is computed from them. */
  readonly downstreamOf?: string | readonly string[];
  /** Only what lies on a path from the first node to the second one, both included. */
  readonly pathBetween?: readonly [from: string, to: string];
  /** The number of edges that `upstreamOf` and `downstreamOf` follow at most; default: all. */
  readonly hops?: number;
  /** Only nodes with these tags; a list matches any of its values, `null` any value. */
  readonly tags?: TagQuery;
  /** Only nodes of these modules, by the paths that their sources have. */
  readonly modules?: string | readonly string[];
}

/** The options of `visualize`: the part of the graph that is drawn, and how. */
export interface VisualizeOptions extends DrawingOptions, ViewOptions {
  /**
   * The format, or a function of `@icosian/runtime/visualize` such as `toSvg`, which bundles for browsers need; default:
   * `"mermaid"`.
   */
  readonly format?: DrawingFormat | DrawGraph;
}
