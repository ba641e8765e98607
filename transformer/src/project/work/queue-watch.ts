/** Follows whether a queue answers, so that a worker can say that its queue has gone, and that it is back. */
import type { RemoteQueue } from "@icosian/runtime/distributed";
import type { WorkEvent } from "./work-messages.js";

/** How long a queue has to answer, and the pause before it is asked again, in milliseconds. */
const ANSWER = 2000;
const PAUSE = 1000;

/** An answer that takes longer has waited for a connection, in milliseconds. */
const PROMPT = 250;

/** Watches one queue. */
export class QueueWatch {
  readonly #queue: RemoteQueue;
  readonly #say: (event: WorkEvent) => void;
  #isAsking = false;

  /** @param say - Receives each fault once while it lasts, and the end of an outage. */
  constructor(queue: RemoteQueue, say: (event: WorkEvent) => void) {
    this.#queue = queue;
    this.#say = say;
  }

  /** Takes note of a fault. A lost connection gives one with each attempt to connect, of which only the first is said. */
  noteFault(message: string): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#say({ kind: "fault", message });
    void this.#askUntilAnswered();
  }

  /** Asks the queue for an answer, and returns why there is none; null if there is one. */
  async ask(): Promise<string | null> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`${this.#queue.name} has not answered for ${ANSWER / 1000} seconds.`), ANSWER);
    });
    const answer = this.#queue.heartbeat([]).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const fault = await Promise.race([answer, silence]);
    clearTimeout(timer);
    return fault;
  }

  async #askUntilAnswered(): Promise<void> {
    const began = performance.now();
    while ((await this.ask()) !== null) await new Promise((resolve) => setTimeout(resolve, PAUSE).unref());
    this.#isAsking = false;
    // Other faults than that of a connection leave the queue as it is.
    if (performance.now() - began > PROMPT) this.#say({ kind: "recovered" });
  }
}
