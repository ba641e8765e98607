/** What is ready to begin, by its number, in the order in which it became so. */

/** A queue for tasks, or segments of them, of which each is added at most once, so that it never has to grow. */
export class TaskQueue {
  readonly #tasks: Int32Array;
  #head = 0;
  #tail = 0;

  /** @param capacity - How many tasks there are. */
  constructor(capacity: number) {
    this.#tasks = new Int32Array(capacity);
  }

  /** Whether nothing is ready. */
  get isEmpty(): boolean {
    return this.#head === this.#tail;
  }

  /** Forgets all tasks. */
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
