/** Finds the memory of a value that can be transferred to another thread instead of being copied. */

/** The maximum number of values that are inspected; the rest is copied. */
const MOST_VALUES = 1000;

/**
 * The buffers of a value: its own, and those in plain objects and lists. Includes only buffers that belong to one array
 * as a whole, because a view of a part may share the rest of the buffer with other arrays.
 */
export function findMovable(value: unknown): readonly ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const pending: unknown[] = [value];
  while (pending.length > 0 && seen.size < MOST_VALUES) {
    const current = pending.pop();
    if (typeof current !== "object" || current === null || seen.has(current)) continue;
    seen.add(current);
    if (current instanceof ArrayBuffer) found.add(current);
    else if (ArrayBuffer.isView(current)) {
      const { buffer, byteLength } = current;
      if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) found.add(buffer);
    } else if (Array.isArray(current)) pending.push(...current.slice(0, MOST_VALUES));
    else if (isPlain(current)) pending.push(...Object.values(current).slice(0, MOST_VALUES));
  }
  return [...found];
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
