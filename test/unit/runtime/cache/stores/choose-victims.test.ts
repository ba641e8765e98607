/** What is pruned: what a simple model says, for random caches and limits. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseVictims,
  type PrunableBlob,
  type PrunableEntry,
  type PruneLimits,
} from "../../../../../runtime/src/cache/stores/folder/choose-victims.ts";

const NOW = 1_800_000_000_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times of which each is another second, so that the order of use is clear. */
const age = fc.oneof(
  fc.nat(120).map((seconds) => seconds * SECOND),
  fc.nat(90).map((minutes) => minutes * MINUTE),
  fc.nat(60).map((days) => days * DAY),
);
const bytes = fc.nat(1000);
const BLOBS = ["aa", "bb", "cc", "dd", "ee"];
const entry = fc.record({
  bytes,
  usedAt: age.map((age) => NOW - age),
  blob: fc.option(fc.constantFrom(...BLOBS), { nil: null }),
});
const blobs = fc.dictionary(fc.constantFrom(...BLOBS), fc.record({ bytes, usedAt: age.map((age) => NOW - age) }));
const limits: fc.Arbitrary<PruneLimits> = fc.record({
  olderThanMs: fc.oneof(age, fc.constant(Infinity)),
  maxBytes: fc.oneof(fc.nat(6000), fc.constant(Infinity)),
});

/** When an entry was last used, by itself or by its blob. */
function lastUse(entry: PrunableEntry, found: ReadonlyMap<string, PrunableBlob>): number {
  return Math.max(entry.usedAt, entry.blob === null ? 0 : (found.get(entry.blob)?.usedAt ?? 0));
}

/** Bytes of entries and of the blobs that they need. */
function sizeOf(entries: readonly PrunableEntry[], found: ReadonlyMap<string, PrunableBlob>): number {
  const needed = new Set(entries.flatMap(({ blob }) => (blob === null ? [] : [blob])));
  const sum = (all: readonly { readonly bytes: number }[]): number =>
    all.reduce((total, each) => total + each.bytes, 0);
  return sum(entries) + sum([...needed].map((name) => found.get(name)!));
}

/** The slow way: removes one entry after the other, and measures anew each time. */
function chooseSlowly(
  entries: readonly PrunableEntry[],
  found: ReadonlyMap<string, PrunableBlob>,
  { olderThanMs, maxBytes }: PruneLimits,
): { readonly entries: readonly number[]; readonly blobs: readonly string[] } {
  const isWhole = ({ blob }: PrunableEntry): boolean => blob === null || found.has(blob);
  let left = entries.filter((each) => isWhole(each) && NOW - lastUse(each, found) <= olderThanMs);
  while (sizeOf(left, found) > maxBytes) {
    const second = (each: PrunableEntry): number => Math.floor(lastUse(each, found) / SECOND);
    const oldest = left.reduce((best, each) => (second(each) < second(best) ? each : best));
    left = left.filter((each) => each !== oldest);
  }
  const gone = [...found.keys()].filter((name) => {
    if (left.some(({ blob }) => blob === name)) return false;
    const life = entries.some(({ blob }) => blob === name) ? MINUTE : HOUR;
    return NOW - found.get(name)!.usedAt > life;
  });
  return { entries: entries.flatMap((each, index) => (left.includes(each) ? [] : [index])), blobs: gone };
}

describe("chooseVictims", () => {
  it("chooses what a simple model chooses", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), blobs, limits, (entries, named, limits) => {
        const found = new Map(Object.entries(named));
        const chosen = chooseVictims(entries, found, limits, NOW);
        const expected = chooseSlowly(entries, found, limits);
        expect([...chosen.entries].sort((a, b) => a - b)).toEqual(expected.entries);
        expect([...chosen.blobs].sort()).toEqual([...expected.blobs].sort());
      }),
      { numRuns: 3000 },
    );
  });

  it("never removes a blob of an entry that stays, nor a new one", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), blobs, limits, (entries, named, limits) => {
        const found = new Map(Object.entries(named));
        const chosen = chooseVictims(entries, found, limits, NOW);
        const kept = entries.filter((_, index) => !chosen.entries.includes(index));
        for (const name of chosen.blobs) {
          expect(kept.map(({ blob }) => blob)).not.toContain(name);
          expect(NOW - found.get(name)!.usedAt).toBeGreaterThan(MINUTE);
        }
        expect(sizeOf(kept, found)).toBeLessThanOrEqual(limits.maxBytes);
      }),
    );
  });

  it("orders a large cache by use", () => {
    const entries = Array.from({ length: 300_000 }, (_, index) => ({
      bytes: 1,
      usedAt: NOW - ((index * 7919) % 300_000) * SECOND,
      blob: null,
    }));
    const { entries: gone } = chooseVictims(entries, new Map(), { olderThanMs: Infinity, maxBytes: 100_000 }, NOW);
    expect(gone).toHaveLength(200_000);
    expect(Math.max(...gone.slice(0, 1000).map((index) => entries[index]!.usedAt))).toBeLessThan(
      NOW - 100_000 * SECOND,
    );
    expect(gone.every((index) => entries[index]!.usedAt < NOW - 99_999 * SECOND)).toBe(true);
  });
});
