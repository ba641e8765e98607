/** The legend: the kinds that occur. */
import { flagsOf } from "../../drawing/node-words.js";
import { LOOKS } from "../../drawing/shapes.js";
import type { NodeKind } from "../../../graph/node-kind.js";
import type { CanvasView } from "./canvas-view.js";
import { getElement, toElement } from "./element.js";
import type { Explorer } from "./explorer.js";
import { ICONS, PALETTES } from "./palette.js";

/** Lists the kinds that occur, and what else is drawn in a way of its own. */
export function showLegend({ model, problems }: Explorer, view: CanvasView): void {
  const { nodes, exported } = model;
  const palette = PALETTES[view.theme];
  // A cast because the keys are those of a record of kinds.
  const kinds = (Object.keys(ICONS) as NodeKind[]).filter((kind) => nodes.some((node) => node.kind === kind));
  const entries = kinds.map((kind) => toEntry(LOOKS[kind].meaning, palette.kinds[kind], ICONS[kind]));
  if (nodes.some(({ isOutput }) => isOutput))
    entries.push(toEntry("output: filled icon, bold border", palette.kinds.function, null));
  if (nodes.some(({ isOverridden }) => isOverridden)) entries.push(toElement("li", {}, "overridden: dashed border"));
  if (nodes.some((node) => flagsOf(node).includes("item")))
    entries.push(toElement("li", {}, "once per item: two cards"));
  if (exported.edges.some(({ isOptional }) => isOptional)) entries.push(toElement("li", {}, "optional: dashed edge"));
  if (exported.edges.some(({ collects }) => collects)) entries.push(toElement("li", {}, "all items: wide edge"));
  if (problems.length > 0) entries.push(toElement("li", {}, "problem: !"));
  getElement("legend-list").replaceChildren(...entries);
}

/** Draws the icon, because the policy of the page refuses styles in elements. */
function toEntry(words: string, colour: string, icon: string | null): HTMLElement {
  const canvas = toElement("canvas", { attributes: { width: "32", height: "32", "aria-hidden": "true" } });
  const context = canvas.getContext("2d");
  if (context !== null) {
    context.scale(1.6, 1.6);
    context.beginPath();
    context.roundRect(0, 0, 20, 20, 6);
    context.fillStyle = colour;
    context.globalAlpha = icon === null ? 1 : 0.15;
    context.fill();
    context.globalAlpha = 1;
    context.font = "600 13px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    if (icon !== null) context.fillText(icon, 10, 10.5);
  }
  return toElement("li", {}, canvas, words);
}
