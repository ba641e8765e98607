/** A bounded queue of events that are delivered one after the other, in the background. */
import { describeThrown } from "../../errors/words.js";
import type { FailureReporter } from "../failure-reporter.js";
import { DeliveryError, type Deliver } from "./delivery.js";
import type { LineageEvent } from "./lineage-event.js";
import type { ReadyLineageOptions } from "./lineage-options.js";
import { keepAlive, Pause, withTimeout } from "./pause.js";

/** The parts of the options that the queue reads. */
type QueueOptions = Pick<ReadyLineageOptions, "queueLimit" | "retries" | "retryDelayMs" | "timeoutMs">;

/** Delivers events in their order. Pushing an event never waits and never throws. */
export class EventQueue {
  readonly #deliver: Deliver;
  readonly #options: QueueOptions;
  readonly #failures: FailureReporter;
  /** The events that wait, the oldest first. */
  readonly #waiting = new Set<LineageEvent>();
  readonly #pause = new Pause();
  #draining: Promise<void> | null = null;
  #isFlushing = false;
  /** Whether the last event was lost because nothing answered: then the next one gets one attempt only. */
  #isDown = false;
  #isReported = false;
  /** The number of events that were lost and not reported yet. */
  #lost = 0;

  /**
   * @param deliver - Delivers one event.
   * @param failures - Reports which events were lost.
   */
  constructor(deliver: Deliver, options: QueueOptions, failures: FailureReporter) {
    this.#deliver = deliver;
    this.#options = options;
    this.#failures = failures;
  }

  /** Adds an event; drops the oldest one that waits if there are too many. O(1). */
  push(event: LineageEvent): void {
    const [oldest] = this.#waiting;
    if (oldest !== undefined && this.#waiting.size >= this.#options.queueLimit) {
      this.#waiting.delete(oldest);
      this.#lose(oldest, `more than ${this.#options.queueLimit} events waited`);
    }
    this.#waiting.add(event);
    // After the caller's code, because turning an event into text takes time.
    this.#draining ??= Promise.resolve().then(() => this.#drain());
  }

  /**
   * Waits until every event is delivered or lost. If the server does not answer any more, all events that wait are lost,
   * so that it does not hold up the end of the program.
   */
  async flush(): Promise<void> {
    this.#isFlushing = true;
    this.#pause.end();
    await keepAlive(async () => {
      while (this.#draining !== null) await this.#draining;
    });
    this.#isFlushing = false;
    const lost = this.#lost;
    if (lost === 0) return;
    this.#lost = 0;
    const message = `\`openLineage\` lost ${lost} more ${lost === 1 ? "event" : "events"}.`;
    this.#failures.tell(message, { lost });
  }

  async #drain(): Promise<void> {
    for (const event of this.#waiting) {
      this.#waiting.delete(event);
      try {
        await this.#deliverPatiently(event);
        this.#isDown = false;
      } catch (thrown) {
        this.#isDown = mayPass(thrown);
        this.#lose(event, describeThrown(thrown));
        if (this.#isDown && this.#isFlushing) this.#loseAll();
      }
    }
    this.#draining = null;
  }

  async #deliverPatiently(event: LineageEvent): Promise<void> {
    const { retries, retryDelayMs, timeoutMs } = this.#options;
    const attempts = this.#isDown ? 1 : retries + 1;
    for (let attempt = 1; ; attempt++) {
      try {
        return await withTimeout(timeoutMs, (signal) => this.#deliver(event, signal));
      } catch (thrown) {
        if (attempt >= attempts || !mayPass(thrown)) throw thrown;
      }
      const delay = Math.min(retryDelayMs * 2 ** (attempt - 1), LONGEST_DELAY);
      await this.#pause.wait(delay);
    }
  }

  #loseAll(): void {
    this.#lost += this.#waiting.size;
    this.#waiting.clear();
  }

  /** Reports the first event that is lost; counts the others. */
  #lose({ eventType, run: { runId } }: LineageEvent, reason: string): void {
    if (this.#isReported) {
      this.#lost++;
      return;
    }
    this.#isReported = true;
    const more = "How many more are lost is reported when the dataflow is closed.";
    const message = `\`openLineage\` lost the event ${eventType} of the run ${runId}: ${reason}. ${more}`;
    this.#failures.tell(message, { eventType, runId, reason });
  }
}

/** The longest time between two attempts, in milliseconds. */
const LONGEST_DELAY = 10_000;

function mayPass(thrown: unknown): boolean {
  return thrown instanceof DeliveryError && thrown.mayPass;
}
