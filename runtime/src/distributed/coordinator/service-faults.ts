/** Faults of the queue and the store: how long one of them has not answered, and when that is long enough. */
import { unreachableService } from "../../errors/catalogue/8-distributed.js";
import { NodeProblem } from "../../execute/call/node-problem.js";

/** Remembers since when something cannot be used. */
export class ServiceFaults {
  readonly #patienceMs: number;
  readonly #onGiveUp: (toReason: () => unknown) => void;
  #since: number | null = null;
  #hasAnswered = false;

  /**
   * @param patienceMs - How long to wait for it to come back.
   * @param onGiveUp - Called when a fault has lasted too long.
   */
  constructor(patienceMs: number, onGiveUp: (toReason: () => unknown) => void) {
    this.#patienceMs = patienceMs;
    this.#onGiveUp = onGiveUp;
  }

  /** Whether something cannot be used at the moment. */
  get isFaulty(): boolean {
    return this.#since !== null;
  }

  /** Notes an answer. */
  clear(): void {
    this.#hasAnswered = true;
    this.#since = null;
  }

  /**
   * Notes a fault, and gives up if it has lasted too long. What has never answered is not waited for.
   *
   * @param what - What cannot be used.
   * @returns Whether to try again.
   */
  add(what: string, thrown: unknown): boolean {
    this.#since ??= performance.now();
    if (this.#hasAnswered && performance.now() - this.#since <= this.#patienceMs) return true;
    this.#onGiveUp(() => toUnreachable(what, thrown));
    return false;
  }
}

/** The error of a node that cannot be sent, because a service cannot be used. */
export function toUnreachable(what: string, thrown: unknown): NodeProblem<{ what: string; reason: string }> {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new NodeProblem(unreachableService, { what, reason }, { cause: thrown });
}
