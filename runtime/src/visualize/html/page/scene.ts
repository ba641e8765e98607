/** What is painted: plain data, so that it can be sent to a worker. */
import type { ExportedNode } from "../../../lineage/execution-export.js";
import type { NodeStyle } from "../../drawing-options.js";
import type { Layout } from "../../layout/layout-graph.js";
import type { PageProblem } from "../page-data.js";
import type { VisibleGraph } from "./visible-graph.js";

/** A picture with the positions of everything in it. */
export interface Scene {
  /** Number of the scene; a later one has a greater number. */
  readonly id: number;
  /** Direction of the edges. */
  readonly orientation: "down" | "right";
  /** The items and edges. */
  readonly visible: VisibleGraph;
  /** Where they are. */
  readonly layout: Layout;
  /** How each item looks. */
  readonly looks: readonly ItemLook[];
}

/** How an item looks. */
export interface ItemLook {
  /** What it is. */
  readonly kind: ExportedNode["kind"] | "group";
  /** First line, shortened so that it fits. */
  readonly label: string;
  /** Second line; empty for none. */
  readonly detail: string;
  /** Third line; empty for none. */
  readonly tags: string;
  /** Whether it is a requested output. */
  readonly isOutput: boolean;
  /** Whether the request gives its value. */
  readonly isOverridden: boolean;
  /** Whether it is computed once per item of a fan-out. */
  readonly isPerItem: boolean;
  /** Whether the user emphasised it. */
  readonly isHighlighted: boolean;
  /** The worst problem of the node, or of the nodes in the group. */
  readonly problem: PageProblem["severity"] | null;
  /** Colours that replace those of the kind. */
  readonly style: NodeStyle | null;
}
