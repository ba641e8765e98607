/** Measures times in pairs: each round runs all candidates, so that a noisy machine is noisy for all of them. */

/**
 * Medians of the times of some candidates, in milliseconds.
 *
 * @param {Readonly<Record<string, () => unknown>>} candidates
 * @param {{ readonly rounds: number, readonly repeats?: number }} options - Each round times `repeats` calls in a row.
 * @returns {Promise<Record<string, number>>} Milliseconds a call.
 */
export async function measure(candidates, { rounds, repeats = 1 }) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(candidates)) {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; repeat++) await run();
      times[name].push((performance.now() - start) / repeats);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

/**
 * Like {@link measure} for candidates that return no promise, without the cost of awaiting.
 *
 * @param {Readonly<Record<string, () => unknown>>} candidates
 * @param {{ readonly rounds: number, readonly repeats?: number }} options
 * @returns {Record<string, number>} Milliseconds a call.
 */
export function measureSync(candidates, { rounds, repeats = 1 }) {
  const times = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(candidates)) {
      const start = performance.now();
      for (let repeat = 0; repeat < repeats; repeat++) run();
      times[name].push((performance.now() - start) / repeats);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
