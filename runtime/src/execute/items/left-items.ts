/** Remembers which items are left after some have failed, for the next loop body that goes through the same items. */
import type { Frame } from "../bind/bound-plan.js";
import type { RunState } from "../values/run-state.js";

/** The indexes of the items that are left, by fan-out and the items around it, for each run. */
const leftItems = new WeakMap<RunState, Map<string, readonly number[]>>();

/** Keeps the indexes of the items of a fan-out that have not failed, in their order. */
export function keepLeftItems(around: Frame, fanOut: number, indexes: readonly number[]): void {
  const known = leftItems.get(around.run) ?? new Map<string, readonly number[]>();
  leftItems.set(around.run, known);
  known.set(toKey(around, fanOut), indexes);
}

/** Returns the indexes of the items that are left; null if none has failed. */
export function findLeftItems(around: Frame, fanOut: number): readonly number[] | null {
  return leftItems.get(around.run)?.get(toKey(around, fanOut)) ?? null;
}

function toKey({ items }: Frame, fanOut: number): string {
  return [fanOut, ...items.map(({ index }) => index)].join();
}
