/** Shows a picture that is a file of its own. */
import { html, type Markup } from "../markup/markup.js";
import { toHref } from "./to-href.js";

/** A picture of a graph, and where it is in the site. */
export interface Picture {
  /** Path of the SVG in the site. */
  readonly path: string;
  /** What it shows. */
  readonly caption: string;
  /** Path of the page in which one can move about in the graph; null if there is none. */
  readonly explorer: string | null;
}

/** Renders a picture with links to the file and to the page that explores it; null if there is none. */
export function renderPicture(from: string, picture: Picture | null): Markup | null {
  if (picture === null) return null;
  const { path, caption, explorer } = picture;
  const file = toHref(from, path);
  return html`<figure class="picture">
    <a href="${file}"><img src="${file}" alt="${caption}" loading="lazy" /></a>
    <figcaption>
      ${caption}.
      ${explorer === null ? null : html`<a href="${toHref(from, explorer)}">Explore the whole graph</a> · `}<a
        href="${file}"
        >Full size</a
      >
    </figcaption>
  </figure> `;
}
