/** Ready tasks that wait for a free permit, by number, the most urgent first. */

/** A binary heap. Among equally urgent tasks, the one that comes first in the plan wins. */
export class PriorityQueue {
  readonly #urgency: Int32Array;
  readonly #heap: number[] = [];

  /** @param urgency - Urgency by task; a higher number is more urgent. */
  constructor(urgency: Int32Array) {
    this.#urgency = urgency;
  }

  /** Whether no task is ready. */
  get isEmpty(): boolean {
    return this.#heap.length === 0;
  }

  /** Removes all tasks. */
  clear(): void {
    this.#heap.length = 0;
  }

  /** Adds a task; O(log tasks). */
  add(task: number): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(task, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = task;
  }

  /** Takes the most urgent task; the queue must not be empty. O(log tasks). */
  take(): number {
    const heap = this.#heap;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const other = child + 1;
      if (other < heap.length && this.#isBefore(heap[other]!, heap[child]!)) child = other;
      if (!this.#isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = this.#urgency[one]! - this.#urgency[other]!;
    return difference > 0 || (difference === 0 && one < other);
  }
}
