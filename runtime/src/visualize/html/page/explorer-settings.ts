/** What a reader of the page can set. */
import type { PageSettings } from "../page-data.js";
import type { GraphModel } from "./graph-model.js";
import type { Grouping } from "./group-tree.js";
import type { Visibility } from "./visible-graph.js";

/** The settings while the page is open. */
export interface ExplorerSettings {
  /** Direction of the edges. */
  readonly orientation: "down" | "right";
  /** What makes the groups. */
  readonly grouping: Grouping;
  /** How inputs are drawn. */
  readonly inputs: Visibility["inputs"];
  /** Whether types are shown. */
  readonly showTypes: boolean;
  /** Whether tags are shown, or the keys of those that are. */
  readonly showTags: boolean | readonly string[];
  /** Colours; `"auto"` follows the system. */
  readonly theme: "auto" | "light" | "dark";
}

/** Larger graphs open in groups that are collapsed. */
export const LARGE = 500;

/** The settings with which a page opens. */
export function toExplorerSettings(settings: PageSettings, model: GraphModel): ExplorerSettings {
  const { orientation = "down", hideInputs = false, deduplicateInputs = false } = settings;
  return {
    orientation,
    grouping: settings.groupBy ?? toGrouping(model),
    inputs: hideInputs ? "hidden" : deduplicateInputs ? "repeated" : "once",
    showTypes: settings.showTypes ?? true,
    showTags: settings.showTags ?? false,
    theme: settings.theme ?? "auto",
  };
}

function toGrouping({ nodes }: GraphModel): Grouping {
  if (nodes.length <= LARGE) return "none";
  return nodes.some(({ subdags }) => subdags.length > 0) ? "subdagOrModule" : "module";
}
