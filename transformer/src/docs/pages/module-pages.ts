/** The page of a module, and the table of all modules. */
import { count } from "../../diagnostics/count.js";
import type { Catalogue, CatalogueModule } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { renderNodeTable } from "./node-table.js";
import type { Page } from "./page-frame.js";
import { renderPicture, type Picture } from "./render-picture.js";
import { toHref } from "./to-href.js";

/** Makes the page of a module. */
export function toModulePage(catalogue: Catalogue, module: CatalogueModule, picture: Picture | null): Page {
  const { path, name, nodes } = module;
  const flows = module.dataflows.map((id) => catalogue.dataflows[id]!);
  const notes = [...new Set(flows.flatMap((each) => each.notes))];
  const body = html`<header class="title">
      <p class="kind">Module</p>
      <h1>${name}</h1>
      <p>
        ${count(nodes.length, "node")}, used in
        ${flows.map((each, index) => html`${index === 0 ? "" : ", "}<a href="${toHref(path, each.path)}">${each.title}</a>`)}
      </p>
    </header>
    ${notes.length === 0 ? null : html`<p class="notice">${notes.join(" ")}</p> `}${renderPicture(path, picture)}
    <section aria-labelledby="nodes">
      <h2 id="nodes">Nodes <small>in the order of the source</small></h2>
      ${renderNodeTable(catalogue, path, nodes)}
    </section>`;
  return { path, title: name, above: [{ text: "Modules", path: "modules.html" }], body };
}

/** Makes the page of all modules. */
export function toModulesPage(catalogue: Catalogue): Page {
  const path = "modules.html";
  const body = html`<header class="title"><h1>Modules</h1></header>
    ${renderModuleTable(catalogue, path, [...catalogue.modules.keys()])}`;
  return { path, title: "Modules", above: [], body };
}

/** Renders a table of modules. */
export function renderModuleTable(
  { modules, nodes, dataflows }: Catalogue,
  from: string,
  shown: readonly number[],
): Markup {
  const rows = shown.map((id) => {
    const { path, name, nodes: own, dataflows: flows } = modules[id]!;
    const described = own.filter((each) => nodes[each]!.facts.documentation.trim() !== "").length;
    return html`<tr>
      <th scope="row"><a href="${toHref(from, path)}">${name}</a></th>
      <td class="number">${own.length}</td>
      <td class="number">${described}</td>
      <td>${flows.map((flow) => dataflows[flow]!.title).join(", ")}</td>
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Path</th>
          <th scope="col" class="number">Nodes</th>
          <th scope="col" class="number">Documented</th>
          <th scope="col">Dataflows</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `;
}
