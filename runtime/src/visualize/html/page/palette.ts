/** The colours of the picture. */
import type { NodeKind } from "../../../graph/node-kind.js";
import { DARK, LIGHT, type Theme } from "../../drawing/theme.js";

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
  /** An edge that is not emphasised. */
  readonly edge: string;
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

/** What stands for a kind in its icon. */
export const ICONS: Readonly<Record<NodeKind | "group", string>> = {
  input: "→",
  config: "#",
  function: "ƒ",
  fanOut: "⋔",
  collect: "Σ",
  field: "·",
  step: "»",
  check: "✓",
  loader: "↓",
  saver: "↑",
  metadata: "i",
  result: "=",
  given: "◦",
  group: "+",
};

/** The colours of both themes. */
export const PALETTES: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    background: "#f7f8fa",
    surface: "#ffffff",
    border: "#d5d9e2",
    text: "#1c2230",
    muted: "#667085",
    edge: "#a3abba",
    group: "rgba(92, 108, 144, 0.055)",
    groupBorder: "#d3d8e3",
    focus: "#2f6bea",
    veil: "rgba(247, 248, 250, 0.78)",
    upstream: "#7a5af0",
    downstream: "#0b8f8a",
    problems: { error: "#d4333f", warning: "#c77700", info: "#2f6bea" },
    kinds: toKindColours(LIGHT),
  },
  dark: {
    background: "#101218",
    surface: "#1a1e27",
    border: "#333a48",
    text: "#e8ebf2",
    muted: "#98a2b5",
    edge: "#596377",
    group: "rgba(140, 160, 205, 0.06)",
    groupBorder: "#2c3341",
    focus: "#6ea0ff",
    veil: "rgba(16, 18, 24, 0.78)",
    upstream: "#a58bff",
    downstream: "#3fc5be",
    problems: { error: "#ff6b74", warning: "#f0a53a", info: "#6ea0ff" },
    kinds: toKindColours(DARK),
  },
};

/** The colours by which every format tells the kinds apart. */
function toKindColours({ kinds }: Theme): Palette["kinds"] {
  // A cast because the keys are those of the theme.
  return Object.fromEntries(Object.entries(kinds).map(([kind, { stroke }]) => [kind, stroke])) as Palette["kinds"];
}
