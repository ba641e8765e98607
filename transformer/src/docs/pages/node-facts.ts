/** The facts of a node, beside its documentation. */
import type { Catalogue, CatalogueNode } from "../catalogue/catalogue.js";
import { html, type Markup, type MarkupValue } from "../markup/markup.js";
import { renderInline } from "../markup/render-inline.js";
import { findNamed } from "./find-named.js";
import { renderNodeLink } from "./node-table.js";
import { renderSource } from "./render-source.js";
import { toHref } from "./to-href.js";

/** Renders the facts as a list of terms. What does not apply is left out. */
export function renderFacts(catalogue: Catalogue, node: CatalogueNode): Markup {
  const { path, facts, module, tags } = node;
  const file = module === null ? null : catalogue.modules[module]!;
  const owners = tags.find(({ key }) => key === "owner");
  const others = tags.filter(({ key }) => key !== "owner");
  const inLinks = (key: string, values: readonly string[], text: (value: string) => string): readonly Markup[] =>
    values.map((value) => html`<li><a href="${toTagHref(catalogue, path, { key, value })}">${text(value)}</a></li>`);
  const ways = [
    facts.isAsync ? "async" : null,
    facts.isRemote ? "in another thread or machine" : null,
    facts.isCached ? "cached" : null,
  ];
  const { madeFrom, modifiers, subdags } = facts;
  return html`<dl class="facts">
    ${term(
      "Owner",
      owners === undefined
        ? null
        : html`<ul>
            ${inLinks("owner", owners.values, (value) => value)}
          </ul>`,
    )}${term(
      "Tags",
      others.length === 0
        ? null
        : html`<ul class="tags">
            ${others.flatMap(({ key, values }) => inLinks(key, values, (value) => `${key}: ${value}`))}
          </ul>`,
    )}${term("Module", file === null ? null : html`<a href="${toHref(path, file.path)}">${file.name}</a>`)}${term(
      "Defined at",
      facts.source === null || file === null ? null : renderSource(catalogue, facts.source),
    )}${term(
      "Variants",
      facts.variants.length === 0
        ? null
        : html`<p>The config chooses one of these definitions.</p>
            <ul>
              ${facts.variants.map((each) => html`<li>${renderSource(catalogue, each)}</li>`)}
            </ul>`,
    )}${term(
      "Made from",
      madeFrom === null
        ? null
        : html`${renderNamed(catalogue, node, madeFrom.of)}${madeFrom.as.length === 0 ? null : html`: ${renderInline(madeFrom.as.join(", "), () => null)}`}`,
    )}${term(
      "Modifiers",
      modifiers.length === 0
        ? null
        : html`<ul class="inline">
            ${modifiers.map((each) => html`<li><code>${each}</code></li>`)}
          </ul>`,
    )}${term(
      "Inside subdags",
      subdags.length === 0
        ? null
        : html`<ul>
            ${subdags.map((each) => html`<li>${renderNamed(catalogue, node, each)}</li>`)}
          </ul>`,
    )}${term(
      "Computed",
      facts.fanOut === null ? null : html`once per item of ${renderNamed(catalogue, node, facts.fanOut)}`,
    )}${term("Runs", ways.every((each) => each === null) ? null : ways.filter((each) => each !== null).join(", "))}
  </dl>`;
}

function term(name: string, content: MarkupValue): Markup | null {
  return content === null
    ? null
    : html`<div>
        <dt>${name}</dt>
        <dd>${content}</dd>
      </div> `;
}

/** A name that the compiler tells, as a link if the first dataflow with the node has a node of that name. */
function renderNamed(catalogue: Catalogue, { path, facts, uses }: CatalogueNode, name: string): Markup {
  const { nodes } = catalogue;
  const near = name === facts.name ? undefined : findNamed(catalogue, uses[0]?.dataflow ?? 0, name);
  return near === undefined || nodes[near] === undefined
    ? html`<code>${name}</code>`
    : renderNodeLink(catalogue, path, near);
}

/** The section of a value on the page of its tag. */
function toTagHref(
  { tags }: Catalogue,
  from: string,
  { key, value }: { readonly key: string; readonly value: string },
): string {
  const tag = tags.find((each) => each.key === key)!;
  return `${toHref(from, tag.path)}#${tag.values.find((each) => each.value === value)!.id}`;
}
