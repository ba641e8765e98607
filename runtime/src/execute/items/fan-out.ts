/** The executor for fan-outs: it runs the loop body for each item, and collects values in lists. */
import type { BoundLoopBody } from "../bind/bound-plan.js";
import type { Frame } from "../bind/bound-plan.js";
import type { ItemFrame } from "./item-frame.js";
import { ItemFrames } from "./item-frames.js";
import { keepLeftItems } from "./left-items.js";
import { ItemSupply } from "./item-supply.js";
import { ItemLists } from "./item-lists.js";
import { ObservedItems } from "./observed-items.js";
import type { ItemSource } from "./item-source.js";
import { isThenable } from "../call/is-thenable.js";
import { Leaving } from "../async/leaving.js";
import { refusePromise, refuseWaiting } from "../call/refuse-promise.js";
import type { PendingTask } from "../sync/run-in-order.js";
import { runPlainItems, type FanOutParts } from "./run-plain-items.js";
import { runSegment } from "../sync/run-segment.js";
import { Scheduler } from "../async/scheduler.js";
import { whenSettled } from "../async/settle.js";

/**
 * One fan-out within one run. An item is requested when there is room for it. As long as nothing is async, there is a
 * single frame and no promise.
 */
export class FanOut {
  readonly #loopBody: BoundLoopBody;
  readonly #around: Frame;
  readonly #frames: ItemFrames;
  readonly #lists: ItemLists;
  readonly #supply: ItemSupply;
  readonly #source: ItemSource;
  readonly #parts: FanOutParts;
  /** Calls hooks; null if there are none. */
  readonly #observed: ObservedItems | null;
  #leaving: Leaving | null = null;
  #inFlight = 0;
  #isDriving = false;
  #isFetching = false;
  #isFinished = false;
  #resolve: (result: unknown) => void = () => {};

  /**
   * @param reads - Slots of the outer frame: first the value of the fan-out, then the values that the loop body shares.
   * @throws NodeProblem if the value of the fan-out cannot be iterated over.
   */
  constructor(loopBody: BoundLoopBody, reads: readonly number[], around: Frame) {
    const { collected, isLast } = loopBody.data;
    this.#loopBody = loopBody;
    this.#around = around;
    this.#observed = loopBody.hooks === null ? null : new ObservedItems(loopBody.hooks, loopBody, around);
    this.#lists = new ItemLists(collected, !isLast && around.run.leavesOut ? "keeps indexes" : null);
    this.#frames = new ItemFrames(loopBody, reads, around);
    this.#supply = new ItemSupply(around.slots[reads[0]!], loopBody, around, this.#observed);
    this.#source = this.#supply.source;
    this.#parts = { loopBody, around, frames: this.#frames, lists: this.#lists, supply: this.#supply };
  }

  /**
   * Runs the loop body for all items.
   *
   * @returns The only list, or a list of the lists; a promise of that if the run has to wait. The promise is never
   * rejected: the reason for an early end is in the outer frame.
   */
  runAll(): unknown {
    const { plan, fanOut } = this.#loopBody;
    const { run } = this.#around;
    if (this.#source.isAsync && !run.canWait) return refuseWaiting(run, fanOut, "an async iterable");
    const hasHooks = this.#observed?.hasItemHooks === true;
    const pending = this.#source.isAsync || plan.hasAsync || hasHooks ? null : this.#runPlain();
    if (this.#isFinished) return this.#toResult();
    if (pending !== null) this.#follow(pending.frame, pending.task);
    if (hasHooks) {
      this.#drive();
      if (this.#isFinished) return this.#toResult();
    }
    return new Promise((resolve) => {
      this.#resolve = resolve;
      run.watchers.add(this.#drive);
      this.#drive();
    });
  }

  #toResult(): unknown {
    const { indexes } = this.#lists;
    if (indexes !== null) keepLeftItems(this.#around, this.#loopBody.data.fanOut, indexes);
    return this.#lists.toResult();
  }

  /** Runs items as long as none of them waits. */
  #runPlain(): { readonly frame: ItemFrame; readonly task: PendingTask } | null {
    const { run } = this.#around;
    const pending = runPlainItems(this.#parts);
    if (pending !== null) {
      if (run.canWait) return pending;
      refusePromise(run, this.#loopBody.plan.nodes[pending.task.task]!, pending.task.promise);
    }
    if (!this.#source.isExhausted) this.#leaving = new Leaving(this.#source, this.#loopBody.fanOut, run, null);
    this.#isFinished = true;
    return null;
  }

  /** Begins items while there is room, and finishes when the last one has ended. */
  readonly #drive = (): void => {
    // An item that ends at once calls this function while the next item is already being started.
    if (this.#isDriving || this.#isFinished) return;
    this.#isDriving = true;
    const mayGoOn = (): boolean => !this.#source.isExhausted && !this.#isFetching && this.#around.failure === null;
    while (mayGoOn() && this.#around.run.itemPermits.hasRoomBeside(this.#inFlight))
      if (this.#source.isAsync) this.#fetch();
      else if (this.#supply.take()) this.#begin();
    const isEnding = this.#around.failure !== null && this.#inFlight === 0 && this.#leaving === null;
    if (isEnding && (this.#isFetching || !this.#source.isExhausted))
      this.#leaving = new Leaving(this.#source, this.#loopBody.fanOut, this.#around.run, this.#drive);
    this.#isDriving = false;
    const { isOverdue = false, isWaiting = false } = this.#leaving ?? {};
    if (!this.#source.isExhausted || this.#inFlight > 0) return;
    if ((this.#isFetching || isWaiting) && !isOverdue) return;
    this.#isFinished = true;
    this.#leaving?.end();
    this.#around.run.watchers.delete(this.#drive);
    this.#resolve(this.#toResult());
  };

  /** Asks an async source for an item, which some sources provide at once. */
  #fetch(): void {
    const settle = (act: (given: unknown) => void, given: unknown): void => {
      if (this.#isFinished) return; // The answer came too late, and the outer frame may already serve another item.
      this.#isFetching = false;
      try {
        act(given);
      } catch (thrown) {
        this.#supply.fail(thrown);
      }
      this.#drive();
    };
    try {
      const step = this.#source.ask();
      if (!isThenable(step)) return this.#accept(step);
      this.#isFetching = true;
      whenSettled(
        step,
        (value) => settle(this.#accept, value),
        (reason) => settle((thrown) => this.#supply.fail(thrown), reason),
      );
    } catch (thrown) {
      this.#supply.fail(thrown);
    }
  }

  readonly #accept = (step: unknown): void => {
    if (this.#supply.accept(step) && this.#around.failure === null) this.#begin();
  };

  /** Begins the item that was taken last. */
  #begin(): void {
    const { hasAsync } = this.#loopBody.plan;
    const frame = this.#frames.fill(this.#frames.take(), this.#supply.count++, this.#source.value);
    if (this.#observed?.hasItemHooks === true) return this.#beginObserved(this.#observed, frame);
    const pending = hasAsync ? null : runSegment(frame, 0);
    if (hasAsync || pending !== null) return this.#follow(frame, pending);
    if (frame.failure === null) this.#lists.add(frame.slots, frame.index);
    this.#frames.giveBack(frame);
  }

  /** Begins an item with hooks around it. */
  #beginObserved(observed: ObservedItems, frame: ItemFrame): void {
    const { plan } = this.#loopBody;
    frame.position = this.#lists.reserve();
    this.#inFlight++;
    const compute = (done: () => void): void => {
      const pending = plan.hasAsync ? null : runSegment(frame, 0);
      if (!plan.hasAsync && pending === null) return done();
      if (this.#around.run.canWait) return new Scheduler(frame, done).runAll(pending);
      refusePromise(this.#around.run, plan.nodes[pending!.task]!, pending!.promise);
      done();
    };
    observed.surround(frame, compute, () => this.#end(frame));
  }

  /** Waits for an item. */
  #follow(frame: ItemFrame, pending: PendingTask | null): void {
    frame.position = this.#lists.reserve();
    this.#inFlight++;
    frame.scheduler ??= new Scheduler(frame, () => this.#end(frame));
    frame.scheduler.runAll(pending);
  }

  #end(frame: ItemFrame): void {
    this.#inFlight--;
    if (frame.failure === null) this.#lists.fill(frame.position, frame.slots, frame.index);
    this.#frames.giveBack(frame);
    this.#drive();
  }
}
