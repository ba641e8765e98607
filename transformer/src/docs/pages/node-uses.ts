/** The dataflows that have a node, and the requests that ask for it. */
import type { Catalogue } from "../catalogue/catalogue.js";
import { html, type Markup } from "../markup/markup.js";
import { renderSource } from "./render-source.js";
import { toHref } from "./to-href.js";

/** Renders the dataflows, each with the requests for the node. */
export function renderUses(catalogue: Catalogue, id: number): Markup {
  const node = catalogue.nodes[id]!;
  const items = node.uses.map(({ dataflow }) => {
    const { path, title, source, requests } = catalogue.dataflows[dataflow]!;
    const asked = requests.filter(({ outputs }) => outputs?.some((output) => output.node === id) === true);
    const lines = asked.map(
      (each) => html`<li>requested by <code>${each.method}</code> at ${renderSource(catalogue, each.source)}</li>`,
    );
    const at = source === null ? null : html` <small>at ${renderSource(catalogue, source)}</small>`;
    return html`<li>
      <a href="${toHref(node.path, path)}">${title}</a>${at}${
        lines.length === 0
          ? null
          : html`<ul>
              ${lines}
            </ul>`
      }
    </li> `;
  });
  return html`<section aria-labelledby="uses">
    <h2 id="uses">Used in</h2>
    <ul class="list">
      ${items}
    </ul>
  </section>`;
}
