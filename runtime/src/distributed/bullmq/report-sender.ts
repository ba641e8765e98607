/** Sends the reports of one job, not too many, and always the last. */
import { sleep } from "./within.js";

/** The shortest time between two reports that are sent, in milliseconds. */
const PAUSE_MS = 100;

/** Sends reports of one job, one after the other. Of several that come while one is under way, the last is sent. */
export class ReportSender {
  readonly #send: (report: unknown) => Promise<unknown>;
  readonly #onFault: (error: unknown) => void;
  #next: { readonly report: unknown } | null = null;
  #sending: Promise<void> | null = null;
  #isFlushed = false;
  #endPause: () => void = () => {};

  constructor(send: (report: unknown) => Promise<unknown>, onFault: (error: unknown) => void) {
    this.#send = send;
    this.#onFault = onFault;
  }

  /** Sends a report soon, unless a later one comes before. Does nothing after {@link flush}. */
  report(report: unknown): void {
    if (this.#isFlushed) return;
    this.#next = { report };
    this.#sending ??= this.#sendAll();
  }

  /** Sends what has not been sent yet, at once, and nothing afterwards. */
  async flush(): Promise<void> {
    this.#isFlushed = true;
    this.#endPause();
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#next !== null) {
      const { report } = this.#next;
      this.#next = null;
      try {
        await this.#send(report);
      } catch (error) {
        this.#onFault(error);
      }
      if (!this.#isFlushed) await Promise.race([sleep(PAUSE_MS), new Promise<void>((end) => (this.#endPause = end))]);
    }
    this.#sending = null;
  }
}
