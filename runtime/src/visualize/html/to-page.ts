/** Writes the page of a graph. */
import type { ExecutionExport } from "../../lineage/execution-export.js";
import { readStyles } from "../drawing/read-styles.js";
import type { DrawingOptions } from "../drawing-options.js";
import { escapeXml } from "../svg/escape-xml.js";
import { packGraph } from "./pack-graph.js";
import type { PageData, PageLive, PageProblem, PageSettings, PageUpdate } from "./page-data.js";
import { PAGE_MARKUP } from "./page-markup.js";
import { PAGE_SCRIPT, PAGE_SCRIPT_HASH, PAGE_STYLE, PAGE_STYLE_HASH } from "./page-script.js";
import { toScriptJson } from "./to-script-json.js";

/** The options of a page. */
export interface PageOptions extends DrawingOptions {
  /** What is wrong with the nodes; default: nothing. */
  readonly problems?: readonly PageProblem[];
  /** Where the page hears of new graphs; default: nowhere. */
  readonly live?: PageLive;
}

/** Writes one HTML file that needs no network, except for its own server if it is live. O(size of the graph). */
export function toPage(graph: ExecutionExport, options: PageOptions = {}): string {
  const { title = "Dataflow", live = null } = options;
  const data: PageData = { ...toPageUpdate(graph, options), settings: toSettings(options), live };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${toPolicy(live)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(title)}</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
${PAGE_MARKUP}<script type="application/json" id="data">${toScriptJson(data)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/**
 * Makes the message that replaces the graph of a live page.
 *
 * @returns Data to be sent as JSON.
 * @throws DataflowError ICO7008 for styles that are none.
 */
export function toPageUpdate(graph: ExecutionExport, options: PageOptions = {}): PageUpdate {
  const { problems = [], style } = options;
  const styles = readStyles(graph.nodes, style);
  const isStyled = (node: number): boolean => Object.keys(styles[node]!).length > 0;
  return {
    graph: packGraph(graph),
    styles: styles.flatMap((each, node) => (isStyled(node) ? [[node, each] as const] : [])),
    problems,
  };
}

function toSettings(options: PageOptions): PageSettings {
  const names = [
    "title",
    "orientation",
    "hideInputs",
    "deduplicateInputs",
    "showTypes",
    "showTags",
    "legend",
    "groupBy",
    "highlight",
    "theme",
  ] as const satisfies readonly (keyof PageSettings)[];
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

/** Only our own script and style run; a text of a user that became markup could load and run nothing. */
function toPolicy(live: PageLive | null): string {
  const parts = [
    "default-src 'none'",
    `script-src '${PAGE_SCRIPT_HASH}'`,
    `style-src '${PAGE_STYLE_HASH}'`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return [...parts, ...(live === null ? [] : ["connect-src 'self'"])].join("; ");
}
