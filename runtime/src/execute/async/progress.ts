/** How far a run has come: what can begin, and which values are still to be read. */
import { rowOf } from "../../graph/rows.js";
import type { Plan, Stretches } from "../../plan/plan.js";
import { PriorityQueue } from "./priority-queue.js";
import { TaskQueue } from "./task-queue.js";

/** In the place of how many others a stretch waits for: it has begun, it has ended. */
const BEGUN = -1;
const ENDED = -2;

/** What a task may be, where it is looked at by itself. */
const TASK_WAITS = 0;
const TASK_HAS_BEGUN = 1;
const TASK_HAS_ENDED = 2;

/** There is nothing to be taken. */
export const NONE: number = -1;

/**
 * Counts down what each stretch waits for; to wake one up costs no more than the edges that lead to it.
 *
 * Of what has become ready, async tasks come first, the one with the longest path ahead before the others where they may
 * have to wait for a free place; then what leads to more that has to be waited for; then the rest.
 */
export class Progress {
  readonly stretches: Stretches;
  readonly #plan: Plan;
  readonly #waits: Int32Array;
  readonly #reads: Int32Array;
  readonly #async: TaskQueue | PriorityQueue;
  readonly #leading: TaskQueue;
  readonly #others: TaskQueue;

  /** @param places - How many async tasks may be in flight. */
  constructor(plan: Plan, stretches: Stretches, places: number) {
    const { waitCounts, readCounts, longestPaths } = stretches;
    const count = waitCounts.length;
    this.stretches = stretches;
    this.#plan = plan;
    this.#waits = new Int32Array(count);
    this.#reads = new Int32Array(readCounts.length);
    this.#async = places < count && plan.hasAsync ? new PriorityQueue(longestPaths) : new TaskQueue(count);
    this.#leading = new TaskQueue(count);
    this.#others = new TaskQueue(count);
  }

  /** Whether async tasks are ready to begin. */
  get hasReadyAsync(): boolean {
    return !this.#async.isEmpty;
  }

  /**
   * Begins a run, at its start or where another executor has stopped.
   *
   * @param states - What has been done, where each stretch is one task.
   */
  begin(states: Uint8Array | null, slots: unknown[]): void {
    const { waitCounts, readCounts, followers } = this.stretches;
    // Loops, because `set` takes longer for the few tasks that an item has.
    for (let stretch = 0; stretch < waitCounts.length; stretch++) this.#waits[stretch] = waitCounts[stretch]!;
    for (let slot = 0; slot < readCounts.length; slot++) this.#reads[slot] = readCounts[slot]!;
    this.#async.clear();
    this.#leading.clear();
    this.#others.clear();
    if (states !== null)
      for (let task = 0; task < states.length; task++) {
        if (states[task] === TASK_WAITS) continue;
        this.release(task, slots);
        if (states[task] === TASK_HAS_ENDED) for (const follower of rowOf(followers, task)) this.#waits[follower]!--;
      }
    for (let stretch = 0; stretch < waitCounts.length; stretch++)
      if (this.#waits[stretch] === 0 && (states === null || states[stretch] === TASK_WAITS)) this.#add(stretch);
  }

  /** The next stretch to begin; {@link NONE} when there is none. */
  take(hasRoom: boolean): number {
    if (hasRoom && !this.#async.isEmpty) return this.#mark(this.#async.take());
    if (!this.#leading.isEmpty) return this.#mark(this.#leading.take());
    return this.#others.isEmpty ? NONE : this.#mark(this.#others.take());
  }

  /** Drops what nobody reads any more when a stretch has what it needs. */
  release(stretch: number, slots: unknown[]): void {
    const { starts, entries } = this.stretches.reads;
    for (let at = starts[stretch]!; at < starts[stretch + 1]!; at++) {
      const slot = entries[at]!;
      if (--this.#reads[slot]! === 0) slots[slot] = undefined;
    }
  }

  /** Whether a value is still to be read. */
  isRead(slot: number): boolean {
    return this.#reads[slot]! > 0;
  }

  /** Lets begin what has waited for nothing but this stretch. */
  end(stretch: number): void {
    const { starts, entries } = this.stretches.followers;
    this.#waits[stretch] = ENDED;
    for (let at = starts[stretch]!; at < starts[stretch + 1]!; at++) {
      const follower = entries[at]!;
      if (--this.#waits[follower]! === 0) this.#add(follower);
    }
  }

  /** The states of all tasks, where a stretch has stopped in its midst. */
  toStates(stopped: number, task: number): Uint8Array {
    const { starts } = this.stretches;
    const states = new Uint8Array(this.#plan.tasks.length);
    for (let stretch = 0; stretch < this.#waits.length; stretch++) {
      const wait = this.#waits[stretch]!;
      if (wait < 0) states.fill(wait === ENDED ? TASK_HAS_ENDED : TASK_HAS_BEGUN, starts[stretch], starts[stretch + 1]);
    }
    states.fill(TASK_HAS_ENDED, starts[stopped], task);
    states[task] = TASK_HAS_BEGUN;
    states.fill(TASK_WAITS, task + 1, starts[stopped + 1]);
    return states;
  }

  #mark(stretch: number): number {
    this.#waits[stretch] = BEGUN;
    return stretch;
  }

  #add(stretch: number): void {
    const { starts, longestPaths } = this.stretches;
    if (this.#plan.tasks[starts[stretch]!]!.node.definition.isAsync) this.#async.add(stretch);
    else (longestPaths[stretch]! > 0 ? this.#leading : this.#others).add(stretch);
  }
}
