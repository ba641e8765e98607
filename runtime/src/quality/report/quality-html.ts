/** The quality of a run's data as one HTML page. */
import { escapeXml } from "../../visualize/svg/escape-xml.js";
import { show } from "../elements.js";
import type { QualityResult } from "./quality-results.js";
import type { QualitySummary } from "./quality-summary.js";
import { describeResult, describeTotals, sortResults, stateOf } from "./quality-text.js";

/**
 * Writes the page. It has no scripts, loads nothing, and follows the light or dark mode of its reader. Everything that
 * comes from data, names or messages is escaped.
 */
export function toQualityHtml(summary: QualitySummary): string {
  const rows = sortResults(summary.results).map(toRow).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Data quality</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Data quality</h1>
<p>${escapeXml(describeTotals(summary))}</p>
${summary.runId === null ? "" : `<p class="run">Run ${escapeXml(summary.runId)}</p>`}
<table>
<thead><tr><th>Result</th><th>Node</th><th>Column</th><th>Check</th><th>Importance</th><th>Found</th><th>Numbers</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</body>
</html>
`;
}

function toRow(result: QualityResult): string {
  const { node, column, check, importance, diagnostics } = result;
  const state = stateOf(result);
  const cells = [node, column ?? "", check, importance, describeResult(result), describeNumbers(diagnostics)];
  const tds = cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join("");
  return `<tr class="${state}"><td><span>${state}</span></td>${tds}</tr>`;
}

function describeNumbers(diagnostics: QualityResult["diagnostics"]): string {
  return Object.entries(diagnostics)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.slice(0, 4).map(show).join(", ") : show(value)}`)
    .join(", ");
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.run { opacity: 0.7; }
span { border-radius: 0.3rem; color: #fff; padding: 0.1rem 0.5rem; }
.passed span { background: #2e7d32; }
.warning span { background: #b26a00; }
.failed span { background: #c62828; }
`;
