/** The pages of all nodes, of tags, and of kinds. */
import { count } from "../../diagnostics/count.js";
import type { Catalogue, CatalogueKind, CatalogueTag } from "../catalogue/catalogue.js";
import { html } from "../markup/markup.js";
import { describeKind, explainKind } from "./describe-kind.js";
import { renderNodeTable } from "./node-table.js";
import type { Page } from "./page-frame.js";

/** Makes the page of all nodes. */
export function toNodesPage(catalogue: Catalogue): Page {
  const path = "nodes.html";
  const { nodes, kinds } = catalogue;
  const body = html`<header class="title">
      <h1>Nodes</h1>
      <ul class="chips">
        ${kinds.map((each) => html`<li><a class="node k-${each.kind}" href="${each.path}">${describeKind(each.kind)}</a> <small>${each.nodes.length}</small></li> `)}
      </ul>
    </header>
    ${renderNodeTable(catalogue, path, [...nodes.keys()])}`;
  return { path, title: "Nodes", above: [], body };
}

/** Makes the page of all tags. */
export function toTagsPage({ tags }: Catalogue): Page {
  const rows = tags.map(
    ({ path, key, values }) =>
      html`<tr>
        <th scope="row"><a href="${path}">${key}</a></th>
        <td>
          <ul class="chips">
            ${values.map(({ value, id, nodes }) => html`<li><a href="${path}#${id}">${value === "" ? "(empty)" : value}</a> <small>${nodes.length}</small></li> `)}
          </ul>
        </td>
      </tr> `,
  );
  const body = html`<header class="title"><h1>Tags</h1></header>
    ${
      tags.length === 0
        ? html`<p class="none">No node has a tag.</p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Key</th>
                  <th scope="col">Values</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
          </div>`
    }`;
  return { path: "tags.html", title: "Tags", above: [], body };
}

/** Makes the page of a tag: its values with their nodes. */
export function toTagPage(catalogue: Catalogue, { path, key, values }: CatalogueTag): Page {
  const sections = values.map(
    ({ value, id, nodes }) =>
      html`<section aria-labelledby="${id}">
        <h2 id="${id}">${value === "" ? "(empty)" : value} <small>${count(nodes.length, "node")}</small></h2>
        ${renderNodeTable(catalogue, path, nodes)}
      </section> `,
  );
  const body = html`<header class="title">
      <p class="kind">Tag</p>
      <h1>${key}</h1>
      <ul class="chips">
        ${values.map(({ value, id, nodes }) => html`<li><a href="#${id}">${value === "" ? "(empty)" : value}</a> <small>${nodes.length}</small></li> `)}
      </ul>
    </header>
    ${sections}`;
  return { path, title: `Tag ${key}`, above: [{ text: "Tags", path: "tags.html" }], body };
}

/** Makes the page of a kind. */
export function toKindPage(catalogue: Catalogue, { path, kind, nodes }: CatalogueKind): Page {
  const body = html`<header class="title">
      <p class="kind k-${kind}">Kind</p>
      <h1>${describeKind(kind)}</h1>
      <p>${explainKind(kind)} ${count(nodes.length, "node")}.</p>
    </header>
    ${renderNodeTable(catalogue, path, nodes)}`;
  return { path, title: describeKind(kind), above: [{ text: "Nodes", path: "nodes.html" }], body };
}
