/** What all pages share: head, header with search, and footer. */
import type { Catalogue } from "../catalogue/catalogue.js";
import { html, type Markup, type MarkupValue } from "../markup/markup.js";
import { toHref } from "./to-href.js";

/** One page. */
export interface Page {
  /** Path in the site. */
  readonly path: string;
  /** Title of the page, without that of the site. */
  readonly title: string;
  /** The pages above it, from the outermost inwards, with their addresses in the site; empty for none. */
  readonly above: readonly Crumb[];
  /** The content, with one `h1`. */
  readonly body: MarkupValue;
}

/** A page above another one. */
export interface Crumb {
  /** Text of the link. */
  readonly text: string;
  /** Path in the site. */
  readonly path: string;
}

const SECTIONS: readonly Crumb[] = [
  { text: "Overview", path: "index.html" },
  { text: "Nodes", path: "nodes.html" },
  { text: "Modules", path: "modules.html" },
  { text: "Tags", path: "tags.html" },
];

/**
 * Renders a whole page. Its policy allows nothing from elsewhere, no code or style in the page itself, no forms and no
 * frames.
 */
export function renderPage({ title: site }: Catalogue, { path, title, above, body }: Page): string {
  const link = (to: string): string => toHref(path, to);
  const crumbs = above.map((each) => html`<li><a href="${link(each.path)}">${each.text}</a></li>`);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="icosian docs" />
        <title>${title === site ? site : `${title} · ${site}`}</title>
        <link rel="stylesheet" href="${link("style.css")}" />
        <script src="${link("search.js")}" defer></script>
      </head>
      <body data-root="${link("")}">
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <a class="site" href="${link("index.html")}">${site}</a>
          <div class="search" role="search" hidden>
            <input
              type="search"
              role="combobox"
              aria-label="Search nodes, types, tags, modules and documentation"
              aria-expanded="false"
              aria-controls="results"
              aria-autocomplete="list"
              placeholder="Search"
              autocomplete="off"
              spellcheck="false"
            />
            <kbd aria-hidden="true">/</kbd>
            <div id="results" role="listbox" aria-label="Results" hidden></div>
            <p class="hidden" role="status"></p>
          </div>
          <nav aria-label="Catalogue">
            <ul>
              ${SECTIONS.map((each) => renderSection(each, path))}
            </ul>
          </nav>
        </header>
        <main id="content" tabindex="-1">
          ${
            crumbs.length === 0
              ? null
              : html`<nav class="crumbs" aria-label="Location">
                  <ol>
                    ${crumbs}
                  </ol>
                </nav>`
          }
          ${body}
        </main>
      </body>
    </html> `;
  return page.toString();
}

function renderSection({ text, path }: Crumb, current: string): Markup {
  const href = toHref(current, path);
  return path === current
    ? html`<li><a href="${href}" aria-current="page">${text}</a></li>`
    : html`<li><a href="${href}">${text}</a></li>`;
}
