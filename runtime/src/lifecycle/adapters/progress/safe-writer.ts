/** Writes to a stream that may break at any time. */
import type { OutputStream } from "./output-stream.js";

/** The part of an event emitter that keeps an `error` event from ending the process. */
interface Emitting {
  once?(event: string, listener: () => void): unknown;
  listenerCount?(event: string): number;
}

/** Writes texts until the stream fails for the first time, which never throws. */
export class SafeWriter {
  /** The stream that receives the texts. */
  readonly stream: OutputStream;
  readonly #tell: (error: unknown) => void;
  #isBroken = false;

  /** @param tell - Called at most once, with the error of the stream. */
  constructor(stream: OutputStream, tell: (error: unknown) => void) {
    this.stream = stream;
    this.#tell = tell;
  }

  /** Writes a text; does nothing once the stream has failed. */
  write(text: string): void {
    if (this.#isBroken) return;
    try {
      this.stream.write(text, (error) => {
        if (error !== undefined && error !== null) this.#fail(error);
      });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const stream = this.stream as Emitting;
    // The stream emits the error after this call, and without a listener that would end the process.
    if (stream.listenerCount?.("error") === 0) stream.once?.("error", () => {});
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#tell(error);
  }
}
