/** The executor for items that wait for nothing: one frame serves one item after the other, without a promise. */
import type { BoundLoopBody, Frame } from "../bind/bound-plan.js";
import { runSegment } from "../sync/run-segment.js";
import type { PendingTask } from "../sync/run-in-order.js";
import type { ItemFrame } from "./item-frame.js";
import type { ItemFrames } from "./item-frames.js";
import type { ItemLists } from "./item-lists.js";
import type { ItemSupply } from "./item-supply.js";
import { runItems } from "./run-items.js";

/** What the items of a fan-out are taken from, computed in, and collected in. */
export interface FanOutParts {
  /** The loop body. */
  readonly loopBody: BoundLoopBody;
  /** The frame that contains the fan-out. */
  readonly around: Frame;
  /** The frames of items. */
  readonly frames: ItemFrames;
  /** The collected values. */
  readonly lists: ItemLists;
  /** Supplies the items. */
  readonly supply: ItemSupply;
}

/**
 * Runs items one after the other until all are done, the run ends, or an item returns a promise.
 *
 * @returns The promise that stopped it, if any, and the frame of its item.
 */
export function runPlainItems(parts: FanOutParts): { readonly frame: ItemFrame; readonly task: PendingTask } | null {
  const { loop, data } = parts.loopBody;
  const frame = parts.frames.take();
  // A loop does not know which items are left.
  const task =
    loop === null || (!data.isLast && parts.around.run.leavesOut) ? runOneByOne(parts, frame) : runLoop(parts, frame);
  return task === null ? null : { frame, task };
}

function runOneByOne({ around, frames, lists, supply }: FanOutParts, frame: ItemFrame): PendingTask | null {
  while (around.failure === null && supply.take()) {
    frames.fill(frame, supply.count++, supply.source.value);
    const task = runSegment(frame, 0);
    if (task !== null) return task;
    if (frame.failure === null) lists.add(frame.slots, frame.index);
  }
  return null;
}

function runLoop({ loopBody, around, lists, supply }: FanOutParts, frame: ItemFrame): PendingTask | null {
  try {
    const { pending, item } = runItems(loopBody.loop!, frame, supply.source, lists);
    supply.count = pending === null ? item : item + 1;
    if (pending === null && around.failure === null) supply.tellEnd();
    return pending;
  } catch (thrown) {
    // The source threw when it was asked for the item of the frame.
    supply.count = frame.index;
    supply.fail(thrown);
    return null;
  }
}
