/** The style sheet of the site. */
import { DARK, LIGHT, type Theme } from "@icosian/runtime/tooling";

/** The colours of the kinds: those of the borders in pictures. */
function toColours({ kinds }: Theme): string {
  return Object.entries(kinds)
    .map(([kind, { stroke }]) => `.k-${kind}{--kind:${stroke}}`)
    .join("\n");
}

/** The rules. Sizes are relative, so that the reader's own font size counts. */
export const STYLE: string = `:root {
  color-scheme: light dark;
  --back: #ffffff; --raised: #f6f8fa; --line: #dde3ea; --soft: #eceff3;
  --text: #1a2230; --muted: #566273; --link: #1f5fb4; --warn: #fff6e0; --warn-line: #e3b341;
  --sans: Inter, "Segoe UI", Roboto, "Helvetica Neue", Helvetica, Arial, "DejaVu Sans", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
${toColours(LIGHT)}
@media (prefers-color-scheme: dark) {
:root {
  --back: #12161d; --raised: #1a2029; --line: #2d3643; --soft: #222a35;
  --text: #e4e9f0; --muted: #9aa6b6; --link: #7fb2f5; --warn: #2e2714; --warn-line: #8a6d1f;
}
${toColours(DARK)}
}
* { box-sizing: border-box; }
[hidden], .hidden { display: none !important; }
html { font: 100%/1.55 var(--sans); color: var(--text); background: var(--back); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 4.5rem; }
body { margin: 0; font-size: 0.9375rem; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus-visible { outline: none; }
a, code, h1, h2, dt, li { unicode-bidi: isolate; }
code, pre, kbd { font-family: var(--mono); font-size: 0.9em; }
pre code { font-size: 1em; }
small { font-size: 0.8125rem; color: var(--muted); font-weight: 400; }
ul, ol { margin: 0; padding-left: 1.25rem; }
.skip { position: absolute; left: -99rem; top: 0; padding: 0.5rem 1rem; background: var(--back); z-index: 3; }
.skip:focus { left: 0; }
.top { position: sticky; top: 0; z-index: 2; display: flex; gap: 0.5rem 1.5rem; align-items: center; padding: 0.6rem max(1.25rem, calc((100vw - 74rem) / 2)); background: var(--back); border-bottom: 1px solid var(--line); }
.site { font-weight: 650; color: var(--text); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; max-width: 16rem; }
.top nav { margin-left: auto; }
.top nav ul { display: flex; gap: 1.25rem; list-style: none; padding: 0; }
.top nav a { color: var(--muted); }
.top nav a:hover, .top nav a[aria-current] { color: var(--text); text-decoration: none; }
.top nav a[aria-current] { box-shadow: 0 2px 0 var(--link); }
.search { position: relative; flex: 1 1 16rem; max-width: 30rem; }
.search input { width: 100%; font: inherit; color: inherit; padding: 0.3rem 2rem 0.3rem 0.7rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
.search input::placeholder { color: var(--muted); opacity: 1; }
.search input::-webkit-search-cancel-button { display: none; }
.search kbd { position: absolute; right: 0.6rem; top: 0.5rem; line-height: 1.2; padding: 0 0.35rem; color: var(--muted); border: 1px solid var(--line); border-radius: 4px; }
.search input:focus + kbd { display: none; }
#results, .search [role=status] { position: absolute; left: 0; right: 0; top: calc(100% + 0.35rem); width: max(100%, min(40rem, 92vw)); max-height: min(32rem, 75vh); overflow: auto; margin: 0; padding: 0.3rem; background: var(--back); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 8px 28px rgb(0 0 0 / 0.18); }
.search [role=status] { padding: 0.6rem 0.9rem; color: var(--muted); }
#results a { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 0 0.8rem; align-items: baseline; padding: 0.35rem 0.6rem; border-radius: 5px; color: inherit; text-decoration: none; }
#results a:hover, #results a[aria-selected=true] { background: var(--soft); }
#results code { color: var(--muted); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#results small { grid-column: 1 / -1; padding-left: 1.05rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
main { max-width: 76.5rem; margin: 0 auto; padding: 1.1rem 1.25rem 4rem; }
.crumbs ol { display: flex; flex-wrap: wrap; gap: 0 0.5rem; list-style: none; padding: 0; font-size: 0.8125rem; }
.crumbs li:not(:last-child)::after { content: "/"; margin-left: 0.5rem; color: var(--muted); }
.title { margin: 0.6rem 0 1.4rem; }
.title p { margin: 0.4rem 0; }
.title .chips { margin-top: 0.6rem; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; margin: 0; }
h2 { font-size: 1.0625rem; font-weight: 650; margin: 2.2rem 0 0.6rem; }
h2 small { margin-left: 0.5rem; }
.kind { font-size: 0.8125rem; color: var(--kind, var(--muted)); font-weight: 600; }
.none { color: var(--muted); font-size: 0.875rem; }
.type { font-size: 0.875rem; margin: 0.7rem 0 0; padding: 0.5rem 0.8rem; background: var(--raised); border-radius: 6px; white-space: pre-wrap; max-height: 20rem; overflow: auto; }
.notice { margin: 0 0 1.5rem; padding: 0.6rem 0.9rem; background: var(--warn); border-left: 3px solid var(--warn-line); border-radius: 0 6px 6px 0; }
.notice p { margin: 0 0 0.3rem; }
.figures { display: flex; flex-wrap: wrap; gap: 0.3rem 1.8rem; list-style: none; padding: 0; margin-top: 0.5rem; color: var(--muted); }
.figures b { color: var(--text); font-weight: 650; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 17.5rem; gap: 0 3rem; align-items: start; }
.documentation { max-width: 44rem; font-size: 1rem; }
.documentation p, .documentation ul, .documentation ol, .documentation pre { margin: 0 0 0.8rem; }
.documentation code { padding: 0.1em 0.3em; background: var(--raised); border-radius: 4px; }
.documentation pre { padding: 0.7rem 0.9rem; background: var(--raised); border-radius: 6px; overflow: auto; overflow-wrap: normal; }
.documentation pre code { padding: 0; }
.jsdoc { margin: 0 0 0.8rem; display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: 0.3rem 1.2rem; }
.jsdoc dt { color: var(--muted); }
.jsdoc dd { margin: 0; white-space: pre-line; }
aside { border-left: 1px solid var(--line); padding-left: 1.5rem; }
.facts { margin: 0; font-size: 0.875rem; }
.facts > div { margin-bottom: 0.95rem; }
.facts dt { font-size: 0.75rem; font-weight: 600; color: var(--muted); }
.facts dd { margin: 0.1rem 0 0; }
.facts dd p { margin: 0; }
.facts dd > ul { list-style: none; padding: 0; }
.facts .inline li { display: inline; margin-right: 0.6rem; }
.facts.wide > div { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 1rem; margin-bottom: 0.4rem; align-items: baseline; }
.facts.wide dt { font-size: 0.875rem; }
.facts .tags { display: flex; flex-wrap: wrap; gap: 0 0.4rem; }
.tags a { display: inline-block; margin: 0.15rem 0; padding: 0 0.5rem; background: var(--soft); border-radius: 4px; color: inherit; }
.chips { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; list-style: none; padding: 0; }
.near { margin: 1.6rem 0 0; overflow-x: auto; }
.near svg { display: block; min-width: 34rem; max-width: 100%; height: auto; }
.near path { fill: none; stroke: var(--muted); stroke-opacity: 0.65; }
.near .optional, .near .few { stroke-dasharray: 4 3; }
.near .collects { stroke-width: 2.5; }
.near rect { fill: var(--raised); stroke: var(--line); }
.near rect.mark { fill: var(--kind); stroke: none; }
.near .own rect { stroke: var(--kind); stroke-width: 1.5; }
.near .own rect.mark { stroke: none; }
.near text { font: 12px var(--mono); fill: var(--text); }
.near .own text { font-weight: 600; }
.near .more { fill: var(--muted); }
.near a:hover rect { stroke: var(--kind); }
.node { color: var(--text); font-weight: 500; }
.node::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-right: 0.5rem; border-radius: 2px; background: var(--kind, var(--muted)); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 0 2.5rem; }
.list { list-style: none; padding: 0; }
.list > li { padding: 0.28rem 0; border-bottom: 1px solid var(--soft); }
.list ul { list-style: none; padding-left: 1rem; color: var(--muted); font-size: 0.875rem; }
.of { color: var(--muted); margin-left: 0.4rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; overflow-wrap: break-word; }
th, td { text-align: left; vertical-align: baseline; padding: 0.34rem 1.2rem 0.34rem 0; border-bottom: 1px solid var(--soft); font-weight: 400; }
thead th { font-size: 0.75rem; font-weight: 600; color: var(--muted); border-color: var(--line); }
th.number, td.number { width: 1%; padding-left: 1rem; white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
td code, th code { white-space: nowrap; }
.nodes { table-layout: fixed; overflow-wrap: anywhere; }
.nodes code { white-space: normal; }
.nodes th:nth-child(1) { width: 28%; }
.nodes th:nth-child(2) { width: 22%; }
.nodes th:nth-child(4) { width: 14%; }
.nodes td:nth-child(2), .nodes td:nth-child(4) { color: var(--muted); }
.picture { margin: 0 0 1rem; }
.picture a { display: block; }
.picture img { display: block; max-width: 100%; max-height: 36rem; border: 1px solid var(--line); border-radius: 8px; }
.picture figcaption, .picture figcaption a { display: inline; font-size: 0.8125rem; color: var(--muted); }
.picture figcaption a { color: var(--link); }
@media (max-width: 56rem) {
  .columns { display: block; }
  aside { border: 0; border-top: 1px solid var(--line); padding: 1.2rem 0 0; margin-top: 2rem; }
}
@media (max-width: 40rem) {
  .top { position: static; flex-wrap: wrap; padding: 0.6rem 1rem; }
  .search { order: 3; flex-basis: 100%; max-width: none; }
  .search kbd { display: none; }
  .top nav { margin: 0; }
  .top nav ul { gap: 0.9rem; }
  main { padding: 0.8rem 1rem 3rem; }
  .nodes, .nodes tbody, .nodes tr, .nodes th, .nodes td { display: block; width: auto !important; border: 0; padding: 0; }
  .nodes thead { display: none; }
  .nodes tr { padding: 0.5rem 0; border-bottom: 1px solid var(--soft); }
  .facts.wide > div { display: block; }
  .jsdoc { display: block; }
  .jsdoc dd { margin-bottom: 0.5rem; }
}
@media print {
  .top, .skip, .near a { text-decoration: none; }
  .top nav, .search, .skip { display: none !important; }
  .top { position: static; }
  .columns { display: block; }
  body { font-size: 10pt; }
  tr, li, figure { break-inside: avoid; }
}
`;
