/** The frames of a fan-out's items: each serves one item after the other. */
import type { LoopBody } from "../../plan/plan.js";
import type { Frame } from "../values/frame.js";
import { ItemFrame } from "./item-frame.js";

/** Makes frames, and fills them with what an item begins with. */
export class ItemFrames {
  readonly #loopBody: LoopBody;
  readonly #around: Frame;
  /** Slots as each item begins with them. */
  readonly #template: unknown[];
  /** For each slot of values that are there already the list of them. */
  readonly #kept: readonly (readonly unknown[])[];
  /** Frames that are free for the next item. */
  readonly #idle: ItemFrame[] = [];

  /** @param reads - In the frame around, the slots of what the fan-out gave and of what the loop body shares. */
  constructor(loopBody: LoopBody, reads: readonly number[], around: Frame) {
    this.#loopBody = loopBody;
    this.#around = around;
    this.#template = loopBody.plan.emptySlots.slice();
    loopBody.shared.forEach((slot, index) => (this.#template[slot] = around.slots[reads[index + 1]!]));
    // Casts because another fan-out has made them.
    this.#kept = loopBody.kept.map((_, index) => around.slots[reads[index + 1 + loopBody.shared.length]!] as unknown[]);
  }

  /** A frame that is free. */
  take(): ItemFrame {
    return this.#idle.pop() ?? new ItemFrame(this.#loopBody, this.#template.slice(), this.#around);
  }

  /** Lets a frame begin with an item, and returns it. */
  fill(frame: ItemFrame, index: number, item: unknown): ItemFrame {
    frame.begin(index, item);
    for (let at = 0; at < this.#kept.length; at++) frame.slots[this.#loopBody.kept[at]!] = this.#kept[at]![index];
    return frame;
  }

  /** Takes a frame back whose item has ended. */
  giveBack(frame: ItemFrame): void {
    this.#idle.push(frame);
  }
}
