/** The frame of one item of a fan-out. */
import { shownName } from "../../graph/shown-name.js";
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { Plan, LoopBody } from "../../plan/plan.js";
import type { Frame, ItemPosition, RunState } from "../values/frame.js";
import type { Permits } from "../async/permits.js";
import type { RunContext } from "../run-context.js";
import type { Scheduler } from "../async/scheduler.js";
import { toFailure } from "../call/to-failure.js";

/** Holds the values of one item, and then those of the next one. */
export class ItemFrame implements Frame {
  readonly plan: Plan;
  readonly slots: unknown[];
  readonly run: RunState;
  /** Which item it is. */
  index = 0;
  /** Its position in the lists, where they have one for it before its values are there. */
  position = 0;
  /** What runs it, where something has to be waited for. */
  scheduler: Scheduler | null = null;
  readonly #loopBody: LoopBody;
  readonly #around: Frame;
  /** Why this item is left out while the others go on. */
  #failure: DataflowError | null = null;

  /**
   * @param slots - Its own, filled with what all items share.
   * @param around - The frame that the fan-out is in.
   */
  constructor(loopBody: LoopBody, slots: unknown[], around: Frame) {
    this.plan = loopBody.plan;
    this.slots = slots;
    this.run = around.run;
    this.#loopBody = loopBody;
    this.#around = around;
  }

  get failure(): DataflowError | null {
    return this.#failure ?? this.#around.failure;
  }

  /** Whether no item is to begin any more. */
  get isOver(): boolean {
    return this.#around.failure !== null;
  }

  get permits(): Permits {
    return this.run.itemPermits;
  }

  get items(): readonly ItemPosition[] {
    return [{ fanOut: shownName(this.#loopBody.fanOut.definition), index: this.index }, ...this.#around.items];
  }

  /** Takes the next item. */
  begin(index: number, item: unknown): void {
    this.beginAt(index);
    this.slots[this.#loopBody.item] = item;
  }

  /** Goes on to an item that is not in a slot, or is there already. */
  beginAt(index: number): void {
    this.index = index;
    this.#failure = null;
  }

  contextOf(node: NodeVariable): RunContext {
    return this.#around.contextOf(node);
  }

  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void {
    if (this.failure !== null) return;
    const failure = toFailure(node, thrown, item === undefined ? this.items : [item, ...this.items]);
    if (!this.run.leavesOut) return this.run.stop(failure);
    this.#failure = failure;
    this.run.tell(failure);
  }

  fanOut(loopBody: LoopBody, reads: readonly number[], frame: Frame = this): unknown {
    return this.#around.fanOut(loopBody, reads, frame);
  }
}
