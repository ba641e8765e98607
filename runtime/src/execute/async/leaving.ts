/** Leaves a source of items before it is exhausted, and does not wait for its answer for ever. */
import { unclosedSource } from "../../errors/catalogue/8-running.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { describeThrown } from "../../errors/words.js";
import { locationOf, type NodeVariable } from "../../graph/graph.js";
import type { RunState } from "../values/frame.js";
import { isThenable } from "../call/is-thenable.js";
import type { ItemSource } from "../items/item-source.js";
import { giveUp, whenSettled } from "./settle.js";

/** How long a source may take to end, in milliseconds. */
const PATIENCE = 5000;

/** The end of a source that is left early. */
export class Leaving {
  /** Whether its answer is still to come. */
  isWaiting = false;
  /** Whether nobody waits for it any more. */
  isOverdue = false;
  readonly #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param wake - Called when there is an answer, and when the time is over; null where nothing can wait. */
  constructor(source: ItemSource, fanOut: NodeVariable, run: RunState, wake: (() => void) | null) {
    const note = (reason: string): void =>
      run.note(toProblem(unclosedSource, fanOut.name, { reason }, [locationOf(fanOut)]));
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

  /** Ends it, whether or not there is an answer. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.isOverdue = true;
  }
}
