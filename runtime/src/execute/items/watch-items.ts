/** Watches how a source of items ends. */

/** What is called when a source ends; each method returns a promise if it has to be waited for. */
export interface ItemWatch {
  /** All items have been taken. */
  readonly end: () => unknown;
  /** The source has failed. */
  readonly fail: (thrown: unknown) => unknown;
  /** The source ended in any way; called after one of the others, or instead of them if it was left early. */
  readonly leave: () => unknown;
}

/**
 * Returns a source with the same items. A value that is no source of items is returned as it is, and has ended.
 *
 * @param wait - Called with the answers of the watch, if the source cannot wait itself.
 */
export function watchItems(items: unknown, watch: ItemWatch, wait: (answer: unknown) => void): unknown {
  const { [Symbol.asyncIterator]: toAsync, [Symbol.iterator]: toPlain } = (items ?? {}) as {
    readonly [Symbol.asyncIterator]?: unknown;
    readonly [Symbol.iterator]?: unknown;
  };
  // Casts because the methods have just been seen.
  if (typeof toAsync === "function") return watchAsync(items as AsyncIterable<unknown>, watch);
  if (typeof toPlain === "function") return watchPlain(items as Iterable<unknown>, watch, wait);
  wait(watch.end());
  return items;
}

function* watchPlain(items: Iterable<unknown>, watch: ItemWatch, wait: (answer: unknown) => void): Iterable<unknown> {
  try {
    yield* items;
    wait(watch.end());
  } catch (thrown) {
    wait(watch.fail(thrown));
    throw thrown;
  } finally {
    wait(watch.leave());
  }
}

async function* watchAsync(items: AsyncIterable<unknown>, watch: ItemWatch): AsyncIterable<unknown> {
  try {
    yield* items;
    await watch.end();
  } catch (thrown) {
    await watch.fail(thrown);
    throw thrown;
  } finally {
    await watch.leave();
  }
}
