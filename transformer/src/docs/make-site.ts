/** Makes all files of the site from a catalogue. */
import { SEARCH_SCRIPT } from "./assets/search-script.js";
import { STYLE } from "./assets/style.js";
import type { Catalogue } from "./catalogue/catalogue.js";
import { toDataflowPage } from "./pages/dataflow-page.js";
import { drawDataflow, drawModule } from "./pages/draw-pictures.js";
import { toKindPage, toNodesPage, toTagPage, toTagsPage } from "./pages/group-pages.js";
import { toModulePage, toModulesPage } from "./pages/module-pages.js";
import { toNodePage } from "./pages/node-page.js";
import { toOverviewPage } from "./pages/overview-page.js";
import { renderPage, type Page } from "./pages/page-frame.js";
import { toSearchIndex } from "./search-index.js";

/**
 * Makes the files of the site by their paths, with forward slashes. The same catalogue makes the same bytes.
 *
 * O(size of the pages), besides the layout of pictures.
 */
export function makeSite(catalogue: Catalogue): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ["style.css", STYLE],
    ["search.js", SEARCH_SCRIPT],
    ["search-index.js", toSearchIndex(catalogue)],
  ]);
  const add = (page: Page): void => void files.set(page.path, renderPage(catalogue, page));
  add(toOverviewPage(catalogue));
  add(toNodesPage(catalogue));
  add(toModulesPage(catalogue));
  add(toTagsPage(catalogue));
  for (const dataflow of catalogue.dataflows) {
    const drawn = drawDataflow(dataflow);
    for (const [path, text] of drawn.files) files.set(path, text);
    add(toDataflowPage(catalogue, dataflow, drawn.picture));
  }
  for (const module of catalogue.modules) {
    const drawn = drawModule(catalogue, module);
    for (const [path, text] of drawn?.files ?? []) files.set(path, text);
    add(toModulePage(catalogue, module, drawn?.picture ?? null));
  }
  for (const tag of catalogue.tags) add(toTagPage(catalogue, tag));
  for (const kind of catalogue.kinds) add(toKindPage(catalogue, kind));
  for (const id of catalogue.nodes.keys()) add(toNodePage(catalogue, id));
  return files;
}
