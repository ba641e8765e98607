/** The frames of a fan-out's items. Each frame serves one item after the other. */
import type { BoundLoopBody } from "../bind/bound-plan.js";
import type { Frame } from "../bind/bound-plan.js";
import { ItemFrame } from "./item-frame.js";
import { findLeftItems } from "./left-items.js";

/** Creates frames, and fills them with the values with which an item begins. */
export class ItemFrames {
  readonly #loopBody: BoundLoopBody;
  readonly #around: Frame;
  /** The slots with which each item begins. */
  readonly #template: unknown[];
  /** For each slot with values from an earlier pass, the list of those values. */
  readonly #kept: readonly (readonly unknown[])[];
  /** The indexes of the items if some have failed in an earlier pass; otherwise null. */
  readonly #indexes: readonly number[] | null;
  /** Frames that are free for the next item. */
  readonly #idle: ItemFrame[] = [];

  /**
   * @param reads - Slots of the outer frame: first the value of the fan-out, then the values that the loop body shares.
   */
  constructor(loopBody: BoundLoopBody, reads: readonly number[], around: Frame) {
    this.#loopBody = loopBody;
    this.#around = around;
    this.#indexes = loopBody.data.isFirst ? null : findLeftItems(around, loopBody.data.fanOut);
    this.#template = loopBody.plan.emptySlots.slice();
    const { shared, kept } = loopBody.data;
    shared.forEach((slot, index) => (this.#template[slot] = around.slots[reads[index + 1]!]));
    // Casts because an earlier pass of the fan-out created these lists.
    this.#kept = kept.map((_, index) => around.slots[reads[index + 1 + shared.length]!] as unknown[]);
  }

  /** Returns a free frame. */
  take(): ItemFrame {
    return this.#idle.pop() ?? new ItemFrame(this.#loopBody, this.#template.slice(), this.#around);
  }

  /**
   * Starts an item in a frame, and returns the frame.
   *
   * @param position - The number of items that this loop body has started before.
   */
  fill(frame: ItemFrame, position: number, item: unknown): ItemFrame {
    frame.begin(this.#indexes?.[position] ?? position, item);
    for (let at = 0; at < this.#kept.length; at++)
      frame.slots[this.#loopBody.data.kept[at]!] = this.#kept[at]![position];
    return frame;
  }

  /** Returns a frame to the free ones after its item has ended. */
  giveBack(frame: ItemFrame): void {
    this.#idle.push(frame);
  }
}
