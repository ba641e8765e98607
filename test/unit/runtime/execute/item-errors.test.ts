/** `onItemError`: what it throws or rejects with is told, and nothing of it is lost. */
/* oxlint-disable unicorn/no-thenable */
import type { DataflowError } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { asyncNode, count, fansOut, flowOf, sum } from "./fan-out-flows.ts";
import { define } from "../make-module.ts";

const failing = (item: number): number => {
  if (item % 2 === 1) throw new Error(`odd ${item}`);
  return item;
};

const flows = {
  plain: flowOf(
    define("item", ["end"], count, fansOut),
    define("even", ["item"], failing),
    define("total", ["even*"], sum),
  ),
  async: flowOf(
    define("item", ["end"], count, fansOut),
    define("even", ["item"], async (item: number) => failing(item), asyncNode),
    define("total", ["even*"], sum),
  ),
};

const names = ["total"];
const inputs = { end: 6 };

/** Everything that nobody has waited for while something happens. */
async function unhandledIn(act: () => Promise<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const note = (reason: unknown): void => void found.push(reason);
  process.on("unhandledRejection", note);
  await act();
  await new Promise((resolve) => void setTimeout(resolve, 10));
  process.off("unhandledRejection", note);
  return found;
}

describe.each(Object.entries(flows))("an onItemError of a %s fan-out", (_, flow) => {
  it("that throws ends the run with its own error, and with the item's", async () => {
    const cause = new RangeError("disk full");
    const onItemError = (): never => {
      throw cause;
    };
    const error = await catchError(() => flow.execute(names, { inputs, onItemError }));
    expect(codesOf(error)).toEqual(["ICO8009", "ICO8001"]);
    expect(error.cause).toBe(cause);
    expect(error.message).toContain("`onItemError` failed when it was told of an item that failed: disk full");
    expect(error.message).toContain("failed for item 1 of `item`: odd 1");
  });

  it("that rejects does so too, and ends no process", async () => {
    const cause = new RangeError("disk full");
    const onItemError = async (): Promise<void> => {
      await new Promise((resolve) => void setTimeout(resolve, 5));
      throw cause;
    };
    const unhandled = await unhandledIn(async () => {
      const error = await catchError(() => flow.execute(names, { inputs, onItemError }));
      expect(codesOf(error)).toEqual(["ICO8009", "ICO8001"]);
      expect(error.cause).toBe(cause);
    });
    expect(unhandled).toEqual([]);
  });

  it("that is async is waited for", async () => {
    const told: string[] = [];
    const onItemError = async ({ problems: [problem] }: DataflowError): Promise<void> => {
      await new Promise((resolve) => void setTimeout(resolve, 5));
      told.push(problem!.message.replace(/.*: /, ""));
    };
    expect(await flow.execute(names, { inputs, onItemError })).toEqual({ total: 6 });
    expect(told).toEqual(["odd 1", "odd 3", "odd 5"]);
  });

  it("may give a thenable that throws", async () => {
    const onItemError = (): object => ({
      then: () => {
        throw new Error("no then");
      },
    });
    const error = await catchError(() => flow.execute(names, { inputs, onItemError }));
    expect(codesOf(error)).toEqual(["ICO8009", "ICO8001"]);
    expect(error.message).toContain("no then");
  });
});

it("an async onItemError is refused by executeSync, which cannot wait for it", async () => {
  const unhandled = await unhandledIn(async () => {
    const onItemError = async (): Promise<void> => {
      throw new Error("nobody hears this");
    };
    const error = await catchError(() => flows.plain.executeSync(names, { inputs, onItemError }));
    expect(codesOf(error)).toEqual(["ICO8009", "ICO8001"]);
    expect(error.message).toContain("It returned a promise, and `executeSync` cannot wait.");
  });
  expect(unhandled).toEqual([]);
});
