/** The progress of a run: which segments can begin, and which values are still to be read. */
import { rowOf } from "../../graph/rows.js";
import type { Plan, Segments } from "../../plan/plan.js";
import { PriorityQueue } from "./priority-queue.js";
import { TaskQueue } from "./task-queue.js";

/** Stored instead of the number of segments that a segment waits for: it has begun, or it has ended. */
const BEGUN = -1;
const ENDED = -2;

/** The states of a task in a run that continues task by task. */
const TASK_WAITS = 0;
const TASK_HAS_BEGUN = 1;
const TASK_HAS_ENDED = 2;

/** Returned if there is no segment to take. */
export const NONE: number = -1;

/**
 * Counts the segments that each segment waits for. Waking a segment costs no more than the edges that lead to it.
 *
 * Among ready segments, async tasks come first, then segments that lead to async tasks, then the rest. If async tasks
 * may have to wait for a permit, the one with the longest path ahead goes first.
 */
export class Progress {
  /** The segments that are counted here: those of the plan, or one per task. */
  readonly segments: Segments;
  readonly #plan: Plan;
  readonly #waits: Int32Array;
  readonly #reads: Int32Array;
  readonly #async: TaskQueue | PriorityQueue;
  readonly #leading: TaskQueue;
  readonly #others: TaskQueue;

  /** @param permits - The maximum number of async tasks in flight. */
  constructor(plan: Plan, segments: Segments, permits: number) {
    const { waitCounts, readCounts, longestPaths } = segments;
    const count = waitCounts.length;
    this.segments = segments;
    this.#plan = plan;
    this.#waits = new Int32Array(count);
    this.#reads = new Int32Array(readCounts.length);
    this.#async = permits < count && plan.hasAsync ? new PriorityQueue(longestPaths) : new TaskQueue(count);
    this.#leading = new TaskQueue(count);
    this.#others = new TaskQueue(count);
  }

  /** Whether async tasks are ready to begin. */
  get hasReadyAsync(): boolean {
    return !this.#async.isEmpty;
  }

  /**
   * Begins a run, either at its start or at the point where another executor stopped.
   *
   * @param states - The state of each task, if each segment is a single task; null at the start of a run.
   */
  begin(states: Uint8Array | null, slots: unknown[]): void {
    const { waitCounts, readCounts, followers } = this.segments;
    // Loops, because `set` is slower for the few tasks of an item.
    for (let segment = 0; segment < waitCounts.length; segment++) this.#waits[segment] = waitCounts[segment]!;
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
    for (let segment = 0; segment < waitCounts.length; segment++)
      if (this.#waits[segment] === 0 && (states === null || states[segment] === TASK_WAITS)) this.#add(segment);
  }

  /** Takes the next segment to begin; {@link NONE} if there is none. */
  take(hasRoom: boolean): number {
    if (hasRoom && !this.#async.isEmpty) return this.#mark(this.#async.take());
    if (!this.#leading.isEmpty) return this.#mark(this.#leading.take());
    return this.#others.isEmpty ? NONE : this.#mark(this.#others.take());
  }

  /** Clears the slots whose last reader was this segment, once the segment has read its inputs. */
  release(segment: number, slots: unknown[]): void {
    const { starts, entries } = this.segments.reads;
    for (let at = starts[segment]!; at < starts[segment + 1]!; at++) {
      const slot = entries[at]!;
      if (--this.#reads[slot]! === 0) slots[slot] = undefined;
    }
  }

  /** Whether a value is still to be read. */
  isRead(slot: number): boolean {
    return this.#reads[slot]! > 0;
  }

  /** Ends a segment, and makes the segments ready that waited only for this one. */
  end(segment: number): void {
    const { starts, entries } = this.segments.followers;
    this.#waits[segment] = ENDED;
    for (let at = starts[segment]!; at < starts[segment + 1]!; at++) {
      const follower = entries[at]!;
      if (--this.#waits[follower]! === 0) this.#add(follower);
    }
  }

  /** Returns the states of all tasks after a segment stopped at one of its tasks. */
  toStates(stopped: number, task: number): Uint8Array {
    const { starts } = this.segments;
    const states = new Uint8Array(this.#plan.tasks.length);
    for (let segment = 0; segment < this.#waits.length; segment++) {
      const wait = this.#waits[segment]!;
      if (wait < 0) states.fill(wait === ENDED ? TASK_HAS_ENDED : TASK_HAS_BEGUN, starts[segment], starts[segment + 1]);
    }
    states.fill(TASK_HAS_ENDED, starts[stopped], task);
    states[task] = TASK_HAS_BEGUN;
    states.fill(TASK_WAITS, task + 1, starts[stopped + 1]);
    return states;
  }

  #mark(segment: number): number {
    this.#waits[segment] = BEGUN;
    return segment;
  }

  #add(segment: number): void {
    const { starts, longestPaths } = this.segments;
    if (this.#plan.tasks[starts[segment]!]!.isAsync) this.#async.add(segment);
    else (longestPaths[segment]! > 0 ? this.#leading : this.#others).add(segment);
  }
}
