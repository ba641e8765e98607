/** Reads what happened to the nodes of a run from its events. */
import { join } from "node:path";
import type { RunEvent } from "@icosian/runtime/runs";
import { isObject } from "./find-record-fault.js";
import { readLines } from "./read-lines.js";

/** The number of warnings and of failed items that are kept. */
const MOST_LISTED = 100;

/** What happened to one node. */
export interface RunNode {
  /** Name of the node. */
  readonly name: string;
  /** How it ended; `running` if it has not; for a node inside of a fan-out, the worst of all items. */
  readonly outcome: string;
  /** Milliseconds; for a node inside of a fan-out, of all items together; null if it has not ended. */
  readonly durationMs: number | null;
  /** How often its function was called. */
  readonly attempts: number;
  /** How many items ended in which way; null outside of fan-outs. */
  readonly counts: Readonly<Record<string, number>> | null;
  /** What its error says; null if it did not fail. */
  readonly message: string | null;
}

/** What the events of a run say. */
export interface RunHistory {
  /** The nodes, the slowest first. */
  readonly nodes: readonly RunNode[];
  /** The first warnings, each with the name of its node if there is one. */
  readonly warnings: readonly { readonly node: string | null; readonly message: string }[];
  /** The number of all warnings. */
  readonly warningCount: number;
  /** The number of lines that are no events. */
  readonly damagedLines: number;
}

/** An event as it is read: every field may be anything, or absent. */
type ReadEvent = Readonly<Partial<Record<keyof RunEvent | "node" | "items" | Fields, unknown>>>;
type Fields = "outcome" | "attempt" | "durationMs" | "message" | "counts";

/** Reads `events.ndjson` of the folder of a run; O(lines), in memory O(nodes). Without the file, nothing happened. */
export function readRunNodes(folder: string): RunHistory {
  const nodes = new Map<string, RunNode>();
  const warnings: { readonly node: string | null; readonly message: string }[] = [];
  let [warningCount, damagedLines] = [0, 0];
  try {
    for (const line of readLines(join(folder, "events.ndjson"))) {
      const event = parse(line);
      if (event === null) damagedLines++;
      else if (event.event === "warning" && ++warningCount <= MOST_LISTED)
        warnings.push({ node: toText(event.node), message: toText(event.message) ?? "" });
      else addNode(nodes, event);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") damagedLines++;
  }
  const slowestFirst = [...nodes.values()].sort((a, b) => (b.durationMs ?? Infinity) - (a.durationMs ?? Infinity));
  return { nodes: slowestFirst, warnings, warningCount, damagedLines };
}

function parse(line: string): ReadEvent | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return isObject(parsed) && parsed["version"] === 1 && typeof parsed["event"] === "string" ? parsed : null;
  } catch {
    return null;
  }
}

function addNode(nodes: Map<string, RunNode>, event: ReadEvent): void {
  const name = toText(event.node);
  const isEnd = event.event === "nodeEnd";
  if (name === null || !(isEnd || event.event === "nodeStart")) return;
  // What happens for single items is in the sums, which are written until the end.
  const isItem = Array.isArray(event.items) && event.items.length > 0;
  if (isItem && nodes.get(name)?.counts) return;
  const before = nodes.get(name);
  if (isItem && before !== undefined && !isEnd) return;
  nodes.set(name, {
    name,
    outcome: isEnd ? (toText(event.outcome) ?? "computed") : "running",
    durationMs: isEnd ? toNumber(event.durationMs) : null,
    attempts: toNumber(event.attempt) ?? 0,
    counts: toCounts(event.counts),
    message: toText(event.message),
  });
}

function toCounts(value: unknown): RunNode["counts"] {
  if (!isObject(value)) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, count]) => (typeof count === "number" ? [[key, count]] : [])),
  );
}

function toText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function toNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
