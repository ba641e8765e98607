/** Fan-outs in which something has to be waited for: order, and how much is in flight at a time. */
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { defer, settle } from "../deferred.ts";
import { asyncFanOut, asyncNode, count, fansOut, flowOf, squares, sum } from "./fan-out-flows.ts";
import { define } from "../make-module.ts";

describe("what has to be waited for", () => {
  it("keeps the items' order, from generators and async generators, with async bodies and with promises unannounced", async () => {
    const slow = async (item: number): Promise<number> => {
      for (let turn = 0; turn < (item * 7) % 5; turn++) await settle();
      return item * item;
    };
    const expected = Array.from({ length: 40 }, (_, item) => item * item);
    for (const body of [{}, asyncNode])
      for (const source of [
        define("item", ["end"], count, fansOut),
        define("item", ["end"], async function* (end: number) { yield* count(end); }, asyncFanOut), // prettier-ignore
        define("item", ["end"], async (end: number) => [...count(end)], asyncFanOut),
      ])
        for (const concurrency of [1, 3, Infinity]) {
          const flow = flowOf(source, define("square", ["item"], slow, body), define("total", ["square*"], sum));
          const result = await flow.execute(["square", "total"] as string[], { inputs: { end: 40 }, concurrency });
          expect(result).toEqual({ square: expected, total: sum(expected) });
        }
  });

  it("is bounded by concurrency, over all that is in flight, and items are taken only then", async () => {
    for (const concurrency of [1, 3, 8, Infinity]) {
      const bound = Math.min(concurrency, 64);
      let inFlight = 0;
      let most = 0;
      let taken = 0;
      let done = 0;
      let mostHeld = 0;
      const work = async (): Promise<number> => {
        most = Math.max(most, ++inFlight);
        await settle();
        inFlight--;
        return 1;
      };
      const flow = flowOf(
        define("row", [], () => count(6), fansOut),
        define(
          "cell",
          ["row"],
          function* () {
            for (const cell of count(50)) {
              taken++;
              mostHeld = Math.max(mostHeld, taken - done);
              yield cell;
            }
          },
          fansOut,
        ),
        define("first", ["cell"], work, asyncNode),
        define("second", ["first"], work, asyncNode),
        define("end", ["second"], (value: number) => (done++, value)),
        define("rowTotal", ["end*"], sum),
        define("other", ["row"], work, asyncNode),
        define("total", ["rowTotal*", "other*"], (a: readonly number[], b: readonly number[]) => sum(a) + sum(b)),
      );
      expect(await flow.execute(["total"] as string[], { concurrency })).toEqual({ total: 306 });
      expect(most).toBeLessThanOrEqual(bound);
      expect(most).toBeGreaterThanOrEqual(Math.min(bound, 50));
      expect(mostHeld).toBeLessThanOrEqual(bound + 7);
    }
  });

  it("overlaps with what is beside the fan-out", async () => {
    const gate = defer<number>();
    const flow = flowOf(
      define("item", [], () => [1, 2], fansOut),
      define("slow", ["item"], async (item: number) => item + (await gate.promise), asyncNode),
      define("beside", [], async () => gate.resolve(10), asyncNode),
    );
    expect(await flow.execute(["slow", "beside"] as string[])).toEqual({ slow: [11, 12], beside: undefined });
  });

  it("is refused by executeSync", async () => {
    const late = squares(define("late", ["square"], async (x: number) => x, asyncNode));
    expect(codesOf(await catchError(() => late.executeSync(["late"] as string[], { inputs: { end: 1 } })))).toEqual([
      "ICO7007",
    ]);
    const unannounced = squares(define("late", ["square"], async () => Promise.reject(new Error("late"))));
    const failure = await catchError(() => unannounced.executeSync(["late"] as string[], { inputs: { end: 1 } }));
    expect(failure.message).toContain("`late` returned a promise");
    const source = squares();
    const items = (async function* () {})();
    const refused = await catchError(() => source.executeSync(["total"] as string[], { overrides: { item: items } }));
    expect(refused.message).toContain("`item` returned an async iterable");
  });
});
