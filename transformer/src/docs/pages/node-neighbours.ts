/** The lists of what a node reads and of what reads it. */
import type { Catalogue, CatalogueNode } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import type { JoinedNeighbour, Neighbours } from "./join-neighbours.js";
import { renderNodeLink, toLine } from "./node-table.js";

/** Renders both lists with the numbers of everything further away. */
export function renderNeighbours(
  catalogue: Catalogue,
  node: CatalogueNode,
  { upstream, downstream }: Neighbours,
): Markup {
  const missing = findMissing(catalogue, node);
  const counts = (of: "upstreamCount" | "downstreamCount"): string => toCounts(node.uses.map((use) => use[of]));
  return html`<div class="pair">
    <section aria-labelledby="upstream">
      <h2 id="upstream">Upstream <small>${upstream.length} direct, ${counts("upstreamCount")} in all</small></h2>
      ${upstream.length === 0 ? html`<p class="none">It reads no other node.</p>` : renderList(catalogue, node, upstream)}
      ${missing.length === 0 ? null : html`<p class="none">Optional and provided by nothing: ${missing.map((name, index) => html`${index === 0 ? "" : ", "}<code>${name}</code>`)}</p> `}
    </section>
    <section aria-labelledby="downstream">
      <h2 id="downstream">
        Downstream <small>${downstream.length} direct, ${counts("downstreamCount")} in all</small>
      </h2>
      ${downstream.length === 0 ? html`<p class="none">No node reads it.</p>` : renderList(catalogue, node, downstream)}
    </section>
  </div> `;
}

function renderList(catalogue: Catalogue, { path }: CatalogueNode, neighbours: readonly JoinedNeighbour[]): Markup {
  const items = neighbours.map((each) => {
    const remarks = [
      each.isOptional ? "optional" : null,
      each.collects ? "all items" : null,
      each.dataflows === null ? null : `in ${each.dataflows.map((id) => catalogue.dataflows[id]!.title).join(", ")}`,
    ].filter((remark) => remark !== null);
    const type = toLine(catalogue.nodes[each.node]!.facts.type);
    const remark = remarks.length === 0 ? null : html` <small>${remarks.join(", ")}</small>`;
    return html`<li>${renderNodeLink(catalogue, path, each.node)} <code class="of">${type}</code>${remark}</li> `;
  });
  return html`<ul class="list">
    ${items}
  </ul>`;
}

/** One number if all dataflows agree, otherwise the least and the most. */
function toCounts(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least} to ${most}`;
}

/** Optional dependencies that no dataflow with the node provides. */
function findMissing({ nodes }: Catalogue, { facts, uses }: CatalogueNode): readonly string[] {
  if (facts.optionalDependencies.length === 0) return [];
  const provided = new Set(uses.flatMap(({ upstream }) => upstream.map(({ node }) => nodes[node]!.facts.name)));
  return facts.optionalDependencies.filter((name) => !provided.has(name));
}
