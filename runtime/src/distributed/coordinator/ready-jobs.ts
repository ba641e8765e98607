/** Jobs that wait for room in the queue: those with the highest priority first, and equal ones in their order. */

/** Jobs by priority. Priorities are few, as many as the longest path of the graph has nodes. */
export class ReadyJobs<Ready extends { readonly priority: number }> {
  readonly #lists = new Map<number, Set<Ready>>();

  /** Adds a job. */
  add(job: Ready): void {
    const list = this.#lists.get(job.priority) ?? new Set();
    this.#lists.set(job.priority, list.add(job));
  }

  /** Removes a job; nothing happens if it does not wait. */
  delete(job: Ready): void {
    const list = this.#lists.get(job.priority);
    list?.delete(job);
    if (list?.size === 0) this.#lists.delete(job.priority);
  }

  /** Takes up to a number of jobs. O(priorities + jobs taken). */
  take(count: number): readonly Ready[] {
    const taken: Ready[] = [];
    for (const priority of [...this.#lists.keys()].toSorted((one, other) => other - one))
      for (const job of this.#lists.get(priority)!) {
        if (taken.length >= count) return taken;
        this.delete(job);
        taken.push(job);
      }
    return taken;
  }
}
