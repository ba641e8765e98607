/** Tables and lists of nodes. */
import type { Catalogue } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { summarise } from "../markup/render-documentation.js";
import { toHref } from "./to-href.js";
import { describeKind } from "./describe-kind.js";

/** Renders a table of nodes: name, type, and the first sentence of the documentation. */
export function renderNodeTable(catalogue: Catalogue, from: string, nodes: readonly number[]): Markup {
  const rows = nodes.map((id) => renderRow(catalogue, from, id));
  return html`<div class="scroll">
    <table class="nodes">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Documentation</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `;
}

/** Renders the name of a node as a link with its kind. */
export function renderNodeLink({ nodes }: Catalogue, from: string, id: number): Markup {
  const { path, facts } = nodes[id]!;
  return html`<a class="node k-${facts.kind}" href="${toHref(from, path)}" title="${describeKind(facts.kind)}"
    >${facts.name}</a
  >`;
}

/** A type on one line. */
export function toLine(type: string): string {
  return type.replaceAll(/\s+/g, " ").trim();
}

function renderRow(catalogue: Catalogue, from: string, id: number): Markup {
  const { facts, tags } = catalogue.nodes[id]!;
  const owners = tags.find(({ key }) => key === "owner")?.values ?? [];
  const owner = owners.length === 0 ? null : html` <span class="owner">${owners.join(", ")}</span>`;
  return html`<tr>
    <th scope="row">${renderNodeLink(catalogue, from, id)}</th>
    <td><code>${toLine(facts.type)}</code></td>
    <td>${summarise(facts.documentation)}${owner}</td>
  </tr> `;
}
