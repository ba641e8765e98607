/** The model that all pictures are drawn from: plain data, which a page can hold as JSON. */
import type { NodeKind } from "../../graph/node-kind.js";
import type { ExportedNode } from "../../lineage/execution-export.js";
import type { NodeStyle } from "../drawing-options.js";

/** What a drawn node is: a kind of node, or a group of nodes that is drawn as one. */
export type DrawnKind = NodeKind | "group";

/**
 * What is true of a node besides its kind.
 *
 * - `output`: requested; `overridden`: the request gives its value.
 * - `remote`: computed elsewhere; `cached`: may come from a cache; `async`: computed asynchronously.
 * - `variant`: the config chooses its definition; `item`: computed once per item of a fan-out.
 */
export type NodeFlag = "output" | "overridden" | "remote" | "cached" | "async" | "variant" | "item";

/** Everything that a picture shows. */
export interface Drawing {
  /** Title; empty if there is none. */
  readonly title: string;
  /** Direction of the edges. */
  readonly orientation: "down" | "right";
  /** The colours; `"auto"` follows the reader's system. */
  readonly theme: "auto" | "light" | "dark";
  /** Whether a legend is asked for; null leaves it to the format. */
  readonly legend: boolean | null;
  /** The nodes, sorted by name. */
  readonly nodes: readonly DrawnNode[];
  /** The boxes around nodes; a group comes after the group that contains it. */
  readonly groups: readonly DrawnGroup[];
  /** The edges, in the order of the export. */
  readonly edges: readonly DrawnEdge[];
  /** What the reader has to know about the picture: what it leaves out, and how to narrow it. */
  readonly notes: readonly DrawingNote[];
}

/** What a reader has to know about a picture; `describeNotes` writes it as sentences. */
export type DrawingNote =
  | {
      /** There is nothing to draw. */
      readonly kind: "empty";
      /** Number of nodes of the whole graph. */
      readonly whole: number;
      /** Number of inputs that the options select, and hide. */
      readonly hidden: number;
    }
  | {
      /** Groups are drawn in place of nodes. */
      readonly kind: "grouped";
      /** Number of nodes that there are. */
      readonly nodes: number;
      /** Number of nodes that a picture has at most. */
      readonly limit: number;
      /** What the nodes of a group have in common: `module`, `subdag` or `value of the tag`. */
      readonly by: string;
    }
  | {
      /** The smallest of the groups are drawn as one. */
      readonly kind: "merged";
      /** Number of groups that are one. */
      readonly merged: number;
      /** Number of all groups. */
      readonly groups: number;
    }
  | {
      /** Nodes are seen only if the view is narrowed. */
      readonly kind: "narrow";
    }
  | {
      /** Inputs are not drawn once for each reader, although that was asked for. */
      readonly kind: "inputsOnce";
      /** Number of nodes that there would be. */
      readonly nodes: number;
      /** Number of nodes that a picture has at most. */
      readonly limit: number;
    };

/** A node as it is drawn. */
export interface DrawnNode {
  /** Its id in the picture, `n` and a number. */
  readonly id: string;
  /** Full name of the node or input; names need not be unique, because inputs can be drawn several times. */
  readonly name: string;
  /** What stands in its box: the name, or the label of its style. One line without control characters. */
  readonly label: string;
  /** Its type, shortened; empty if types are not shown. */
  readonly type: string;
  /** The tags that are shown, as `key: value`. */
  readonly tags: readonly string[];
  /** What it is. */
  readonly kind: DrawnKind;
  /** What else is true of it. */
  readonly flags: readonly NodeFlag[];
  /** Words for those of the flags that are shown in words: `async`. */
  readonly badges: readonly string[];
  /** Index of the innermost group that contains it; -1 if none does. */
  readonly group: number;
  /** Whether it is emphasised. */
  readonly isHighlighted: boolean;
  /** Colours of its own. */
  readonly style: NodeStyle;
  /** What the export says about it; null for a group of nodes. */
  readonly exported: ExportedNode | null;
}

/** A box around nodes. */
export interface DrawnGroup {
  /** Its id in the picture, `g` and a number. */
  readonly id: string;
  /** Path of the module, full name of the subdag, or value of the tag. */
  readonly name: string;
  /** Its title, one line: a subdag is called by what its name adds to that of the subdag around it. */
  readonly label: string;
  /** Index of the group that contains it; -1 if none does. */
  readonly parent: number;
}

/** An edge as it is drawn. */
export interface DrawnEdge {
  /** Index of the node that provides the value. */
  readonly from: number;
  /** Index of the node that reads it. */
  readonly to: number;
  /** Whether the reader can be computed without it. */
  readonly isOptional: boolean;
  /** Whether the reader takes the values of all items. */
  readonly collects: boolean;
}
