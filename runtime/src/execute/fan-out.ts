/** The executor for fan-outs: does the same for each item, and makes lists of what is collected. */
import { shownName } from "../graph/shown-name.js";
import type { ItemLoop } from "../plan/plan-code.js";
import type { Region } from "../plan/plan.js";
import type { Frame } from "./frame.js";
import { ItemFrame } from "./item-frame.js";
import { ItemLists } from "./item-lists.js";
import { ItemSource, type ItemStep } from "./item-source.js";
import { isThenable } from "./is-thenable.js";
import { refusePromise, refuseWaiting } from "./refuse-promise.js";
import type { PendingTask } from "./run-in-order.js";
import { runItems } from "./run-items.js";
import { runStretch } from "./run-stretch.js";
import { Scheduler } from "./scheduler.js";

/**
 * One fan-out within one run.
 *
 * An item is asked for when there is room for it, so no more of them are held than may be in flight. A frame serves one
 * item after the other; as long as nothing has to be waited for there is only one, and no promise.
 */
export class FanOut {
  readonly #region: Region;
  readonly #around: Frame;
  /** Slots as each item begins with them. */
  readonly #template: unknown[];
  /** For each slot of values that are there already the list of them. */
  readonly #kept: readonly (readonly unknown[])[];
  readonly #lists: ItemLists;
  readonly #source: ItemSource;
  /** Frames that are free for the next item. */
  readonly #idle: ItemFrame[] = [];
  #count = 0;
  #inFlight = 0;
  #isDriving = false;
  #isFetching = false;
  #isFinished = false;
  #resolve: (result: unknown) => void = () => {};

  /**
   * @param reads - In the frame around, the slots of what the fan-out gave and of what the region shares.
   * @throws NodeProblem when there are no items to be taken from what the fan-out gave.
   */
  constructor(region: Region, reads: readonly number[], around: Frame) {
    this.#region = region;
    this.#around = around;
    this.#lists = new ItemLists(region.collected);
    this.#template = region.plan.emptySlots.slice();
    region.shared.forEach((slot, index) => (this.#template[slot] = around.slots[reads[index + 1]!]));
    // Casts because another fan-out has made them.
    this.#kept = region.kept.map((_, index) => around.slots[reads[index + 1 + region.shared.length]!] as unknown[]);
    this.#source = new ItemSource(around.slots[reads[0]!]);
  }

  /**
   * Goes through all items.
   *
   * @returns The only list, or a list of the lists; a promise of that where something has to be waited for. It is never
   * rejected: why it ended early is in the frame around.
   */
  runAll(): unknown {
    const { plan, fanOut } = this.#region;
    const { run } = this.#around;
    if (this.#source.isAsync && !run.canWait) return refuseWaiting(run, fanOut, "an async iterable");
    const pending = this.#source.isAsync || plan.hasAsync ? null : this.#runPlain();
    if (this.#isFinished) return this.#lists.toResult();
    if (pending !== null) this.#follow(pending.frame, pending.task);
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#drive();
    });
  }

  /** Runs items one after the other until all are done, the run ends, or one has to be waited for. */
  #runPlain(): { readonly frame: ItemFrame; readonly task: PendingTask } | null {
    const { loop } = this.#region;
    const frame = new ItemFrame(this.#region, this.#template.slice(), this.#around);
    const task = loop === null ? this.#runOneByOne(frame) : this.#runLoop(loop, frame);
    if (task !== null) {
      if (this.#around.run.canWait) return { frame, task };
      refusePromise(this.#around.run, this.#region.plan.tasks[task.task]!.node, task.promise);
    }
    void this.#source.leave();
    this.#isFinished = true;
    return null;
  }

  #runOneByOne(frame: ItemFrame): PendingTask | null {
    while (this.#around.failure === null) {
      // A cast because the source is not async.
      const step = this.#next() as ItemStep | null;
      if (step === null || step.done) break;
      this.#fill(frame, step.value);
      const task = runStretch(frame, 0);
      if (task !== null) return task;
      if (frame.failure === null) this.#lists.add(frame.slots);
    }
    return null;
  }

  #runLoop(loop: ItemLoop, frame: ItemFrame): PendingTask | null {
    try {
      const task = runItems(loop, frame, this.#source, this.#lists);
      this.#count = frame.index + 1;
      return task;
    } catch (thrown) {
      // The source has thrown when it was asked for the item of the frame.
      this.#count = frame.index;
      this.#failSource(thrown);
      return null;
    }
  }

  /** Begins items while there is room for them, and ends when the last one has. */
  #drive(): void {
    // An item that ends at once comes back to this while the next one is begun already.
    if (this.#isDriving) return;
    this.#isDriving = true;
    while (!this.#source.isExhausted && !this.#isFetching && this.#hasRoom() && this.#around.failure === null) {
      const step = this.#next();
      if (step === null) break;
      if (isThenable(step)) this.#fetch(step);
      else this.#begin(step);
    }
    this.#isDriving = false;
    const hasMore = !this.#source.isExhausted && this.#around.failure === null;
    if (hasMore || this.#inFlight > 0 || this.#isFetching || this.#isFinished) return;
    this.#isFinished = true;
    void this.#source.leave().then(() => this.#resolve(this.#lists.toResult()));
  }

  /** One item may always be in flight, or nobody would come back to this. */
  #hasRoom(): boolean {
    const { itemPlaces } = this.#around.run;
    return this.#inFlight === 0 || (this.#inFlight < itemPlaces.limit && itemPlaces.hasRoom);
  }

  #fetch(step: Promise<ItemStep>): void {
    this.#isFetching = true;
    const settle = (act: () => void): void => {
      this.#isFetching = false;
      act();
      this.#drive();
    };
    step.then(
      (value) => settle(() => this.#begin(value)),
      (reason: unknown) => settle(() => this.#failSource(reason)),
    );
  }

  #begin({ done, value }: ItemStep): void {
    if (done) this.#source.isExhausted = true;
    if (done || this.#around.failure !== null) return;
    const { hasAsync } = this.#region.plan;
    const frame = this.#idle.pop() ?? new ItemFrame(this.#region, this.#template.slice(), this.#around);
    this.#fill(frame, value);
    const pending = hasAsync ? null : runStretch(frame, 0);
    if (hasAsync || pending !== null) return this.#follow(frame, pending);
    if (frame.failure === null) this.#lists.add(frame.slots);
    this.#idle.push(frame);
  }

  #fill(frame: ItemFrame, value: unknown): void {
    frame.begin(this.#count, value);
    for (let index = 0; index < this.#kept.length; index++)
      frame.slots[this.#region.kept[index]!] = this.#kept[index]![this.#count];
    this.#count++;
  }

  /** Waits for an item. */
  #follow(frame: ItemFrame, pending: PendingTask | null): void {
    frame.place = this.#lists.reserve();
    this.#inFlight++;
    frame.scheduler ??= new Scheduler(frame, () => this.#end(frame));
    frame.scheduler.runAll(pending);
  }

  #end(frame: ItemFrame): void {
    this.#inFlight--;
    if (frame.failure === null) this.#lists.fill(frame.place, frame.slots);
    this.#idle.push(frame);
    this.#drive();
  }

  /** Null where the source fails. */
  #next(): ItemStep | Promise<ItemStep> | null {
    try {
      return this.#source.next();
    } catch (thrown) {
      this.#failSource(thrown);
      return null;
    }
  }
  #failSource(thrown: unknown): void {
    this.#source.isExhausted = true;
    const { fanOut } = this.#region;
    this.#around.fail(fanOut, thrown, { fanOut: shownName(fanOut.definition), index: this.#count });
  }
}
