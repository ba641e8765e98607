/** The colours of the picture. */
import type { NodeKind } from "../../../graph/node-kind.js";

/** Colours of everything that is painted. */
export interface Palette {
  /** Behind everything. */
  readonly background: string;
  /** The area of a node. */
  readonly surface: string;
  /** The border of a node. */
  readonly border: string;
  /** The name of a node. */
  readonly text: string;
  /** What is written beside it. */
  readonly muted: string;
  /** An edge. */
  readonly edge: string;
  /** An edge that is emphasised. */
  readonly strongEdge: string;
  /** The area of an expanded group. */
  readonly group: string;
  /** The border of a group. */
  readonly groupBorder: string;
  /** The border of the selected item. */
  readonly focus: string;
  /** What hides everything that is not emphasised. */
  readonly veil: string;
  /** Upstream of the selected node. */
  readonly upstream: string;
  /** Downstream of the selected node. */
  readonly downstream: string;
  /** Colours of problems. */
  readonly problems: Readonly<Record<"error" | "warning" | "info", string>>;
  /** The colour of each kind. */
  readonly kinds: Readonly<Record<NodeKind | "group", string>>;
}

/** What stands for a kind in its icon, and how the legend explains it. */
export const KINDS: Readonly<Record<NodeKind, readonly [icon: string, words: string]>> = {
  input: ["→", "input"],
  config: ["#", "config"],
  function: ["ƒ", "function"],
  fanOut: ["⋔", "source of a fan-out"],
  collect: ["Σ", "collects a fan-out"],
  field: ["·", "field"],
  step: ["»", "step"],
  check: ["✓", "check"],
  loader: ["↓", "loader"],
  saver: ["↑", "saver"],
  metadata: ["i", "metadata"],
  result: ["=", "result"],
  given: ["◦", "given to a subdag"],
};

/** The colours of both themes. */
export const PALETTES: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    background: "#f7f8fa",
    surface: "#ffffff",
    border: "#d5d9e2",
    text: "#1c2230",
    muted: "#667085",
    edge: "#b3bac7",
    strongEdge: "#4b5566",
    group: "rgba(92, 108, 144, 0.055)",
    groupBorder: "#d3d8e3",
    focus: "#2f6bea",
    veil: "rgba(247, 248, 250, 0.78)",
    upstream: "#7a5af0",
    downstream: "#0b8f8a",
    problems: { error: "#d4333f", warning: "#c77700", info: "#2f6bea" },
    kinds: {
      input: "#5b6b84",
      config: "#8a6d3b",
      function: "#2f6bea",
      fanOut: "#7a45d6",
      collect: "#b23f96",
      field: "#0b8f8a",
      step: "#0a84bf",
      check: "#2b9152",
      loader: "#b87503",
      saver: "#cf5a24",
      metadata: "#7b8494",
      result: "#4d55cf",
      given: "#5b6b84",
      group: "#55617a",
    },
  },
  dark: {
    background: "#101218",
    surface: "#1a1e27",
    border: "#333a48",
    text: "#e8ebf2",
    muted: "#98a2b5",
    edge: "#4a5365",
    strongEdge: "#b9c2d3",
    group: "rgba(140, 160, 205, 0.06)",
    groupBorder: "#2c3341",
    focus: "#6ea0ff",
    veil: "rgba(16, 18, 24, 0.78)",
    upstream: "#a58bff",
    downstream: "#3fc5be",
    problems: { error: "#ff6b74", warning: "#f0a53a", info: "#6ea0ff" },
    kinds: {
      input: "#97a6bf",
      config: "#d0ad70",
      function: "#6ea0ff",
      fanOut: "#b18aff",
      collect: "#ee86d3",
      field: "#3fc5be",
      step: "#4fb9f0",
      check: "#5fcb87",
      loader: "#f0b13f",
      saver: "#ff9460",
      metadata: "#a6afbf",
      result: "#939aff",
      given: "#97a6bf",
      group: "#a4b0c8",
    },
  },
};
