/** Rows that are read from a database in batches. */

/** A cursor of a database. */
export interface BatchReader {
  /** Reads the next rows; null after the last ones. */
  read(): Promise<readonly object[] | null> | readonly object[] | null;
  /** Ends a call of `read` that is under way, if the driver can do that. */
  interrupt?(): void;
  /** Releases the cursor, and the connection if it is ours. Called once, and never while `read` is under way. */
  close(): Promise<void> | void;
}

/**
 * Makes a stream of rows of a cursor. The next batch is read when a row of it is asked for. The cursor is closed after
 * the last row, after an error, by `return`, and when the signal is aborted, even if no row was asked for.
 */
export function toRowStream(reader: BatchReader, signal: AbortSignal): AsyncIterableIterator<object> {
  let closing: Promise<void> | null = null;
  let isReading = false;
  const close = (): Promise<void> => (closing ??= Promise.resolve(reader.close()));
  const abort = (): void => {
    if (isReading) reader.interrupt?.();
    // The consumer, if there is one, gets the reason of the abort, not an error of the clean-up.
    else void end().catch(() => {});
  };
  const end = (): Promise<void> => {
    signal.removeEventListener("abort", abort);
    return close();
  };
  signal.addEventListener("abort", abort, { once: true });

  async function readBatch(): Promise<readonly object[] | null> {
    isReading = true;
    try {
      return await reader.read();
    } finally {
      isReading = false;
    }
  }

  async function* readRows(): AsyncGenerator<object> {
    try {
      for (;;) {
        signal.throwIfAborted();
        const batch = await readBatch();
        signal.throwIfAborted();
        if (batch === null) return;
        for (const row of batch) {
          yield row;
          signal.throwIfAborted();
        }
      }
    } catch (error) {
      // What fails because of an abort is the abort.
      signal.throwIfAborted();
      throw error;
    } finally {
      await end();
    }
  }

  const rows = readRows();
  return {
    next: () => rows.next(),
    async return() {
      // A generator that was not started does not clean up.
      const result = await rows.return(undefined);
      await end();
      return result;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
