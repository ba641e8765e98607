/** Gives a sentinel as an item where the source of a fan-out fails. */

/** What becomes of a source that fails. */
interface ItemGuard {
  /** The item in place of the failure. */
  readonly sentinel: unknown;
  /** Whether the items before the failure are kept. */
  readonly keepsItems: boolean;
  /** Whether a failure becomes the sentinel. */
  readonly catches: (thrown: unknown) => boolean;
}

/** Returns a source with the same items, which ends with the sentinel if it fails. */
export function guardItems(items: unknown, guard: ItemGuard): unknown {
  const { [Symbol.asyncIterator]: toAsync, [Symbol.iterator]: toPlain } = (items ?? {}) as {
    readonly [Symbol.asyncIterator]?: unknown;
    readonly [Symbol.iterator]?: unknown;
  };
  // Casts because the methods have just been seen.
  if (typeof toAsync === "function") return guardAsync(items as AsyncIterable<unknown>, guard);
  return typeof toPlain === "function" && !Array.isArray(items) ? guardPlain(items as Iterable<unknown>, guard) : items;
}

function* guardPlain(items: Iterable<unknown>, { sentinel, keepsItems, catches }: ItemGuard): Iterable<unknown> {
  try {
    yield* keepsItems ? items : [...items];
  } catch (thrown) {
    if (!catches(thrown)) throw thrown;
    yield sentinel;
  }
}

async function* guardAsync(
  items: AsyncIterable<unknown>,
  { sentinel, keepsItems, catches }: ItemGuard,
): AsyncIterable<unknown> {
  const all: unknown[] = [];
  try {
    if (keepsItems) yield* items;
    else {
      for await (const item of items) all.push(item);
      yield* all;
    }
  } catch (thrown) {
    if (!catches(thrown)) throw thrown;
    yield sentinel;
  }
}
