/** Fingerprints of plans: equal for plans that compute the same values by the same steps. */
import type { Plan, LoopBody } from "../plan.js";

/** Version of the format of compiled plans. Code that an older transformer has written has another version. */
const FORMAT = 4;

/**
 * Hashes everything that the code of a plan depends on: names, slots, reads, the shapes of calls, and which values are
 * small. 53 bits, which protects against accidents but not against attacks. Linear in the plan.
 */
export function toFingerprint(plan: Plan): string {
  const hash = new Hash();
  hash.addNumber(FORMAT);
  addPlan(hash, plan);
  return hash.toString();
}

function addPlan(hash: Hash, { slotCount, givens, tasks, outputs, segments, program }: Plan): void {
  hash.addNumber(slotCount);
  hash.addNumbers(program.code);
  hash.addNumbers(segments.starts);
  for (const task of tasks) {
    const { name, isSmall, loopBody } = task;
    hash.addText(name);
    hash.addNumber(isSmall ? 1 : 0);
    if (loopBody !== null) addLoopBody(hash, loopBody);
  }
  for (const { slot, name, origin } of [...givens, ...outputs].map(toEntry)) {
    hash.addNumber(slot);
    hash.addText(name);
    hash.addText(origin);
  }
}

function addLoopBody(hash: Hash, { plan, item, shared, kept, collected }: LoopBody): void {
  hash.addNumber(item);
  for (const slots of [shared, kept, collected]) hash.addNumbers(slots);
  addPlan(hash, plan);
}

function toEntry(entry: { readonly slot: number; readonly name: string; readonly origin?: string }): {
  readonly slot: number;
  readonly name: string;
  readonly origin: string;
} {
  const { slot, name, origin = "output" } = entry;
  return { slot, name, origin };
}

/**
 * Computes two 32-bit hashes in parallel and mixes them at the end.
 *
 * @see "cyrb53", public domain, by bryc.
 */
class Hash {
  #low = 0xdeadbeef;
  #high = 0x41c6ce57;

  addNumber(number: number): void {
    this.#low = Math.imul(this.#low ^ number, 2654435761);
    this.#high = Math.imul(this.#high ^ number, 1597334677);
  }

  addNumbers(numbers: Int32Array | readonly number[]): void {
    this.addNumber(numbers.length);
    for (const number of numbers) this.addNumber(number);
  }

  addText(text: string): void {
    this.addNumber(text.length);
    for (let index = 0; index < text.length; index++) this.addNumber(text.charCodeAt(index));
  }

  toString(): string {
    const low = mix(this.#low, this.#high);
    const high = mix(this.#high, this.#low);
    return (2 ** 32 * (2097151 & high) + (low >>> 0)).toString(36);
  }
}

function mix(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
}
