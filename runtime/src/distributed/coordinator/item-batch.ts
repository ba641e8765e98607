/** Calls of one node for several items, which become one job. */
import type { NodeCall } from "../../execute/call/node-call.js";

/** One computation that somebody waits for. */
export interface RemoteCall {
  /** The call with the values of the inputs. */
  readonly call: NodeCall;
  /** Receives the value. */
  readonly resolve: (value: unknown) => void;
  /** Receives what the node fails with. */
  readonly reject: (reason: unknown) => void;
}

/** Gathers the calls of one turn of the event loop. */
export class ItemBatch {
  readonly #size: number;
  readonly #begin: (calls: readonly RemoteCall[]) => void;
  #calls: RemoteCall[] = [];
  #isScheduled = false;

  /** @param size - The maximum number of calls in one job. */
  constructor(size: number, begin: (calls: readonly RemoteCall[]) => void) {
    this.#size = size;
    this.#begin = begin;
  }

  /** Adds a call, which is begun with others soon. */
  add(call: RemoteCall): void {
    this.#calls.push(call);
    if (this.#calls.length >= this.#size) return this.#flush();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (this.#calls.length > 0) this.#flush();
    });
  }

  #flush(): void {
    const calls = this.#calls;
    this.#calls = [];
    this.#begin(calls);
  }
}
