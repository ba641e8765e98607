/** Counts what a worker has done. */
import type { WorkEvent } from "./work-messages.js";

/** How jobs end. */
type Outcome = Extract<WorkEvent, { readonly kind: "ended" }>["outcome"];

/** The numbers of one worker. */
export class WorkTotals {
  readonly #ended: Record<Outcome, number> = { stored: 0, refused: 0, missing: 0, failed: 0, aborted: 0 };
  #running = 0;

  /** How many jobs run at the moment. */
  get running(): number {
    return this.#running;
  }

  /** How many jobs have ended, by outcome. */
  get ended(): Readonly<Record<Outcome, number>> {
    return this.#ended;
  }

  /** Counts an event. */
  add(event: WorkEvent): void {
    if (event.kind === "began") this.#running++;
    if (event.kind !== "ended") return;
    this.#running--;
    this.#ended[event.outcome]++;
  }
}
