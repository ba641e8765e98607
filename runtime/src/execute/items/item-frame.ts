/** The frame of one item of a fan-out. */
import { shownName } from "../../graph/shown-name.js";
import type { DataflowError } from "../../errors/dataflow-error.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { BoundLoopBody, BoundPlan } from "../bind/bound-plan.js";
import type { Frame } from "../bind/bound-plan.js";
import type { ItemPosition } from "../values/item-position.js";
import type { RunState } from "../values/run-state.js";
import type { Permits } from "../async/permits.js";
import type { RunContext } from "../run-context.js";
import type { Scheduler } from "../async/scheduler.js";
import { NodeProblem } from "../call/node-problem.js";
import { toFailure } from "../call/to-failure.js";

/** Holds the values of one item, and later those of another item. */
export class ItemFrame implements Frame {
  /** The plan of the loop body. */
  readonly plan: BoundPlan;
  /** One value per slot of the loop body's plan. */
  readonly slots: unknown[];
  /** The state of the run that the fan-out belongs to. */
  readonly run: RunState;
  /** Index of the item, from 0. */
  index = 0;
  /** The item's position in the lists, if one was reserved before its values are available. */
  position = 0;
  /** The scheduler of the item's tasks; null if nothing has to wait. */
  scheduler: Scheduler | null = null;
  readonly #loopBody: BoundLoopBody;
  readonly #around: Frame;
  /** The reason why this item is left out while the others continue. */
  #failure: DataflowError | null = null;

  /**
   * @param slots - The frame's own slots, filled with the values that all items share.
   * @param around - The frame that contains the fan-out.
   */
  constructor(loopBody: BoundLoopBody, slots: unknown[], around: Frame) {
    this.plan = loopBody.plan;
    this.slots = slots;
    this.run = around.run;
    this.#loopBody = loopBody;
    this.#around = around;
  }

  /** The failure of this item or of a frame around it. */
  get failure(): DataflowError | null {
    return this.#failure ?? this.#around.failure;
  }

  /** Whether no further item may begin. */
  get isOver(): boolean {
    return this.#around.failure !== null;
  }

  /** The permits that items share. */
  get permits(): Permits {
    return this.run.itemPermits;
  }

  /** This item, and then the items of the frames around it. */
  get items(): readonly ItemPosition[] {
    return [{ fanOut: shownName(this.#loopBody.fanOut.definition), index: this.index }, ...this.#around.items];
  }

  /** The signal of the run. */
  get signal(): AbortSignal {
    return this.#around.signal;
  }

  /** Whether the frame is another one, or that of an item inside of it. */
  isWithin(frame: object): boolean {
    return this === frame || this.#around.isWithin(frame);
  }

  /** Begins with the next item. */
  begin(index: number, item: unknown): void {
    this.beginAt(index);
    this.slots[this.#loopBody.data.item] = item;
  }

  /** Begins with an item that is not in a slot, or that is already there. */
  beginAt(index: number): void {
    this.index = index;
    this.#failure = null;
  }

  /** Returns the context of a node; all items of a run share it. */
  contextOf(node: NodeVariable, attempt?: number, signal?: AbortSignal | null): RunContext {
    return this.#around.contextOf(node, attempt, signal);
  }

  /** Leaves this item out if the caller handles failed items; otherwise ends the run. */
  fail(node: NodeVariable, thrown: unknown, item?: ItemPosition): void {
    if (this.failure !== null) return;
    const failure = toFailure(node, thrown, item === undefined ? this.items : [item, ...this.items]);
    if (!this.run.leavesOut || NodeProblem.endsRun(thrown)) return this.run.stop(failure);
    this.#failure = failure;
    this.run.end.tell(failure);
  }

  /** Runs a nested fan-out. */
  fanOut(loopBody: BoundLoopBody, reads: readonly number[], frame: Frame = this): unknown {
    return this.#around.fanOut(loopBody, reads, frame);
  }
}
