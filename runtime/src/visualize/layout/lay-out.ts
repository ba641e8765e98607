/** Lays out a graph in layers. */
import type { Layout, LayoutGraph, LayoutOptions } from "./layout-graph.js";

/** Lays out a graph in layers, groups as boxes around their members. */
export function layOut(_graph: LayoutGraph, _options: LayoutOptions = {}): Layout {
  throw new Error("Not written yet.");
}
