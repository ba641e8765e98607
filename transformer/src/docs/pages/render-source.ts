/** Renders locations in source files. */
import type { Catalogue } from "../catalogue/catalogue.js";
import { toSourceUrl } from "../catalogue/source-url.js";
import { html, type Markup } from "../markup/markup.js";

/** Renders a location as a link to the code host, or as text if no host is known. */
export function renderSource({ sourceUrl }: Pick<Catalogue, "sourceUrl">, source: string): Markup {
  const url = sourceUrl === null ? null : toSourceUrl(sourceUrl, source);
  const text = html`<code>${source}</code>`;
  return url === null ? text : html`<a href="${url}" rel="noopener noreferrer">${text}</a>`;
}
