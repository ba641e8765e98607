/** Lets calls begin in their order, as many as a limit allows. */
import { whenSettled } from "../../execute/async/settle.js";
import type { NodeCall } from "../../execute/call/node-call.js";

/** A call that waits for its turn. */
interface WaitingCall {
  readonly begin: () => void;
}

/** The calls of all nodes that share a limit. */
export class CallLimiter {
  readonly #concurrency: number;
  /** The number of calls that may begin within the window. */
  readonly #most: number;
  /** The length of the window in milliseconds. */
  readonly #window: number;
  /** When the last calls began; no more than `#most`, the oldest first. */
  readonly #begun: number[] = [];
  readonly #waiting = new Set<WaitingCall>();
  #running = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param concurrency - The maximum number of calls at a time; may be Infinity.
   * @param perSecond - The maximum number of calls that begin within a second; may be Infinity or a fraction.
   */
  constructor(concurrency: number, perSecond: number) {
    this.#concurrency = concurrency;
    this.#most = Math.max(1, Math.floor(perSecond));
    this.#window = perSecond === Infinity ? 0 : (1000 * this.#most) / perSecond;
  }

  /** Runs a call when it is its turn. A call whose value nothing needs any more is not run. */
  run(call: NodeCall, act: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const leave = call.onOver(() => {
        leave();
        if (!this.#waiting.delete(waiting)) return;
        reject(call.reason);
        this.#advance();
      });
      const end = (settle: (given: unknown) => void) => (given: unknown) => {
        this.#running--;
        settle(given);
        this.#advance();
      };
      const begin = (): void => {
        leave();
        this.#running++;
        try {
          whenSettled(act(), end(resolve), end(reject));
        } catch (thrown) {
          end(reject)(thrown);
        }
      };
      const waiting: WaitingCall = { begin };
      this.#waiting.add(waiting);
      this.#advance();
    });
  }

  /** Begins as many calls as possible, and comes back when the next one may begin. */
  #advance(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const waiting of this.#waiting) {
      if (this.#running >= this.#concurrency) return;
      const left = this.#timeLeft();
      if (left > 0) {
        this.#timer = setTimeout(() => this.#advance(), left);
        return;
      }
      this.#waiting.delete(waiting);
      waiting.begin();
    }
  }

  /** Milliseconds until another call may begin; if one may begin now, it counts as begun. */
  #timeLeft(): number {
    if (this.#window === 0) return 0;
    const now = performance.now();
    const oldest = this.#begun.length < this.#most ? -Infinity : this.#begun[0]!;
    if (now - oldest < this.#window) return Math.ceil(this.#window - (now - oldest));
    if (this.#begun.push(now) > this.#most) this.#begun.shift();
    return 0;
  }
}
