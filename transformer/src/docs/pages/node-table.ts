/** Tables and lists of nodes. */
import type { Catalogue, CatalogueNode } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { summarise } from "../markup/render-documentation.js";
import { toHref } from "./to-href.js";
import { describeKind } from "./describe-kind.js";

/** Renders a table of nodes: name, type, the first sentence of the documentation, and the owner if one has any. */
export function renderNodeTable(catalogue: Catalogue, from: string, nodes: readonly number[]): Markup {
  const hasOwners = nodes.some((id) => ownersOf(catalogue.nodes[id]!) !== "");
  const rows = nodes.map((id) => {
    const node = catalogue.nodes[id]!;
    const owner = hasOwners ? html`<td>${ownersOf(node)}</td>` : null;
    return html`<tr>
      <th scope="row">${renderNodeLink(catalogue, from, id)}</th>
      <td><code>${toLine(node.facts.type)}</code></td>
      <td>${summarise(node.facts.documentation)}</td>
      ${owner}
    </tr> `;
  });
  return html`<table class="nodes">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Type</th>
        <th scope="col">Documentation</th>
        ${hasOwners ? html`<th scope="col">Owner</th>` : null}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table> `;
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

function ownersOf({ tags }: CatalogueNode): string {
  return tags.find(({ key }) => key === "owner")?.values.join(", ") ?? "";
}
