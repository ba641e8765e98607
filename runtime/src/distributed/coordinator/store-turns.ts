/** Limits how many operations of a store are under way: a fan-out may send thousands of items in one turn. */

import { isThenable } from "../../execute/call/is-thenable.js";

/** Lets some operations begin at once, and others when one of these has ended, in their order. */
export class StoreTurns {
  readonly #most: number;
  readonly #waiting = new Set<() => void>();
  #underWay = 0;

  /** @param most - How many are under way at the same time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Does something, now or later; returns a promise unless it is done. */
  run<Result>(action: () => Result | PromiseLike<Result>): Result | PromiseLike<Result> {
    if (this.#underWay < this.#most) return this.#begin(action);
    return new Promise((resolve, reject) => {
      this.#waiting.add(() => {
        try {
          resolve(this.#begin(action));
        } catch (thrown) {
          reject(thrown);
          this.#next();
        }
      });
    });
  }

  #begin<Result>(action: () => Result | PromiseLike<Result>): Result | PromiseLike<Result> {
    const answer = action();
    if (!isThenable(answer)) return answer;
    this.#underWay++;
    const end = (): void => {
      this.#underWay--;
      this.#next();
    };
    answer.then(end, end);
    return answer;
  }

  #next(): void {
    for (const begin of this.#waiting) {
      if (this.#underWay >= this.#most) return;
      this.#waiting.delete(begin);
      begin();
    }
  }
}
