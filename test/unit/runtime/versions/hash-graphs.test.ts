/** Hashes of values with cycles against a walk over two of them at once. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashValue } from "../../../../runtime/src/versions/hash-value.ts";
import { createRandom, type Random } from "../cache/values/random-value.ts";

/** So many graphs are compared with each other. */
const COUNT = 1200;

it("gives two graphs the same hash exactly if one is the other with other objects", () => {
  const random = createRandom(5);
  const graphs = Array.from({ length: COUNT }, () => makeGraph(random));
  const hashes = graphs.map(hash);
  let equal = 0;
  for (let one = 0; one < COUNT; one++)
    for (let other = 0; other < one; other++) {
      const isSame = isSameGraph(graphs[one], graphs[other]);
      if (isSame !== (hashes[one] === hashes[other])) expect([graphs[one], isSame]).toEqual([graphs[other], !isSame]);
      if (isSame) equal++;
    }
  expect(equal).toBeGreaterThan(100);
});

it("counts neither the order of keys nor that of Sets of primitives in graphs", () => {
  const some: Record<string, unknown> = { a: 1, b: new Set([1, 2, "c"].slice(0, 2)) };
  some["self"] = some;
  const others: Record<string, unknown> = {};
  Object.assign(others, { self: others, b: new Set([2, 1]), a: 1 });
  expect(hash(some)).toBe(hash(others));
});

it("tells a value with cycles from one without", () => {
  const ring: unknown[] = [];
  ring.push(ring);
  expect(new Set([ring, [ring], [[]], [[ring, ring]]].map(hash)).size).toBe(4);
});

/** Up to three objects that refer to each other; the first always to itself. */
function makeGraph(random: Random): unknown {
  const objects = Array.from({ length: 1 + random(3) }, () =>
    random(2) === 0 ? ([] as unknown[]) : new Map<unknown, unknown>(),
  );
  const pick = (): unknown => (random(3) === 0 ? random(2) : objects[random(objects.length)]);
  const add = (object: (typeof objects)[number], value: unknown): unknown =>
    Array.isArray(object) ? object.push(value) : object.set(object.size, value);
  add(objects[0]!, objects[0]);
  for (const object of objects) for (let count = random(3); count > 0; count--) add(object, pick());
  return objects[0];
}

function isSameGraph(some: unknown, others: unknown): boolean {
  const forward = new Map<unknown, unknown>();
  const backward = new Map<unknown, unknown>();
  const walk = (one: unknown, other: unknown): boolean => {
    if (typeof one === "number" || typeof other === "number") return one === other;
    if (forward.has(one) || backward.has(other)) return forward.get(one) === other && backward.get(other) === one;
    forward.set(one, other);
    backward.set(other, one);
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    const [children, otherChildren] = [[...(one as unknown[]).values()], [...(other as unknown[]).values()]];
    return (
      children.length === otherChildren.length && children.every((child, index) => walk(child, otherChildren[index]))
    );
  };
  return walk(some, others);
}

function hash(value: unknown): string {
  const outcome = hashValue(value, () => createHash("sha256"));
  if (outcome.kind === "opaque") throw new Error(`${outcome.path}: ${outcome.what}`);
  return Buffer.from(outcome.digest).toString("hex");
}
