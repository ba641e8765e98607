/** What `icosian watch` prints about a run. */
import { count } from "../../../diagnostics/count.js";
import type { ComputedNode, DoneReport, FailedReport } from "../../../project/run/run-messages.js";

/** The number of nodes that are listed. */
const MOST_NODES = 12;

/** The outputs, what was computed and what was served, for people. */
export function toRunText({ outputs, computed, cached, durationMs }: DoneReport): string {
  const values = outputs.map(({ name, text }) => `${name}:${text.startsWith("\n") ? "" : " "}${text}\n`).join("");
  const done =
    computed.length === 0
      ? "Computed nothing"
      : `Computed ${count(computed.length, "node")}: ${list(computed.map(describeNode))}`;
  const served = cached.length === 0 ? "" : `Served ${count(cached.length, "node")} from the cache: ${list(cached)}.\n`;
  return `${values}${done}.\n${served}Done in ${toDuration(durationMs)}.\n`;
}

/** The same, or what is wrong, as one line of JSON. */
export function toRunJson(end: DoneReport | FailedReport): string {
  if (end.kind === "failed") return `${JSON.stringify({ error: end.text.trimEnd() })}\n`;
  const { runId, outputs, computed, cached, durationMs } = end;
  // The values are JSON already.
  const values = outputs.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(",");
  const rest = JSON.stringify({ computed, cached, durationMs }).slice(1);
  return `{"runId":${JSON.stringify(runId)},"outputs":{${values}},${rest}\n`;
}

function describeNode({ node, count: times, durationMs }: ComputedNode): string {
  return `${node}${times === 1 ? "" : ` ×${times}`} (${toDuration(durationMs)})`;
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NODES;
  return more > 1 ? `${names.slice(0, MOST_NODES).join(", ")} and ${more} more` : names.join(", ");
}

function toDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
