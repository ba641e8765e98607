/** Leaves a source of items before it is exhausted, and limits the time to wait for its answer. */
import { unclosedSource } from "../../errors/catalogue/8-running.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { describeThrown } from "../../errors/words.js";
import { locationOf, type NodeVariable } from "../../graph/graph.js";
import type { RunState } from "../values/run-state.js";
import { isThenable } from "../call/is-thenable.js";
import type { ItemSource } from "../items/item-source.js";
import { giveUp, whenSettled } from "./settle.js";

/** The maximum time that a source may take to end, in milliseconds. */
const PATIENCE = 5000;

/** The early end of a source. */
export class Leaving {
  /** Whether the source has not answered yet. */
  isWaiting = false;
  /** Whether the run no longer waits for the answer. */
  isOverdue = false;
  readonly #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param wake - Called when the source answers, and when the time is over; null if the caller cannot wait. */
  constructor(source: ItemSource, fanOut: NodeVariable, run: RunState, wake: (() => void) | null) {
    const note = (reason: string): void =>
      run.end.note(toProblem(unclosedSource, fanOut.name, { reason }, [locationOf(fanOut)]));
    const end = (): void => {
      this.isWaiting = false;
      wake?.();
    };
    const fail = (thrown: unknown): void => note(`failed: ${describeThrown(thrown)}`);
    try {
      const answer = source.leave();
      if (isThenable(answer)) {
        this.isWaiting = wake !== null;
        if (wake === null) giveUp(answer);
        else
          whenSettled(answer, end, (reason) => {
            if (!this.isOverdue) fail(reason);
            end();
          });
      }
    } catch (thrown) {
      fail(thrown);
    }
    if (wake === null) return;
    this.#timer = setTimeout(() => {
      this.isOverdue = true;
      note(`gave no answer for ${PATIENCE / 1000} seconds, and may still be running`);
      wake();
    }, PATIENCE);
  }

  /** Stops waiting, whether or not the source has answered. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.isOverdue = true;
  }
}
