/** Brings the encoded elements of a Set into an order that does not depend on the Set's. */
import type { ByteSink } from "./byte-sink.js";

/**
 * Sorts the last bytes of a sink by pieces.
 *
 * @param marks - Where each piece begins; the last ends where the sink ends.
 */
export function sortElements(sink: ByteSink, marks: readonly number[]): void {
  const { bytes, length } = sink;
  const [start] = marks;
  if (start === undefined) return;
  const pieces = marks.map((mark, index) => bytes.slice(mark, marks[index + 1] ?? length)).sort(compareBytes);
  sink.length = start;
  for (const piece of pieces) sink.append(piece);
}

function compareBytes(some: Uint8Array, others: Uint8Array): number {
  const length = Math.min(some.length, others.length);
  for (let index = 0; index < length; index++) {
    const difference = some[index]! - others[index]!;
    if (difference !== 0) return difference;
  }
  return some.length - others.length;
}
