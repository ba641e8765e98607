/** How retries, queues and hooks end: each of these cases was found by the random ones of `test/property`. */
import { acceptErrorSentinels, limit, retry, type LifecycleAdapter, type RunContext } from "@icosian/runtime";
import { applyTo, gracefulErrors } from "@icosian/runtime/adapters";
import { expect, it } from "vitest";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build, put } from "../untyped.ts";

const later = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

it("a synchronous function is tried again after each delay", async () => {
  let calls = 0;
  const own = (): number => {
    if (++calls < 4) throw new RangeError(`no ${calls}`);
    return calls;
  };
  const module = makeModule("src/a.ts", define("answer", [], own));
  const adapters = [applyTo(["answer"], retry({ attempts: 4, delayMs: 1 }))];
  expect(await build({ modules: [module], adapters }).execute(["answer"])).toEqual({ answer: 4 });
});

it("a retry inside of another one counts its own attempts", async () => {
  const attempts: number[] = [];
  const own = ({ attempt }: RunContext): never => {
    attempts.push(attempt);
    throw new RangeError("no");
  };
  const modifiers = [{ kind: "retry" }, { kind: "retry" }];
  const wrapped = put(retry({ attempts: 2 }), retry({ attempts: 2 }), own);
  const module = makeModule("src/a.ts", define("answer", [], wrapped, { parameters: ["context"], modifiers }));
  await catchError(() => build({ modules: [module] }).execute(["answer"]));
  expect(attempts).toEqual([1, 2, 1, 2]);
});

it("`applyTo` lets nodes accept sentinels", () => {
  const fail = (): never => {
    throw new RangeError("no");
  };
  const module = makeModule(
    "src/a.ts",
    define("one", [], fail),
    define("two", ["one"], (one: unknown) => [one]),
  );
  const adapters = [applyTo(["two"], acceptErrorSentinels()), gracefulErrors()];
  expect(build({ modules: [module], adapters }).executeSync(["two"])).toEqual({ two: [null] });
});

it("a node that one limit surrounds twice does not wait for itself", async () => {
  const api = limit({ name: "api", concurrency: 1 });
  const own = put(api, async () => 1);
  const module = makeModule("src/a.ts", define("one", [], own, { isAsync: true, modifiers: [{ kind: "limit" }] }));
  const flow = build({ modules: [module], adapters: [applyTo(["one"], limit({ name: "api", concurrency: 1 }))] });
  expect(await flow.execute(["one"])).toEqual({ one: 1 });
});

it("the outcome is that of the value, whatever an adapter makes of a sentinel", () => {
  const told: unknown[] = [];
  const replace: LifecycleAdapter = {
    executeNode: ({ call }) => call() ?? 5,
    postNodeExecute: ({ outcome, success, error }) => void told.push(outcome, success, error),
  };
  const own = (): never => {
    throw new RangeError("no");
  };
  const adapters = [replace, gracefulErrors()];
  const flow = build({ modules: [makeModule("src/a.ts", define("one", [], own))], adapters });
  expect(flow.executeSync(["one"])).toEqual({ one: 5 });
  expect(told).toEqual(["computed", true, undefined]);
});

it("a call that leaves a queue, and a function that never began, are told why", async () => {
  const told: unknown[] = [];
  const watch: LifecycleAdapter = {
    preNodeExecute: async ({ node }) => (node.name === "late" ? later().then(later) : undefined),
    postNodeExecute: ({ node, error, attempts }) => void told.push([node.name, attempts, String(error)]),
  };
  const queued = put(limit({ name: "slow", perSecond: 0.001 }), async () => 1);
  const module = makeModule(
    "src/a.ts",
    define("late", [], async () => 1, { isAsync: true }),
    define("queued", [], queued, { isAsync: true, modifiers: [{ kind: "limit" }] }),
  );
  const flow = build({ modules: [module], adapters: [watch] });
  await flow.execute(["queued"]);
  told.length = 0;
  const controller = new AbortController();
  const running = catchError(() => flow.execute(["queued", "late"], { signal: controller.signal }));
  await later();
  controller.abort(new Error("enough"));
  expect((await running).code).toBe("ICO8002");
  const reason = "DataflowError: ICO8002 aborted: The execution was aborted: enough";
  expect(told).toEqual([
    ["queued", 0, reason],
    ["late", 0, reason],
  ]);
});

it("the hooks after a node come before the end of a synchronous run that cannot wait for it", async () => {
  const lines: string[] = [];
  const watch: LifecycleAdapter = {
    postNodeExecute: ({ outcome, error }) => void lines.push(`node ${outcome} ${(error as { code: string }).code}`),
    postGraphExecute: ({ success }) => void lines.push(`graph ${success}`),
  };
  const module = makeModule(
    "src/a.ts",
    define("one", [], () => Promise.resolve(1)),
  );
  const flow = build({ modules: [module], adapters: [watch] });
  expect((await catchError(() => flow.executeSync(["one"]))).code).toBe("ICO8003");
  await later();
  expect(lines).toEqual(["node failed ICO8003", "graph false"]);
});
