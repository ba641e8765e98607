/** Ways to deliver events. */
import type { LineageEvent } from "./lineage-event.js";

/** Delivers one event; rejects if it cannot. */
export type Deliver = (event: LineageEvent, signal: AbortSignal) => Promise<void>;

/** Why an event was not delivered. */
export class DeliveryError extends Error {
  /** Always `"DeliveryError"`. */
  override readonly name: string = "DeliveryError";
  /** Whether another attempt may succeed. */
  readonly mayPass: boolean;

  /**
   * @param message - The reason, without full stop.
   * @param options - `mayPass` says whether another attempt may succeed.
   */
  constructor(message: string, { mayPass }: { readonly mayPass: boolean }) {
    super(message);
    this.mayPass = mayPass;
  }
}
