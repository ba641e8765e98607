/** Finds the name that was probably meant. */

/**
 * The candidate with the fewest typing errors: letters inserted, left out, replaced or swapped with their neighbour.
 *
 * Case does not count. O(candidates x length x length).
 *
 * @returns Null when none is near: about a third of the letters may be wrong, three at most.
 */
export function findNearest(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let nearest: string | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = countErrors(wanted, candidate.toLowerCase());
    const isBetter =
      nearest === null ? distance <= limit : distance < limit || (distance === limit && candidate < nearest);
    if (!isBetter) continue;
    limit = distance;
    nearest = candidate;
  }
  return nearest;
}

/** Optimal string alignment distance, by three rows of the classic table. */
function countErrors(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let errors = Math.min(replaced, last[column]! + 1, current[column - 1]! + 1);
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) errors = Math.min(errors, beforeLast[column - 2]! + 1);
      current.push(errors);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
