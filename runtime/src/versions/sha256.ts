/** SHA-256 in plain JavaScript, for small inputs and for platforms without a faster one. */
import type { Hasher } from "./hashing.js";

const BLOCK = 64;

/**
 * Begins a SHA-256 hash. Pass one of the platform where much is hashed: this one reads about 200 MB per second.
 *
 * @see https://doi.org/10.6028/NIST.FIPS.180-4
 */
export function createSha256(): Hasher {
  const state = Uint32Array.from(FIRST);
  const block = new Uint8Array(BLOCK);
  let filled = 0;
  let total = 0;

  function update(bytes: Uint8Array): void {
    total += bytes.length;
    let from = 0;
    if (filled > 0) {
      from = Math.min(BLOCK - filled, bytes.length);
      block.set(bytes.subarray(0, from), filled);
      filled += from;
      if (filled < BLOCK) return;
      addBlock(state, block, 0);
    }
    for (; from + BLOCK <= bytes.length; from += BLOCK) addBlock(state, bytes, from);
    block.set(bytes.subarray(from), 0);
    filled = bytes.length - from;
  }

  function digest(): Uint8Array {
    const bits = total * 8;
    const end = new Uint8Array((filled < BLOCK - 8 ? BLOCK : 2 * BLOCK) - filled);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits >>> 0);
    update(end);
    const result = new Uint8Array(32);
    const words = new DataView(result.buffer);
    state.forEach((word, index) => words.setUint32(index * 4, word));
    return result;
  }

  return { update, digest };
}

/** The first 32 bits of the fractional parts of the roots of primes. */
const { FIRST, ROUNDS } = toConstants();
const words = new Int32Array(BLOCK);

function addBlock(state: Uint32Array, bytes: Uint8Array, from: number): void {
  for (let index = 0, at = from; index < 16; index++, at += 4)
    words[index] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  for (let index = 16; index < BLOCK; index++) {
    const early = words[index - 15]!;
    const late = words[index - 2]!;
    const first = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const second = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    words[index] = (words[index - 16]! + first + words[index - 7]! + second) | 0;
  }
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  let e = state[4]! | 0;
  let f = state[5]! | 0;
  let g = state[6]! | 0;
  let h = state[7]! | 0;
  for (let index = 0; index < BLOCK; index++) {
    const mixed = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + mixed + ((e & f) ^ (~e & g)) + ROUNDS[index]! + words[index]!) | 0;
    const stirred = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (stirred + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

function toConstants(): { readonly FIRST: readonly number[]; readonly ROUNDS: Int32Array } {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < BLOCK; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  const toBits = (root: number): number => ((root % 1) * 2 ** 32) | 0;
  return {
    FIRST: primes.slice(0, 8).map((prime) => toBits(Math.sqrt(prime))),
    ROUNDS: Int32Array.from(primes, (prime) => toBits(Math.cbrt(prime))),
  };
}
