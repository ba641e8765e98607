/** The executor for runs that wait for promises. */
import type { NodeVariable } from "../../graph/graph.js";
import { mayWait, type Segments } from "../../plan/plan.js";
import { toSingleTasks } from "../../plan/schedule/single-tasks.js";
import { callTask } from "../call/call-task.js";
import type { Frame } from "../bind/bound-plan.js";
import { isThenable } from "../call/is-thenable.js";
import type { Permits } from "./permits.js";
import { NONE, Progress } from "./progress.js";
import type { PendingTask } from "../sync/run-in-order.js";
import { runSegment } from "../sync/run-segment.js";
import { whenSettled } from "./settle.js";

/**
 * Starts each segment as soon as its inputs are available.
 *
 * Synchronous tasks run at once, without a promise of their own. If a function unexpectedly returns a promise, the run
 * continues task by task from there, so that independent tasks still overlap.
 */
export class Scheduler {
  readonly #run: Frame;
  readonly #permits: Permits;
  readonly #finish: () => void;
  readonly #bySegment: Progress;
  #byTask: Progress | null = null;
  /** Either `#bySegment` or `#byTask`. */
  #progress: Progress;
  #inFlight = 0;
  #isDone = true;

  /** @param finish - Called when everything is done and nothing is in flight, also if the run ended early. */
  constructor(run: Frame, finish: () => void) {
    this.#run = run;
    this.#permits = run.permits;
    this.#finish = finish;
    this.#bySegment = this.#createProgress(run.plan.segments);
    this.#progress = this.#bySegment;
  }

  /**
   * Runs all tasks. May be called again after it has finished.
   *
   * @param pending - The promise at which a plan of one segment stopped; all tasks before it are done.
   */
  runAll(pending: PendingTask | null): void {
    this.#isDone = false;
    this.#progress = this.#bySegment;
    if (pending === null) this.#progress.begin(null, this.#run.slots);
    else this.#goOnByTask(0, pending);
    this.#advance();
  }

  #createProgress(segments: Segments): Progress {
    return new Progress(this.#run.plan, segments, this.#permits.limit);
  }

  #goOnByTask(segment: number, { task, promise }: PendingTask): void {
    const { plan, slots } = this.#run;
    const states = this.#progress.toStates(segment, task);
    this.#byTask ??= this.#createProgress(toSingleTasks(plan));
    this.#progress = this.#byTask;
    this.#progress.begin(states, slots);
    this.#await(task, task, promise);
  }

  #advance(): void {
    this.#drain();
    this.#endIfDone();
  }

  #drain(): void {
    while (this.#run.failure === null) {
      // Async tasks first, so that waiting overlaps with computing.
      const segment = this.#progress.take(this.#permits.hasRoom);
      if (segment === NONE) break;
      this.#start(segment);
    }
    if (this.#isWaiting) this.#permits.wait(this.#wake);
  }

  get #isWaiting(): boolean {
    return this.#run.failure === null && this.#progress.hasReadyAsync;
  }

  readonly #wake = (): void => this.#advance();

  #endIfDone(): void {
    if (this.#isDone || this.#inFlight > 0 || this.#isWaiting) return;
    this.#isDone = true;
    this.#finish();
  }

  #start(segment: number): void {
    const { starts } = this.#progress.segments;
    const first = starts[segment]!;
    if (starts[segment + 1]! - first === 1) this.#startTask(segment, first);
    else this.#startTasks(segment);
  }

  #startTasks(segment: number): void {
    const pending = runSegment(this.#run, segment);
    if (pending !== null) return this.#goOnByTask(segment, pending);
    this.#progress.release(segment, this.#run.slots);
    this.#progress.end(segment);
  }

  #startTask(segment: number, task: number): void {
    const { slots, plan } = this.#run;
    const { slot } = plan.tasks[task]!;
    try {
      const value = callTask(this.#run, task, plan.program.starts[task]!);
      if (this.#progress === this.#bySegment && !mayWait(plan.tasks[task]!) && isThenable(value))
        return this.#goOnByTask(segment, { task, promise: value });
      // The function has received its arguments, and it alone decides how long it keeps them.
      this.#progress.release(segment, slots);
      if (isThenable(value)) return this.#await(segment, task, value);
      if (this.#progress.isRead(slot)) slots[slot] = value;
      this.#progress.end(segment);
    } catch (thrown) {
      this.#run.fail(plan.nodes[task]!, thrown);
    }
  }

  #await(segment: number, task: number, promise: PromiseLike<unknown>): void {
    const { slots, plan } = this.#run;
    const { slot, loopBody } = plan.tasks[task]!;
    const node = plan.nodes[task]!;
    const begunWith = this.#progress;
    // The items of a fan-out take permits of their own.
    const needed = loopBody === null ? 1 : 0;
    this.#inFlight++;
    this.#permits.take(needed);
    whenSettled(
      promise,
      (value) => {
        const progress = this.#progress;
        this.#inFlight--;
        this.#permits.release(needed);
        if (progress.isRead(slot) && this.#run.failure === null) slots[slot] = value;
        progress.end(progress === begunWith ? segment : task);
        this.#proceed(node);
      },
      (reason) => {
        this.#inFlight--;
        this.#permits.release(needed);
        this.#run.fail(node, reason);
        this.#proceed(node);
      },
    );
  }

  /**
   * Starts the tasks that have become ready in this order: those of this frame, then those that wait for a permit. Then
   * ends the frame if everything is done.
   *
   * @param node - The node that fails if anything throws on the way. Otherwise the error would be lost and the run
   * would never end.
   */
  #proceed(node: NodeVariable): void {
    try {
      this.#drain();
      this.#permits.wake();
    } catch (thrown) {
      this.#run.fail(node, thrown);
    }
    this.#endIfDone();
  }
}
