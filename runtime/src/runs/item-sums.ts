/** Sums up what happens for the items of fan-outs, so that a million of them need no million lines. */
import type { NodeOutcome } from "../lifecycle/hook-records.js";

/** The sums of one node. */
export interface ItemSum {
  /** How many items ended in which way. */
  readonly counts: Record<NodeOutcome, number>;
  /** How often the node's function was called. */
  attempts: number;
  /** Milliseconds of all items together. */
  durationMs: number;
  /** The error of the first item that failed, as it is written; null if none has failed. */
  message: string | null;
  /** Whether it has changed since it was written. */
  isNew: boolean;
}

/** The outcomes, the worst first. */
const WORST_FIRST: readonly NodeOutcome[] = ["failed", "sentinel", "computed", "cached"];

/** The sums by name of the node, in the order of the first item. */
export class ItemSums {
  readonly #sums = new Map<string, ItemSum>();

  /** Adds one computation, and returns the sum of its node. */
  add(node: string, outcome: NodeOutcome, attempts: number, durationMs: number): ItemSum {
    let sum = this.#sums.get(node);
    if (sum === undefined) {
      const counts = { computed: 0, cached: 0, sentinel: 0, failed: 0 };
      sum = { counts, attempts: 0, durationMs: 0, message: null, isNew: true };
      this.#sums.set(node, sum);
    }
    sum.counts[outcome]++;
    sum.attempts += attempts;
    sum.durationMs += durationMs;
    sum.isNew = true;
    return sum;
  }

  /** Returns the sums that have changed since they were taken. */
  takeNew(): readonly (readonly [node: string, sum: ItemSum])[] {
    const changed = [...this.#sums].filter(([, sum]) => sum.isNew);
    for (const [, sum] of changed) sum.isNew = false;
    return changed;
  }
}

/** The worst outcome of a sum. */
export function worstOf({ counts }: ItemSum): NodeOutcome {
  return WORST_FIRST.find((outcome) => counts[outcome] > 0) ?? "computed";
}
