/** Signals of callers and of runs: any number of listeners, and none that stays. */
import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { RunContext } from "@icosian/runtime";
import { expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

/** The warnings that Node.js gives while something happens. */
async function warningsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const warnings: string[] = [];
  const note = (warning: Error): void => void warnings.push(warning.name);
  process.on("warning", note);
  await act();
  // Warnings come after what is running.
  await sleep(10);
  process.off("warning", note);
  return warnings;
}

const nap = async (x: number, { signal }: RunContext): Promise<number> => sleep(5, x, { signal });

const napping = { isAsync: true, parameters: ["positional", "context"] } as const;

const naps = build(
  makeModule(
    "src/naps.ts",
    Array.from({ length: 15 }, (_, index) => define(`nap${index}`, ["x"], nap, napping)),
  ),
);

const names = Array.from({ length: 15 }, (_, index) => `nap${index}`);

it("does not warn of fifteen nodes that listen to the run's signal", async () => {
  expect(await warningsOf(() => naps.execute(names, { inputs: { x: 1 } }))).toEqual([]);
});

it("does not warn of fifteen runs with one signal, and aborts all of them", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const warnings = await warningsOf(async () => {
    const runs = names.map((name) => catchError(() => naps.execute([name], { inputs: { x: 1 }, signal })));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort(new Error("enough"));
    const errors = await Promise.all(runs);
    expect(errors.map(codesOf)).toEqual(names.map(() => ["ICO8002"]));
    expect(errors[0]!.cause).toBe(signal.reason);
  });
  expect(warnings).toEqual([]);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("leaves no listener after ten thousand runs with one signal, however they end", async () => {
  const { signal } = new AbortController();
  const flow = build(
    makeModule(
      "src/m.ts",
      define("plain", ["x"], (x: number) => x + 1),
      define("slow", ["x"], async (x: number) => x + 1, { isAsync: true }),
      define("broken", ["x"], () => {
        throw new Error("broken");
      }),
      define("promised", ["x"], () => Promise.resolve(1)),
    ),
  );
  const options = { inputs: { x: 1 }, signal };
  const prepared = flow.prepare(["plain"]);
  for (let run = 0; run < 2000; run++) {
    expect(flow.executeSync(["plain"], options)).toEqual({ plain: 2 });
    expect(prepared.executeSync(options)).toEqual({ plain: 2 });
    await flow.execute(["slow"], options);
    await catchError(() => flow.execute(["broken"], options));
    await catchError(() => flow.executeSync(["promised"], options));
  }
  expect(getEventListeners(signal, "abort")).toEqual([]);
  const rejected = await catchError(() => flow.execute(["plain"], { inputs: {}, signal }));
  expect(codesOf(rejected)).toEqual(["ICO7002"]);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("tells the runs that are left when another one with the same signal has ended", async () => {
  const controller = new AbortController();
  const flow = build(
    makeModule(
      "src/m.ts",
      define("nap", ["x"], nap, napping),
      define("plain", ["x"], (x: number) => x),
    ),
  );
  const options = { inputs: { x: 1 }, signal: controller.signal };
  const waiting = catchError(() => flow.execute(["nap"], options));
  flow.executeSync(["plain"], options);
  controller.abort();
  expect(codesOf(await waiting)).toEqual(["ICO8002"]);
});
