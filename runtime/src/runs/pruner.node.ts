/** Decides when the oldest runs of a folder are removed. */
import { pruneRuns } from "./prune-runs.node.js";

/** Removes runs in the background, once at a time: after the first run of a process, and then after every tenth of what is kept. */
export class Pruner {
  readonly #folder: string;
  readonly #keep: number;
  #runsUntilNext = 1;
  #pruning: Promise<void> | null = null;

  /** @param keep - The number of runs that are kept; 0 keeps all. */
  constructor(folder: string, keep: number) {
    this.#folder = folder;
    this.#keep = keep;
  }

  /** Is told of the end of each run. */
  runEnded(): void {
    this.#runsUntilNext--;
    if (this.#keep === 0 || this.#runsUntilNext > 0 || this.#pruning !== null) return;
    this.#runsUntilNext = Math.ceil(this.#keep / 10);
    this.#pruning = pruneRuns(this.#folder, this.#keep).finally(() => {
      this.#pruning = null;
    });
  }

  /** Waits for what is being removed. */
  async finish(): Promise<void> {
    await this.#pruning;
  }
}
