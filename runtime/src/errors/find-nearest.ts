/** Finds the name that the user probably meant. */

/**
 * Finds the candidate with the fewest typing errors. A typing error is a letter that is inserted, left out, replaced or
 * swapped with its neighbour.
 *
 * Upper and lower case are the same. Of equally near candidates, the first in code unit order wins.
 * O(candidates × length × length).
 *
 * @returns The nearest candidate; null if every candidate has too many errors. The limit is a third of the letters, but
 * at least one and at most three.
 */
export function findNearest(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let nearest: string | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = countErrors(wanted, candidate.toLowerCase(), limit);
    const isBetter =
      nearest === null ? distance <= limit : distance < limit || (distance === limit && candidate < nearest);
    if (!isBetter) continue;
    limit = distance;
    nearest = candidate;
  }
  return nearest;
}

/**
 * Computes the optimal string alignment distance; only three rows of the usual table are kept.
 *
 * @returns Some number above the limit as soon as the distance is known to be above it.
 */
function countErrors(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  let fewestBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let fewest = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let errors = Math.min(replaced, last[column]! + 1, current[column - 1]! + 1);
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) errors = Math.min(errors, beforeLast[column - 2]! + 1);
      current.push(errors);
      fewest = Math.min(fewest, errors);
    }
    // Every later row begins with one of the last two.
    if (Math.min(fewest, fewestBefore + 1) > limit) return fewest;
    fewestBefore = fewest;
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
