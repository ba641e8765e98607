/** Supplies the items of one fan-out in one run: counts them, and reports when their source fails or has no more. */
import { shownName } from "../../graph/shown-name.js";
import type { Frame } from "../bind/bound-plan.js";
import type { BoundLoopBody } from "../bind/bound-plan.js";
import { ItemSource } from "./item-source.js";
import type { ObservedItems } from "./observed-items.js";

/** The items of a fan-out. */
export class ItemSupply {
  /** The source itself. */
  readonly source: ItemSource;
  /** The number of items that have been taken. */
  count = 0;
  readonly #loopBody: BoundLoopBody;
  readonly #around: Frame;
  readonly #observed: ObservedItems | null;

  /**
   * @param items - The value of the fan-out.
   * @param observed - Is told when there are no more items; null if nothing wants to know.
   * @throws NodeProblem if the value cannot be iterated over.
   */
  constructor(items: unknown, loopBody: BoundLoopBody, around: Frame, observed: ObservedItems | null) {
    this.source = new ItemSource(items);
    this.#loopBody = loopBody;
    this.#around = around;
    this.#observed = observed;
  }

  /** Takes an item from a synchronous source; false if there is none, or if the source fails. */
  take(): boolean {
    try {
      const hasItem = this.source.take();
      if (!hasItem) this.tellEnd();
      return hasItem;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
  }

  /**
   * Takes the item of a step of an async source; false if there is none.
   *
   * @throws TypeError if the step is none.
   */
  accept(step: unknown): boolean {
    const hasItem = this.source.accept(step);
    if (!hasItem) this.tellEnd();
    return hasItem;
  }

  /** Ends the frame around the fan-out because the source has failed. */
  fail(thrown: unknown): void {
    this.source.isExhausted = true;
    const { fanOut } = this.#loopBody;
    this.#around.fail(fanOut, thrown, { fanOut: shownName(fanOut.definition), index: this.count });
  }

  /** Reports that all items have been taken. */
  tellEnd(): void {
    try {
      this.#observed?.expand(this.count);
    } catch (thrown) {
      this.#around.fail(this.#loopBody.fanOut, thrown);
    }
  }
}
