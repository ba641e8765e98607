/** Hashes of random values against an independent text of what equality means. */
import { expect, it } from "vitest";
import { createNodeHasher } from "../../../../../runtime/src/cache/create-hasher.node.ts";
import { hashValue } from "../../../../../runtime/src/versions/hash-value.ts";
import { copyShuffled } from "./copy-shuffled.ts";
import { toCanonicalText } from "./canonical-text.ts";
import { CODECS, createRandom, makeValue } from "./random-value.ts";

/** Every value is compared with every other: about five billion pairs. */
const COUNT = 100_000;

it("gives two values the same hash exactly if they are equal", () => {
  const random = createRandom(20);
  const textByHash = new Map<string, string>();
  const hashByText = new Map<string, string>();
  for (let index = 0; index < COUNT; index++) {
    const value = makeValue(random, 1 + random(3));
    const hash = toHash(value);
    const text = toCanonicalText(value);
    if ((textByHash.get(hash) ?? text) !== text) throw new Error(`${text} has the hash of ${textByHash.get(hash)}`);
    if ((hashByText.get(text) ?? hash) !== hash) throw new Error(`${text} has two hashes`);
    textByHash.set(hash, text);
    hashByText.set(text, hash);
  }
  // Enough of both: values that differ, and values that were met before.
  expect(textByHash.size).toBeGreaterThan(COUNT / 5);
  expect(textByHash.size).toBeLessThan((COUNT * 9) / 10);
  expect(hashByText.size).toBe(textByHash.size);
});

it("gives copies the same hash, whatever is shared and in which order keys and Sets are", () => {
  const random = createRandom(21);
  for (let index = 0; index < 10_000; index++) {
    const value = makeValue(random, 5);
    const copy = copyShuffled(value, random);
    expect(toHash(copy) === toHash(value) || toCanonicalText(value)).toBe(true);
  }
});

function toHash(value: unknown): string {
  const outcome = hashValue(value, createNodeHasher, CODECS);
  if (outcome.kind === "opaque") throw new Error(`${outcome.path} is ${outcome.what}`);
  return Buffer.from(outcome.digest).toString("latin1");
}
