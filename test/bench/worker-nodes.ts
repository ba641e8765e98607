"use dataflow";
/** Items that take some milliseconds of computing, and nodes that only show what the way to a thread costs. */
import { node, type Collect, type Parallelizable } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";

export function* job(jobs: number): Parallelizable<number> {
  for (let index = 0; index < jobs; index++) yield index;
}

/** How many primes there are below a limit, by trial division: some milliseconds of work. */
export function countPrimes(limit: number): number {
  let count = 0;
  for (let candidate = 2; candidate < limit; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) {
        isPrime = false;
        break;
      }
    if (isPrime) count++;
  }
  return count;
}

export const primes = node(worker(import.meta.url), (job: number): number => countPrimes(60_000 + job));

export function primesTotal(primes: Collect<number>): number {
  return primes.reduce((sum, each) => sum + each, 0);
}

export const same = node(worker(import.meta.url), (x: number): number => x);

export const filled = node(worker(import.meta.url), (length: number): Float64Array => new Float64Array(length).fill(1));
