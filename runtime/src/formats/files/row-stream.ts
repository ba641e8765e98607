/** Streams of rows that are read in batches. */

/** Rows that can be read once, one after the other. */
export interface RowStream<Row> extends AsyncIterableIterator<Row> {
  /** Ends the stream early, and closes what it reads from. */
  return(): Promise<IteratorResult<Row>>;
}

/**
 * Gives the rows of batches one by one. No batch is read before a row of it is asked for.
 *
 * @param close - Called when the stream is left early.
 */
export function toRowStream<Row>(batches: AsyncGenerator<ArrayLike<Row>>, close: () => Promise<void>): RowStream<Row> {
  let batch: ArrayLike<Row> = [];
  let index = 0;
  let waiting: Promise<unknown> | null = null;
  const advance = async (): Promise<IteratorResult<Row>> => {
    while (index >= batch.length) {
      const next = await batches.next();
      if (next.done === true) return { done: true, value: undefined };
      batch = next.value;
      index = 0;
    }
    return { done: false, value: batch[index++]! };
  };
  const stream: RowStream<Row> = {
    // Not an async generator, which takes several times as long per row.
    next() {
      if (waiting === null && index < batch.length) return Promise.resolve({ done: false, value: batch[index++]! });
      // Rows that are asked for at the same time come in order.
      const row = waiting === null ? advance() : waiting.then(advance, advance);
      waiting = row;
      const forget = (): void => {
        if (waiting === row) waiting = null;
      };
      row.then(forget, forget);
      return row;
    },
    async return() {
      batch = [];
      await batches.return(undefined);
      // A generator that was never asked for anything does not run its last lines.
      await close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
