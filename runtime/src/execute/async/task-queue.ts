/** Ready tasks, by number, in the order in which they became ready. */

/** A queue for tasks or segments. Each is added at most once, so the queue never has to grow. */
export class TaskQueue {
  readonly #tasks: Int32Array;
  #head = 0;
  #tail = 0;

  /** @param capacity - The number of tasks or segments. */
  constructor(capacity: number) {
    this.#tasks = new Int32Array(capacity);
  }

  /** Whether no task is ready. */
  get isEmpty(): boolean {
    return this.#head === this.#tail;
  }

  /** Removes all tasks. */
  clear(): void {
    this.#head = 0;
    this.#tail = 0;
  }

  /** Adds a task at the end. */
  add(task: number): void {
    this.#tasks[this.#tail++] = task;
  }

  /** Takes the first task; the queue must not be empty. */
  take(): number {
    return this.#tasks[this.#head++]!;
  }
}
