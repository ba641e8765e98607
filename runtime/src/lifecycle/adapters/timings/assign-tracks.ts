/** Puts spans onto tracks, so that those on one track are disjoint or properly nested. */

/** A span of which a track shows the time. */
export interface TrackedSpan<Key> {
  /** What identifies it. */
  readonly key: Key;
  /** The span around it; null if there is none. */
  readonly parent: Key | null;
  /** Its beginning, in whole units of time. */
  readonly begin: number;
  /** Its end in the same unit; not before its beginning. */
  readonly end: number;
}

/**
 * Gives each span a track. A span is put on the track of the span around it, directly below it, if nothing else is there
 * at that time; otherwise on the first track on which nothing is. So whatever lies below a span belongs to it.
 *
 * O(spans × tracks); there are as many tracks as spans overlap.
 *
 * @param spans - Sorted by beginning; of those that begin together, the span around the others comes first.
 * @returns A track for each span, from 0.
 */
export function assignTracks<Key>(spans: readonly TrackedSpan<Key>[]): readonly number[] {
  const tracks: TrackedSpan<Key>[][] = [];
  return spans.map((span) => {
    const found = findTrack(tracks, span);
    if (found === tracks.length) tracks.push([]);
    tracks[found]!.push(span);
    return found;
  });
}

function findTrack<Key>(tracks: readonly TrackedSpan<Key>[][], { parent, begin, end }: TrackedSpan<Key>): number {
  let free = tracks.length;
  for (const [index, open] of tracks.entries()) {
    while (open.length > 0 && open.at(-1)!.end <= begin) open.pop();
    const last = open.at(-1);
    if (last === undefined) free = Math.min(free, index);
    else if (last.key === parent && end <= last.end) return index;
  }
  return free;
}
