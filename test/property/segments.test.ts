/** Segments: what runs as one comes after the same async tasks; what async ones need is apart from what they do not. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findSegments } from "../../runtime/src/plan/schedule/find-segments.ts";
import type { Task } from "../../runtime/src/plan/plan.ts";
import { acyclicGraph } from "./random-graph.ts";

/** Tasks of a graph, one in four of them async; slot `id + 1` is that of node `id`. */
const tasks: fc.Arbitrary<readonly Task[]> = acyclicGraph.chain((graph) =>
  fc
    .tuple(...graph.map(() => fc.integer({ min: 0, max: 3 })))
    .map((kinds) => graph.map((inputs, id) => toTask(id, inputs, kinds[id] === 0))),
);

function toTask(id: number, inputs: readonly number[], isAsync: boolean): Task {
  const reads = inputs.map((input) => input + 1);
  const common = { kind: "node", isSmall: false, isPositional: true, loopBody: null, pick: 0 } as const;
  return { ...common, id, name: `node${id}`, slot: id + 1, reads, isAsync };
}

/** By slot, the slots of all async tasks that come before the one that fills it. */
function toAwaited(all: readonly Task[]): ReadonlyMap<number, ReadonlySet<number>> {
  const awaited = new Map<number, Set<number>>();
  for (const { slot, reads } of all) {
    const own = new Set<number>();
    for (const read of reads) {
      for (const each of awaited.get(read)!) own.add(each);
      if (all.find((task) => task.slot === read)!.isAsync) own.add(read);
    }
    awaited.set(slot, own);
  }
  return awaited;
}

function toParts(all: readonly Task[]): readonly (readonly Task[])[] {
  const { tasks: ordered, starts } = findSegments(all);
  return Array.from(starts.subarray(1), (end, segment) => ordered.slice(starts[segment], end));
}

const isAsync = (task: Task): boolean => task.isAsync;

it("has every task once, after all that it reads", () => {
  fc.assert(
    fc.property(tasks, (all) => {
      const filled = new Set<number>();
      for (const { slot, reads } of toParts(all).flat()) {
        for (const read of reads) expect(filled).toContain(read);
        filled.add(slot);
      }
      expect(filled.size).toBe(all.length);
    }),
  );
});

it("has async tasks by themselves, and together only what waits for the same ones", () => {
  fc.assert(
    fc.property(tasks, (all) => {
      const awaited = toAwaited(all);
      for (const part of toParts(all)) {
        if (part.some(isAsync)) expect(part).toHaveLength(1);
        for (const { slot } of part) expect(awaited.get(slot)).toEqual(awaited.get(part[0]!.slot));
      }
    }),
  );
});

it("has few parts, and what async tasks need in parts of their own", () => {
  fc.assert(
    fc.property(tasks, (all) => {
      const awaited = toAwaited(all);
      const parts = toParts(all);
      const keyOf = ({ slot }: Task): string => [...awaited.get(slot)!].sort((a, b) => a - b).join();
      const groups = new Set(all.filter((task) => !isAsync(task)).map(keyOf)).size;
      expect(parts.length).toBeLessThanOrEqual(2 * groups + 2 * all.filter(isAsync).length);

      const upstream = toUpstream(all);
      const leads = ({ slot }: Task): boolean =>
        all.some((task) => isAsync(task) && upstream.get(task.slot)!.has(slot));
      for (const part of parts) expect(new Set(part.map(leads)).size).toBe(1);

      for (const part of parts.filter(([first]) => !isAsync(first!))) {
        // What some async task needs next is not together with anything else.
        const next = all.filter((task) => isAsync(task) && keyOf(task) === keyOf(part[0]!));
        const needed = next.map((task) => part.filter(({ slot }) => upstream.get(task.slot)!.has(slot)).length);
        expect([0, part.length]).toContain(Math.max(0, ...needed));
      }
    }),
  );
});

/** By slot, the slots of everything before. */
function toUpstream(all: readonly Task[]): ReadonlyMap<number, ReadonlySet<number>> {
  const upstream = new Map<number, Set<number>>();
  for (const { slot, reads } of all)
    upstream.set(slot, new Set(reads.flatMap((read) => [read, ...upstream.get(read)!])));
  return upstream;
}
