/** Fan-outs over a million items: time and memory. */
import { describe, expect, it } from "vitest";
import { collectGarbage } from "./collect-garbage.ts";
import { count, fansOut, flowOf, squares } from "./fan-out-flows.ts";
import { define } from "./make-module.ts";

describe("a million items", () => {
  const million = { inputs: { end: 1_000_000 } };

  it("take no longer than a loop, sync, and little time each", () => {
    const flow = squares(define("count", ["square*"], (all: readonly number[]) => all.length));
    flow.executeSync(["count"] as string[], { inputs: { end: 1000 } });
    const begin = performance.now();
    expect(flow.executeSync(["count"] as string[], million)).toEqual({ count: 1_000_000 });
    expect(performance.now() - begin).toBeLessThan(1500);
  });

  it("are not held, sync and async", { timeout: 60_000 }, async () => {
    let peak = 0;
    const big = (item: number): Float64Array => new Float64Array(100).fill(item);
    const probe = (values: Float64Array, item: number): undefined => {
      if (item % 100_000 !== 0) return;
      collectGarbage();
      peak = Math.max(peak, process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers);
      return void values;
    };
    for (const isAsync of [false, true]) {
      const flow = flowOf(
        define("item", ["end"], count, fansOut),
        define("values", ["item"], isAsync ? async (item: number) => big(item) : big, { isAsync }),
        define("probe", ["values", "item"], probe),
        define("count", ["probe*"], (all: readonly unknown[]) => all.length),
      );
      await flow.execute(["count"] as string[], { inputs: { end: 2 } });
      collectGarbage();
      const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
      peak = 0;
      const end = isAsync ? 300_000 : 1_000_000;
      expect(await flow.execute(["count"] as string[], { inputs: { end } })).toEqual({ count: end });
      // What is collected is one word an item.
      expect(peak - before).toBeLessThan(40_000_000);
    }
  });
});
