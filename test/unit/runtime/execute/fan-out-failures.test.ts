/** Failures within fan-outs: what they name, what they end, and what goes on. */
import { describe, expect, it } from "vitest";
import { type DataflowError } from "@icosian/runtime";
import { catchError, codesOf } from "../catch-error.ts";
import { settle } from "../deferred.ts";
import { asyncFanOut, asyncNode, count, fansOut, flowOf, squares, sum } from "./fan-out-flows.ts";
import { define } from "../make-module.ts";

describe("failures", () => {
  it("name the node and the item, and close the generator", async () => {
    let isClosed = false;
    let taken = 0;
    function* endless(): Generator<number> {
      try {
        for (;;) yield taken++;
      } finally {
        isClosed = true;
      }
    }
    const cause = new Error("seventeen");
    for (const isAsync of [false, true]) {
      isClosed = false;
      taken = 0;
      const body = (item: number): number => {
        if (item === 17) throw cause;
        return item;
      };
      const flow = flowOf(
        define("page", [], endless, fansOut),
        isAsync
          ? define("parsed", ["page"], async (item: number) => (await settle(), body(item)), asyncNode)
          : define("parsed", ["page"], body),
        define("all", ["parsed*"], sum),
      );
      const error = await catchError(() => flow.execute(["all"] as string[], { concurrency: 4 }));
      expect(error.message).toContain(
        "The node `parsed`, computed from `page`, failed for item 17 of `page`: seventeen",
      );
      expect(error.cause).toBe(cause);
      expect(isClosed).toBe(true);
      expect(taken).toBeLessThanOrEqual(22);
    }
  });

  it("within nested fan-outs name all items", async () => {
    const flow = flowOf(
      define("row", [], () => count(3), fansOut),
      define("cell", ["row"], () => count(3), fansOut),
      define("bad", ["row", "cell"], (row: number, cell: number) => {
        if (row === 2 && cell === 1) throw new Error("bad cell");
      }),
    );
    const error = await catchError(() => flow.executeSync(["bad"] as string[]));
    expect(error.message).toContain("failed for item 1 of `cell`, item 2 of `row`: bad cell");
  });

  it("of the generator itself, and of what is no iterable", async () => {
    function* broken(): Generator<number> {
      yield 1;
      throw new Error("no more");
    }
    for (const own of [
      broken,
      async function* () {
        yield* broken();
      },
    ]) {
      // prettier-ignore
      const flow = flowOf(
        define("item", [], own, own === broken ? fansOut : asyncFanOut),
        define("same", ["item"], (x: number) => x),
      );
      const error = await catchError(() => flow.execute(["same"] as string[]));
      expect(error.message).toContain("The node `item`, computed from no inputs, failed for item 1 of `item`: no more");
    }
    const error = await catchError(() => squares().executeSync(["total"] as string[], { overrides: { item: 3 } }));
    expect(codesOf(error)).toEqual(["ICO8021"]);
  });

  it("end what is in flight by the signal, and so does an abort of the caller", async () => {
    for (const isAborted of [false, true]) {
      const controller = new AbortController();
      let closed = 0;
      let begun = 0;
      const flow = flowOf(
        define(
          "item",
          [],
          async function* () {
            try {
              for (;;) yield 1;
            } finally {
              closed++;
            }
          },
          asyncFanOut,
        ),
        define(
          "waits",
          ["item"],
          (_: number, { signal }: { readonly signal: AbortSignal }) =>
            new Promise((_, reject) => {
              if (++begun === 3) {
                if (!isAborted) return reject(new Error("third"));
                setTimeout(() => controller.abort(new Error("enough")), 0);
              }
              signal.addEventListener("abort", () => reject(new Error("told")));
            }),
          { ...asyncNode, parameters: ["positional", "context"] },
        ),
      );
      const options = { signal: controller.signal, concurrency: 5 };
      const error = await catchError(() => flow.execute(["waits"] as string[], options));
      expect(codesOf(error)).toEqual([isAborted ? "ICO8002" : "ICO8001"]);
      expect(closed).toBe(1);
      expect(begun).toBeLessThanOrEqual(5);
    }
  });

  it("of an item are told to onItemError, which leaves the item out of all lists", async () => {
    const errors: DataflowError[] = [];
    const onItemError = (error: DataflowError): void => void errors.push(error);
    const odd = (item: number): number => {
      if (item % 2 === 1) throw new Error("odd");
      return item;
    };
    for (const own of [odd, async (item: number) => (await settle(), odd(item))]) {
      errors.length = 0;
      const isAsync = own !== odd;
      const flow = squares(define("even", ["item"], own, { isAsync }), define("evens", ["even*"], sum));
      const options = { inputs: { end: 6 }, onItemError };
      expect(await flow.execute(["evens", "even", "item", "total"] as string[], options)).toEqual({
        evens: 6,
        even: [0, 2, 4],
        item: [0, 2, 4],
        total: 20,
      });
      const items = errors.map(({ message }) => message.match(/item \d/)?.[0]);
      expect(new Set(items)).toEqual(new Set(["item 1", "item 3", "item 5"]));
      const stopped = await catchError(() =>
        flow.execute(["evens"] as string[], {
          inputs: { end: 6 },
          onItemError: () => {
            throw new Error("stop");
          },
        }),
      );
      expect(stopped.message).toContain("failed for item 1 of `item`: odd");
    }
  });
});
