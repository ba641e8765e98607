/** Of what is ready the longest path goes first. */
import { dataflow } from "@icosian/runtime";
import fc from "fast-check";
import { expect, it } from "vitest";
import { PriorityQueue } from "../../../../runtime/src/execute/async/priority-queue.ts";
import { define, makeModule } from "../make-module.ts";

it("starts the longest path first, also when locations are few", async () => {
  const started: string[] = [];
  const step = (name: string) => async (): Promise<void> => {
    started.push(name);
    await Promise.resolve();
  };
  const node = (name: string, ...inputs: readonly string[]): ReturnType<typeof define> =>
    define(name, [...inputs], step(name), { isAsync: true });
  const module = makeModule(
    "src/features.ts",
    node("short"),
    node("first"),
    node("second", "first"),
    node("third", "second"),
    node("alone"),
  );
  const flow = dataflow({ modules: [module] });
  const outputs = ["short", "alone", "third"] as never;
  await flow.execute(outputs, { concurrency: 1 });
  expect(started).toEqual(["first", "second", "short", "alone", "third"]);
  started.length = 0;
  await flow.execute(outputs);
  expect(started).toEqual(["first", "short", "alone", "second", "third"]);
});

it("hands out tasks by urgency, then in their order, however they come", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), fc.infiniteStream(fc.boolean()), (urgencies, takes) => {
      const queue = new PriorityQueue(Int32Array.from(urgencies));
      const waiting: number[] = [];
      const takeOne = (): void => {
        const [expected] = waiting.sort((a, b) => urgencies[b]! - urgencies[a]! || a - b);
        expect(queue.take()).toBe(expected);
        waiting.shift();
      };
      urgencies.forEach((_, task) => {
        queue.add(task);
        waiting.push(task);
        if (takes.next().value === true) takeOne();
      });
      while (waiting.length > 0) takeOne();
      expect(queue.isEmpty).toBe(true);
    }),
  );
});
