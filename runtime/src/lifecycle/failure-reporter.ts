/** Reports that an adapter of this package failed itself; the run goes on. */
import { describeThrown } from "../errors/words.js";
import { warn } from "../quality/warn.js";
import type { Warn } from "./adapter-parts.js";

/** Reports the first failure of one adapter and stays silent about the others. Never throws. */
export class FailureReporter {
  readonly #what: string;
  #warn: Warn = warn;
  #isReported = false;

  /** @param what - What failed, as the beginning of a sentence: ``"`openTelemetry` could not record a span"``. */
  constructor(what: string) {
    this.#what = what;
  }

  /** Receives the function that reports warnings when a dataflow is built; the latest one counts. */
  connect(warn: Warn): void {
    this.#warn = warn;
  }

  /** Makes a hook that may fail without failing the run. */
  guard<Given>(hook: (record: Given) => void): (record: Given) => void {
    return (record) => {
      try {
        hook(record);
      } catch (thrown) {
        this.report(thrown);
      }
    };
  }

  /** Reports what was thrown, if nothing has been reported yet. */
  report(thrown: unknown): void {
    if (this.#isReported) return;
    this.#isReported = true;
    const reason = describeThrown(thrown);
    this.tell(`${this.#what}: ${reason}. Further failures of this adapter are not reported.`, { reason });
  }

  /** Reports a whole sentence, each time that it is called. */
  tell(message: string, details: Readonly<Record<string, unknown>>): void {
    try {
      this.#warn(message, details);
    } catch {
      // Whatever listens has failed as well, and there is nobody else to tell.
    }
  }
}
