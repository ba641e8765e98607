/** Writes for which items of fan-outs something happens. */
import type { NodeExecution } from "../../hook-records.js";

/** Writes the items, the outermost first: `page 3, line 2`; nothing outside of fan-outs. Indices count from 0. */
export function itemText(items: NodeExecution["items"]): string {
  return items.map(({ fanOut, index }) => `${fanOut} ${index}`).join(", ");
}

/** Writes a node with the items for which it is computed: `embed [page 3]`. */
export function executionText(node: string, items: NodeExecution["items"]): string {
  return items.length === 0 ? node : `${node} [${itemText(items)}]`;
}

/** The first characters of a run id, which tell the runs of a process apart. */
export function shortRunId(runId: string): string {
  return runId.slice(0, 8);
}

/** Identifies the computation of a node among all that are in progress. */
export function executionKey(runId: string, node: string, items: NodeExecution["items"]): string {
  let key = `${runId} ${node}`;
  for (const { fanOut, index } of items) key += ` ${fanOut} ${index}`;
  return key;
}
