/** What is known of a node that takes too long. */
import type { NodeExecution } from "../../hook-records.js";
import { quote } from "../../../errors/words.js";
import { formatDuration } from "../text/format-duration.js";
import { executionText } from "../text/item-text.js";

/** The computation of a node that takes too long. */
export interface SlowNode {
  /** Unique for each run. */
  readonly runId: string;
  /** Name of the node. */
  readonly node: string;
  /** The items of fan-outs for which it is computed, the outermost first. */
  readonly items: NodeExecution["items"];
  /** Milliseconds since it began; all that it took, if it has ended. */
  readonly durationMs: number;
  /** Whether it has not ended yet. */
  readonly isRunning: boolean;
}

/**
 * Writes the warning.
 *
 * @param ms - The longest time that is fine, in milliseconds.
 */
export function slowNodeText({ node, items, durationMs, isRunning }: SlowNode, ms: number): string {
  const took = isRunning ? "has been running for" : "took";
  const limit = formatDuration(ms);
  return `${executionText(quote(node), items)} ${took} ${formatDuration(durationMs)}; more than ${limit} is slow.`;
}
