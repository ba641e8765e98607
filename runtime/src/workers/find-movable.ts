/** Finds the memory in a value that can be handed over to another thread instead of being copied. */

/** How many values are looked at; what lies beyond is copied. */
const MOST_VALUES = 1000;

/**
 * The buffers of a value: its own, and those in plain objects and lists. Only buffers that one array has to itself: an
 * array that sees a part may share the rest with others.
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
