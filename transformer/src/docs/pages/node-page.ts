/** The page of a node. */
import type { Catalogue, CatalogueNode } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { renderDocumentation } from "../markup/render-documentation.js";
import { drawNeighbourhood } from "./draw-neighbourhood.js";
import { findNamed } from "./find-named.js";
import { joinNeighbours } from "./join-neighbours.js";
import { renderFacts } from "./node-facts.js";
import { renderNeighbours } from "./node-neighbours.js";
import { renderUses } from "./node-uses.js";
import type { Page } from "./page-frame.js";
import { describeKind } from "./describe-kind.js";
import { toHref } from "./to-href.js";

/** Makes the page of a node. */
export function toNodePage(catalogue: Catalogue, id: number): Page {
  const node = catalogue.nodes[id]!;
  const { path, facts, module } = node;
  const neighbours = joinNeighbours(node);
  const file = module === null ? null : catalogue.modules[module]!;
  const notes = [...new Set(node.uses.flatMap(({ dataflow }) => catalogue.dataflows[dataflow]!.notes))];
  const body = html`<article>
    <header class="title">
      <p class="kind k-${facts.kind}">${joinKinds(node)}</p>
      <h1>${facts.name}</h1>
      ${renderTypes(catalogue, node)}
    </header>
    <div class="columns">
      <div class="text">
        ${notes.length === 0 ? null : html`<p class="notice">${notes.join(" ")}</p> `}
        <section class="documentation" aria-label="Documentation">
          ${facts.documentation.trim() === "" ? html`<p class="none">No documentation.</p>` : renderDocumentation(facts.documentation, toFindLink(catalogue, node))}
        </section>
        ${drawNeighbourhood(catalogue, node, neighbours)} ${renderNeighbours(catalogue, node, neighbours)}
        ${renderUses(catalogue, id)}
      </div>
      <aside aria-label="Facts">${renderFacts(catalogue, node)}</aside>
    </div>
  </article>`;
  const above =
    file === null
      ? [{ text: "Nodes", path: "nodes.html" }]
      : [
          { text: "Modules", path: "modules.html" },
          { text: file.name, path: file.path },
        ];
  return { path, title: facts.name, above, body };
}

function joinKinds({ uses }: CatalogueNode): string {
  return [...new Set(uses.map(({ facts }) => describeKind(facts.kind)))].join(" or ");
}

/** The type; if it differs between dataflows, as that of an input may, each with the dataflows that have it. */
function renderTypes({ dataflows }: Catalogue, { uses }: CatalogueNode): readonly Markup[] {
  const titles = new Map<string, string[]>();
  for (const { dataflow, facts } of uses)
    titles.set(facts.type, [...(titles.get(facts.type) ?? []), dataflows[dataflow]!.title]);
  return [...titles].map(([type, own]) =>
    titles.size === 1
      ? html`<pre class="type"><code>${type}</code></pre> `
      : html`<pre class="type"><code>${type}</code> <small>in ${own.join(", ")}</small></pre> `,
  );
}

/** Finds the node that the documentation names, in the first dataflow that has both; never the node itself. */
function toFindLink(catalogue: Catalogue, { path, facts, uses }: CatalogueNode): (name: string) => string | null {
  return (name) => {
    if (name === facts.name) return null;
    for (const { dataflow } of uses) {
      const named = findNamed(catalogue, dataflow, name);
      if (named !== undefined) return toHref(path, catalogue.nodes[named]!.path);
    }
    return null;
  };
}
