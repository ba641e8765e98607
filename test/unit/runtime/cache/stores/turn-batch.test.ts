/** Items that are asked for together, in few requests within limits. */
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TurnBatch } from "../../../../../runtime/src/cache/stores/remote/turn-batch.ts";

/** A batch whose answers are ten times the items, and that notes what goes together and how much is under way. */
function open({ items = 3, bytes = Infinity, requests = Infinity, waitMs = 0 } = {}) {
  const sent: (readonly number[])[] = [];
  let [underWay, most] = [0, 0];
  const batch = new TurnBatch<number, number>(
    async (some) => {
      sent.push(some);
      most = Math.max(most, ++underWay);
      await sleep(waitMs);
      underWay--;
      if (some.includes(13)) throw new Error(`13 is among ${some.join(", ")}.`);
      return some.map((each) => each * 10);
    },
    { items, bytes, sizeOf: (item) => item, requests },
  );
  return { batch, sent, most: () => most };
}

describe("TurnBatch", () => {
  it("answers each item, in the order of the items, within its limits", async () => {
    const limits = fc.record({
      items: fc.integer({ min: 1, max: 5 }),
      bytes: fc.integer({ min: 1, max: 100 }),
      requests: fc.integer({ min: 1, max: 3 }),
    });
    const property = fc.asyncProperty(limits, fc.array(fc.integer({ min: 20, max: 90 })), async (limit, items) => {
      const { batch, sent, most } = open(limit);
      const answers = await Promise.all(items.map((item) => batch.add(item)));
      expect(answers).toEqual(items.map((item) => item * 10));
      expect(sent.flat()).toEqual(items);
      expect(most()).toBeLessThanOrEqual(limit.requests);
      for (const [at, some] of sent.entries()) {
        const size = some.reduce((sum, each) => sum + each, 0);
        expect(some.length <= limit.items && (some.length === 1 || size <= limit.bytes)).toBe(true);
        // Nothing goes alone that could have gone with those before it.
        const next = sent[at + 1]?.[0];
        if (next !== undefined) expect(some.length === limit.items || size + next > limit.bytes).toBe(true);
      }
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it("gathers what comes while a request is under way, if one goes at a time", async () => {
    const { batch, sent } = open({ items: 100, requests: 1, waitMs: 20 });
    const first = batch.add(1);
    await sleep(5);
    const others = [batch.add(2), batch.add(3)];
    await sleep(5);
    others.push(batch.add(4));
    expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40]);
    expect(sent).toEqual([[1], [2, 3, 4]]);
  });

  it("tells a fault to those whose items went together, and goes on", async () => {
    const { batch } = open({ items: 2, requests: 1 });
    const all = await Promise.allSettled([1, 13, 2, 3].map((item) => batch.add(item)));
    expect(all.map((each) => (each.status === "fulfilled" ? each.value : String(each.reason)))).toEqual([
      "Error: 13 is among 1, 13.",
      "Error: 13 is among 1, 13.",
      20,
      30,
    ]);
    expect(await batch.add(4)).toBe(40);
  });

  it("sends what waits, and has settled when all is answered", async () => {
    const { batch, sent } = open({ items: 2, requests: 1, waitMs: 5 });
    const answers: number[] = [];
    for (const item of [1, 2, 3]) void batch.add(item).then((answer) => answers.push(answer));
    await batch.settle();
    expect(sent).toEqual([[1, 2], [3]]);
    expect(answers).toEqual([10, 20, 30]);
    // With nothing to do, it is settled.
    await batch.settle();
    expect(sent).toHaveLength(2);
  });

  it("rejects what has not been sent", async () => {
    const { batch, sent } = open({ items: 1, requests: 1, waitMs: 5 });
    const all = [batch.add(1), batch.add(2)];
    await sleep(1);
    batch.rejectAll(new Error("Closed."));
    expect(await Promise.allSettled(all)).toMatchObject([{ value: 10 }, { reason: { message: "Closed." } }]);
    expect(sent).toEqual([[1]]);
  });
});
