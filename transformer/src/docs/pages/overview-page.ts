/** The first page: dataflows, modules, owners, tags and kinds. */
import type { Catalogue, CatalogueTag } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { describeKind } from "./describe-kind.js";
import type { Page } from "./page-frame.js";
import { renderModuleTable } from "./module-pages.js";
import { renderSource } from "./render-source.js";

/** More modules have a page of their own. */
const MOST_MODULES = 12;

/** Makes the first page. */
export function toOverviewPage(catalogue: Catalogue): Page {
  const { title, dataflows, modules, nodes, tags, kinds } = catalogue;
  const notes = [
    ...catalogue.notes,
    ...dataflows.flatMap((each) => each.notes.map((note) => `${each.title}: ${note}`)),
  ];
  const owners = tags.find(({ key }) => key === "owner");
  const others = tags.filter(({ key }) => key !== "owner").sort((a, b) => Number(isOurs(a)) - Number(isOurs(b)));
  const shown = [...modules.keys()].slice(0, modules.length > MOST_MODULES + 3 ? MOST_MODULES : undefined);
  const documented = nodes.filter(({ module }) => module !== null);
  const described = documented.filter(({ facts }) => facts.documentation.trim() !== "");
  const body = html`<header class="title">
      <h1>${title}</h1>
      <ul class="figures">
        <li><b>${nodes.length}</b> nodes and inputs</li>
        <li><b>${modules.length}</b> ${modules.length === 1 ? "module" : "modules"}</li>
        <li><b>${dataflows.length}</b> ${dataflows.length === 1 ? "dataflow" : "dataflows"}</li>
        <li><b>${toPercent(described.length, documented.length)}</b> documented</li>
      </ul>
    </header>
    ${
      notes.length === 0
        ? null
        : html`<div class="notice">
            <p>Some of this catalogue may be missing.</p>
            <ul>
              ${notes.map((each) => html`<li>${each}</li>`)}
            </ul>
          </div> `
    }
    <section aria-labelledby="dataflows">
      <h2 id="dataflows">Dataflows</h2>
      ${renderDataflows(catalogue)}
    </section>
    <section aria-labelledby="modules">
      <h2 id="modules">Modules</h2>
      ${renderModuleTable(catalogue, "index.html", shown)}${shown.length === modules.length ? null : html`<p><a href="modules.html">All ${modules.length} modules</a></p> `}
    </section>
    <div class="pair">
      <section aria-labelledby="kinds">
        <h2 id="kinds">Kinds</h2>
        <ul class="chips">
          ${kinds.map((each) => html`<li><a class="node k-${each.kind}" href="${each.path}">${describeKind(each.kind)}</a> <small>${each.nodes.length}</small></li> `)}
        </ul>
      </section>
      ${
        owners === undefined
          ? null
          : html`<section aria-labelledby="owners">
              <h2 id="owners">Owners</h2>
              ${renderValues(owners)}
            </section>`
      }
    </div>
    ${
      others.length === 0
        ? null
        : html`<section aria-labelledby="tags">
            <h2 id="tags">Tags</h2>
            <dl class="facts wide">
              ${others.map(
                (tag) =>
                  html`<div>
                    <dt><a href="${tag.path}">${tag.key}</a></dt>
                    <dd>${renderValues(tag)}</dd>
                  </div> `,
              )}
            </dl>
          </section>`
    }`;
  return { path: "index.html", title, above: [], body };
}

/** Whether modifiers set a tag, so that it comes after those of the project. */
function isOurs({ key }: CatalogueTag): boolean {
  return key.startsWith("icosian.");
}

/** Renders the values of a tag as links, the first of many. */
function renderValues({ path, values }: CatalogueTag): Markup {
  const most = 24;
  const more = values.length > most + 3 ? values.length - most : 0;
  const shown = more === 0 ? values : values.slice(0, most);
  const items = shown.map(
    ({ value, id, nodes }) =>
      html`<li><a href="${path}#${id}">${value === "" ? "(empty)" : value}</a> <small>${nodes.length}</small></li> `,
  );
  return html`<ul class="chips">
    ${items}${more === 0 ? null : html`<li><a href="${path}">${more} more</a></li>`}
  </ul>`;
}

function renderDataflows(catalogue: Catalogue): Markup {
  const rows = catalogue.dataflows.map(({ path, title, source, nodes, modules, requests }) => {
    const inputs = nodes.filter((id) => catalogue.nodes[id]!.facts.module === null).length;
    return html`<tr>
      <th scope="row"><a href="${path}">${title}</a></th>
      <td>${source === null ? null : renderSource(catalogue, source)}</td>
      <td class="number">${nodes.length - inputs}</td>
      <td class="number">${inputs}</td>
      <td class="number">${modules.length}</td>
      <td class="number">${requests.length}</td>
    </tr> `;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Location</th>
          <th scope="col" class="number">Nodes</th>
          <th scope="col" class="number">Inputs</th>
          <th scope="col" class="number">Modules</th>
          <th scope="col" class="number">Requests</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `;
}

function toPercent(part: number, whole: number): string {
  return whole === 0 ? "0%" : `${Math.floor((100 * part) / whole)}%`;
}
