/** Measures times in pairs: each round runs all candidates, so that a noisy machine is noisy for all of them. */

/** V8 optimises a chunk of a written plan after about so many calls of it, and compiles for a while. */
const WARM_CALLS = 4000;
const WARM_MILLISECONDS = 500;
/** Who takes so long for a call is not told from the others by what V8 does. */
const SLOW_MILLISECONDS = 10;

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

/**
 * Medians of candidates that take so different times that each needs its own number of calls, in milliseconds.
 *
 * First each is called so often that V8 has compiled what it ever will. Then each round calls every candidate for about
 * the same time, at least once. Promises are awaited.
 *
 * @param {Readonly<Record<string, (given: unknown) => unknown>>} candidates
 * @param {readonly unknown[]} givens - What they are called with, in turns.
 * @param {{ readonly warmUp: number, readonly round: number, readonly rounds?: number, readonly isPatient?: boolean }} options -
 *   Milliseconds for a candidate: at most for all calls before those that are timed, and about for those of a round.
 *   The patient take all the time before for slow candidates too.
 * @returns {Promise<Record<string, number>>} Milliseconds a call.
 */
export async function measureInTurns(candidates, givens, { warmUp, round, rounds = 15, isPatient = false }) {
  const turns = [];
  for (const [name, run] of Object.entries(candidates)) {
    const start = performance.now();
    const passed = () => performance.now() - start;
    let calls = 0;
    const isWarm = () => !isPatient && (calls >= WARM_CALLS || passed() / calls > SLOW_MILLISECONDS);
    for (; passed() < warmUp && (passed() < WARM_MILLISECONDS || !isWarm()); calls++)
      await run(givens[calls % givens.length]);
    // Also from one round to the next what they are called with changes, so that nobody finds what it has remembered.
    const next = () => run(givens[calls++ % givens.length]);
    const once = await timeCalls(next, 1);
    turns.push({ name, next, calls: Math.max(1, Math.round(round / once)), times: [] });
  }
  const start = performance.now();
  // Who takes long enough is told from the others by a few rounds too.
  const enough = () => performance.now() - start > 3 * round * rounds * turns.length;
  for (let done = 0; done < rounds && (done < 3 || !enough()); done++)
    for (let turn = 0; turn < turns.length; turn++) {
      // Each time another is the first, so that nobody always clears up after the same one.
      const { next, calls, times } = turns[(turn + done) % turns.length];
      times.push(await timeCalls(next, calls));
    }
  return Object.fromEntries(turns.map(({ name, times }) => [name, median(times)]));
}

async function timeCalls(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return (performance.now() - start) / calls;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
