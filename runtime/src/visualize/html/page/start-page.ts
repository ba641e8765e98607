/** Starts the page. */
import type { PageData } from "../page-data.js";
import type { Extent } from "./camera.js";
import { CanvasView } from "./canvas-view.js";
import { followAddress } from "./deep-link.js";
import { toSpokenNode } from "./spoken-node.js";
import { showDetails } from "./detail-panel.js";
import { getElement, getElementOf } from "./element.js";
import { exposePage } from "./expose-page.js";
import { Explorer } from "./explorer.js";
import { fillHelp } from "./help.js";
import { listenToKeys } from "./keyboard-input.js";
import { LayoutClient } from "./layout-client.js";
import { showLegend } from "./legend.js";
import { listenToServer } from "./live-updates.js";
import { showMinimap } from "./minimap.js";
import { showOutline } from "./outline.js";
import { Picture } from "./picture.js";
import { listenToPointers } from "./pointer-input.js";
import { showProblems } from "./problem-list.js";
import { listenToSearch } from "./search-box.js";
import { TextMeasure } from "./text-measure.js";
import { followTheme } from "./theme-switch.js";
import { toUpdater } from "./to-updater.js";
import { showToolbar } from "./toolbar.js";
import { toWorkerStarter } from "./worker-starter.js";

/** Shows the graph of the page and lets the reader explore it. */
export function startPage(script: string): void {
  // A cast because our own `toPage` wrote it.
  const data = JSON.parse(getElement("data").textContent ?? "") as PageData;
  const { settings, live } = data;
  const explorer = new Explorer(data);
  const start = toWorkerStarter(script);
  const picture = new Picture(explorer, new LayoutClient(start), toTextMeasure(), settings.highlight ?? []);
  const canvas = getElementOf("canvas", HTMLCanvasElement);
  const view = new CanvasView(canvas, explorer, picture, start);
  showToolbar(explorer, picture, settings.title ?? "Dataflow");
  showDetails(explorer);
  showOutline(explorer);
  showProblems(explorer);
  listenToSearch(explorer);
  listenToPointers(canvas, explorer, picture);
  listenToKeys(canvas, explorer, picture);
  fillHelp();
  announce(explorer, picture);
  const minimap = showMinimap(picture, view);
  const isLegend = settings.legend ?? true;
  getElement("legend").hidden = !isLegend;
  const showColours = (): void => {
    minimap.update();
    showLegend(explorer, view);
  };
  explorer.dataChanged.listen(showColours);
  explorer.problemsChanged.listen(showColours);
  followTheme(explorer, view, showColours);
  picture.toFreeExtent = () => toFreeExtent(picture);
  exposePage(explorer, picture, view);
  void picture.layOut(null);
  followAddress(explorer);
  if (live !== null) listenToServer(live, toUpdater(explorer, data));
}

function toTextMeasure(): TextMeasure {
  const context = document.createElement("canvas").getContext("2d")!;
  let current = "";
  return new TextMeasure((text, font) => {
    if (font !== current) context.font = font;
    current = font;
    return context.measureText(text).width;
  });
}

/** What neither the panel nor the things at the bottom cover. */
function toFreeExtent({ extent }: Picture): Extent {
  const panel = getElement("panel");
  const isBelow = panel.offsetWidth > extent.width - 40;
  const [right, bottom] = panel.hidden ? [0, 0] : isBelow ? [0, panel.offsetHeight] : [panel.offsetWidth, 0];
  const heights = ["legend", "minimap"].map((id) => getElement(id).offsetHeight);
  // On a low page they cover what they cover.
  const covered = Math.max(bottom, ...heights.filter((height) => height < extent.height / 4));
  return { width: Math.max(1, extent.width - right), height: Math.max(1, extent.height - covered) };
}

/** Tells screen readers what is selected, and what has happened. */
function announce(explorer: Explorer, picture: Picture): void {
  const live = getElement("live");
  explorer.said.listen((text) => {
    live.textContent = text;
  });
  explorer.selectionChanged.listen(() => {
    if (explorer.selected >= 0 && explorer.path === null)
      live.textContent = toSpokenNode(explorer.model, explorer.selected);
  });
  picture.busyChanged.listen((state) => {
    getElement("busy").hidden = state === "idle";
  });
}
