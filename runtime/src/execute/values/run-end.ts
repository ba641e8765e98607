/** What a run waits for before it ends, what ends with it, and what went wrong besides its failure. */
import { handlerFailed } from "../../errors/catalogue/8-running.js";
import { toProblem } from "../../errors/catalogue-entry.js";
import { DataflowError } from "../../errors/dataflow-error.js";
import type { Problem } from "../../errors/problem.js";
import { describeThrown } from "../../errors/words.js";
import type { NodeVariable } from "../../graph/graph.js";
import type { Request } from "../../plan/request/request.js";
import { giveUp, whenSettled } from "../async/settle.js";
import { isThenable } from "../call/is-thenable.js";
import { toFailure } from "../call/to-failure.js";

/** The run, as its end knows it. */
interface EndingRun {
  readonly canWait: boolean;
  readonly failure: DataflowError | null;
  stop(failure: DataflowError): void;
}

/** Something that has begun and has not ended. */
export interface Unfinished {
  /** The node that it belongs to. */
  readonly node: NodeVariable;
  /** The frame of the run or the item with which it ends. */
  readonly frame: EndingFrame;
}

/** A frame, as the end of a run knows it. */
interface EndingFrame {
  isWithin(frame: object): boolean;
}

/** The end of one run. Most runs need none. */
export class RunEnd {
  /** What is not finished yet, by the function to call if it does not finish by itself. */
  readonly unfinished: Map<() => unknown, Unfinished> = new Map();
  readonly #run: EndingRun;
  readonly #onItemError: Request["onItemError"];
  readonly #waiting: Promise<void>[] = [];
  readonly #notes: Problem[] = [];

  /** @param onItemError - The caller's handler of failed items, if any. */
  constructor(run: EndingRun, onItemError: Request["onItemError"]) {
    this.#run = run;
    this.#onItemError = onItemError;
  }

  /** Calls the caller's `onItemError`. Ends the run if that throws or rejects. */
  tell(failure: DataflowError): void {
    const stop = (cause: unknown): void => {
      const problem = toProblem(handlerFailed, "onItemError", { reason: describeThrown(cause) });
      this.#run.stop(new DataflowError([problem, ...failure.problems], { cause }));
    };
    try {
      const answer: unknown = this.#onItemError!(failure);
      if (!isThenable(answer)) return;
      if (!this.#run.canWait) {
        giveUp(answer);
        throw new TypeError("It returned a promise, and `executeSync` cannot wait.");
      }
      this.#wait(answer, stop);
    } catch (thrown) {
      stop(thrown);
    }
  }

  /** Reports a problem that occurred while the run was ending. */
  note(problem: Problem): void {
    if (this.#run.failure === null) this.tell(new DataflowError([problem]));
    else this.#notes.push(problem);
  }

  /**
   * Lets the run end only after an answer has settled, if it is a promise. If it is rejected, the run fails.
   *
   * @param node - The node that the answer belongs to.
   */
  waitFor(answer: unknown, node: NodeVariable): void {
    if (isThenable(answer)) this.#wait(answer, (reason) => this.failAlso(toFailure(node, reason, [])));
  }

  /** Ends the run; if it has failed already, adds another failure. */
  failAlso(failure: DataflowError): void {
    if (this.#run.failure === null) this.#run.stop(failure);
    else this.#notes.push(...failure.problems);
  }

  /** Ends what is not finished. Settles when nothing is left to wait for. */
  async finish(): Promise<void> {
    for (const [end, { node }] of this.unfinished) this.#endNow(end, node);
    for (const each of this.#waiting) await each;
  }

  /** Ends what has not finished when an item ends. */
  leave(frame: object): void {
    for (const [end, { node, frame: own }] of this.unfinished) if (own.isWithin(frame)) this.#endNow(end, node);
  }

  #endNow(end: () => unknown, node: NodeVariable): void {
    try {
      this.waitFor(end(), node);
    } catch (thrown) {
      this.failAlso(toFailure(node, thrown, []));
    }
  }

  /** Returns the failure of the run with everything else that went wrong. */
  complete(failure: DataflowError): DataflowError {
    if (this.#notes.length === 0) return failure;
    const { problems, cause } = failure;
    return new DataflowError([...problems, ...this.#notes], cause === undefined ? undefined : { cause });
  }

  #wait(answer: PromiseLike<unknown>, fail: (reason: unknown) => void): void {
    const waiting = new Promise<void>((resolve) =>
      whenSettled(
        answer,
        () => resolve(),
        (reason) => {
          fail(reason);
          resolve();
        },
      ),
    );
    this.#waiting.push(waiting);
  }
}
