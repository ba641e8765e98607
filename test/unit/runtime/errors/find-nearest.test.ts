/** The nearest name equals that of a naive search with the definition of the distance. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findNearest } from "../../../../runtime/src/errors/find-nearest.ts";

/** The optimal string alignment distance, by its definition. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [x, y] = [a.at(-1), b.at(-1)];
  const cut = (text: string, count: number): string => text.slice(0, text.length - count);
  const isSwapped = a.length > 1 && b.length > 1 && x === b.at(-2) && y === a.at(-2);
  return Math.min(
    distance(cut(a, 1), b) + 1,
    distance(a, cut(b, 1)) + 1,
    distance(cut(a, 1), cut(b, 1)) + (x === y ? 0 : 1),
    isSwapped ? distance(cut(a, 2), cut(b, 2)) + 1 : Infinity,
  );
}

function findNaively(name: string, candidates: readonly string[]): string | null {
  const limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  const measured = candidates
    .map((candidate) => ({ candidate, errors: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ errors }) => errors <= limit)
    .toSorted((a, b) => a.errors - b.errors || (a.candidate < b.candidate ? -1 : 1));
  return measured[0]?.candidate ?? null;
}

/** Names of few different letters, which are often near to each other. */
const names = fc.string({ unit: fc.constantFrom("a", "b", "c", "A"), minLength: 1, maxLength: 7 });

it("finds what a naive search finds", () => {
  fc.assert(
    fc.property(names, fc.array(names, { maxLength: 6 }), (name, candidates) => {
      expect(findNearest(name, candidates)).toBe(findNaively(name, candidates));
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["spedn", ["spend", "speed"], "spend"],
  ["signups", ["signsup", "signup"], "signup"],
  ["Users", ["users"], "users"],
  ["spend", ["label", "sp"], null],
  ["averageOfAllSpends", ["averageOfSpends", "verageOfAlSpends"], "verageOfAlSpends"],
  ["ab", ["xy", "ax", "bb"], "ax"],
])("of %s among %j: %s", (name, candidates, nearest) => {
  expect(findNearest(name, candidates)).toBe(nearest);
});
