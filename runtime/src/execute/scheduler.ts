/** The executor for runs in which something has to be waited for. */
import { rowOf } from "../graph/rows.js";
import { callTask } from "./call-task.js";
import type { Frame } from "./frame.js";
import { isThenable } from "./is-thenable.js";
import type { PendingTask } from "./run-in-order.js";
import type { Places } from "./places.js";
import { PriorityQueue } from "./priority-queue.js";
import { TaskQueue } from "./task-queue.js";

/**
 * Starts each task as soon as all that it reads is there.
 *
 * A task counts down what it waits for; waking one up costs no more than the edges that lead to it. Tasks that are not
 * async run at once, without a promise of their own. Tasks start in the order in which they became ready; of async tasks
 * that have to wait for a free place, the one with the longest path ahead starts first.
 */
export class Scheduler {
  readonly #run: Frame;
  readonly #places: Places;
  readonly #waits: Int32Array;
  readonly #reads: Int32Array;
  readonly #ready: TaskQueue;
  /** Apart from the others, because these may have to wait for a free place. */
  readonly #readyAsync: TaskQueue | PriorityQueue;
  readonly #finish: () => void;
  #inFlight = 0;
  #isDone = true;

  /** @param finish - Called whenever all is done and nothing in flight any more, also when the run ended early. */
  constructor(run: Frame, finish: () => void) {
    const { waitCounts, readCounts, tasks } = run.plan;
    this.#run = run;
    this.#places = run.places;
    this.#finish = finish;
    this.#waits = new Int32Array(waitCounts.length);
    this.#reads = new Int32Array(readCounts.length);
    this.#ready = new TaskQueue(tasks.length);
    this.#readyAsync =
      this.#places.limit < tasks.length && run.plan.hasAsync
        ? new PriorityQueue(run.plan.longestPaths)
        : new TaskQueue(tasks.length);
  }

  /**
   * Runs all tasks. May be called again when all is done.
   *
   * @param pending - Where the executor of plain tasks came to a promise: all tasks before it are done.
   */
  runAll(pending: PendingTask | null): void {
    const { waitCounts, readCounts } = this.#run.plan;
    this.#isDone = false;
    // Loops, because `set` takes longer for the few tasks that an item has.
    for (let task = 0; task < waitCounts.length; task++) this.#waits[task] = waitCounts[task]!;
    for (let slot = 0; slot < readCounts.length; slot++) this.#reads[slot] = readCounts[slot]!;
    this.#ready.clear();
    this.#readyAsync.clear();
    this.#resumeAfter(pending);
    this.#advance();
  }

  /** Takes over from the executor of plain tasks. */
  #resumeAfter(pending: PendingTask | null): void {
    const { tasks, followers } = this.#run.plan;
    const begun = pending === null ? 0 : pending.task + 1;
    for (let task = 0; task < begun; task++) {
      this.#release(tasks[task]!.reads);
      if (task !== pending?.task) for (const follower of rowOf(followers, task)) this.#waits[follower]!--;
    }
    for (let task = begun; task < tasks.length; task++) if (this.#waits[task] === 0) this.#enqueue(task);
    if (pending !== null) this.#await(pending);
  }

  #advance(): void {
    this.#drain();
    this.#endIfDone();
  }

  #drain(): void {
    while (this.#run.failure === null) {
      // Async tasks first: what has to be waited for overlaps with what has to be computed.
      if (!this.#readyAsync.isEmpty && this.#places.hasRoom) this.#start(this.#readyAsync.take());
      else if (!this.#ready.isEmpty) this.#start(this.#ready.take());
      else break;
    }
    if (this.#isWaiting) this.#places.wait(this.#wake);
  }

  get #isWaiting(): boolean {
    return this.#run.failure === null && !this.#readyAsync.isEmpty;
  }

  readonly #wake = (): void => this.#advance();

  #endIfDone(): void {
    if (this.#isDone || this.#inFlight > 0 || this.#isWaiting) return;
    this.#isDone = true;
    this.#finish();
  }

  #start(task: number): void {
    const { slots, plan } = this.#run;
    const { node, slot, reads } = plan.tasks[task]!;
    try {
      const value = callTask(this.#run, task, plan.program.starts[task]!);
      // The function has its arguments now; it alone decides how long it keeps them.
      this.#release(reads);
      if (isThenable(value)) return this.#await({ task, promise: value });
      if (this.#reads[slot]! > 0) slots[slot] = value;
      this.#complete(task);
    } catch (thrown) {
      this.#run.fail(node, thrown);
    }
  }

  #await({ task, promise }: PendingTask): void {
    const { slots, plan } = this.#run;
    const { node, slot, region } = plan.tasks[task]!;
    // The items of a fan-out take places of their own.
    const needed = region === undefined ? 1 : 0;
    this.#inFlight++;
    this.#places.take(needed);
    Promise.resolve(promise).then(
      (value) => {
        this.#inFlight--;
        this.#places.release(needed);
        if (this.#reads[slot]! > 0 && this.#run.failure === null) slots[slot] = value;
        this.#complete(task);
        this.#proceed();
      },
      (reason: unknown) => {
        this.#inFlight--;
        this.#places.release(needed);
        this.#run.fail(node, reason);
        this.#proceed();
      },
    );
  }

  /** What has become ready here comes first, then whoever waits for a place, then what comes after all of this. */
  #proceed(): void {
    this.#drain();
    this.#places.wake();
    this.#endIfDone();
  }

  #complete(task: number): void {
    const { starts, entries } = this.#run.plan.followers;
    for (let at = starts[task]!; at < starts[task + 1]!; at++) {
      const follower = entries[at]!;
      if (--this.#waits[follower]! === 0) this.#enqueue(follower);
    }
  }

  #release(reads: readonly number[]): void {
    for (const slot of reads) if (--this.#reads[slot]! === 0) this.#run.slots[slot] = undefined;
  }

  #enqueue(task: number): void {
    const { isAsync } = this.#run.plan.tasks[task]!.node.definition;
    (isAsync ? this.#readyAsync : this.#ready).add(task);
  }
}
