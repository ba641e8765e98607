/** Retries, time limits and limits against a real server: what the server sees of them. */
import { dataflow, limit, retry, timeout, type Dataflow, type LifecycleAdapter } from "@icosian/runtime";
import { applyTo, gracefulErrors } from "@icosian/runtime/adapters";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { catchError } from "../catch-error.ts";
import { loadModules } from "../modifiers/build.ts";
import { FailingServer, type Answer } from "./failing-server.ts";

const SOURCE = `
  import type { Collect, Parallelizable, RunContext } from "@icosian/runtime";
  const get = async (url: string, signal: AbortSignal): Promise<any> => {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error("status " + response.status);
    return response.json();
  };
  export function* path(count: number): Parallelizable<string> { for (let i = 0; i < count; i++) yield "/page/" + i; }
  export const page = node(tag({ io: "http" }), (server: string, path: string, { signal }: RunContext): Promise<any> => get(server + path, signal));
  export const length = (page: string): number => page.length;
  export const lengths = (length: Collect<number | null>): any => length;
  export const single = node(tag({ io: "http" }), (server: string, { signal }: RunContext): Promise<any> => get(server + "/single", signal));
  export const both = (single: string, lengths: any): any => [single, lengths];
`;

let module: object;
beforeAll(async () => {
  [module] = (await loadModules(SOURCE)) as [object];
});
let server: FailingServer;
afterEach(() => server.stop());

async function start(
  adapters: readonly LifecycleAdapter[],
  schedule: Readonly<Record<string, readonly Answer[]>> = {},
  delayMs: number = 0,
): Promise<{ readonly flow: Dataflow<never>; readonly inputs: { readonly server: string; readonly count: number } }> {
  server = new FailingServer(schedule, delayMs);
  return { flow: dataflow({ modules: [module], adapters }), inputs: { server: await server.start(), count: 5 } };
}

const http = (...modifiers: readonly { readonly kind: string }[]): LifecycleAdapter =>
  applyTo({ tags: { io: "http" } }, ...modifiers);
const LENGTHS: readonly string[] = ["lengths"];

describe("retry", () => {
  it("sends a request again after a bad status and a dropped connection, and no other request", async () => {
    const schedule = { "/page/1": [500, 503], "/page/3": ["hang up", 429, "hang up"], "/single": ["hang up"] } as const;
    const { flow, inputs } = await start([http(retry({ attempts: 4 }))], schedule);
    expect(await flow.execute(["both"] as readonly string[], { inputs })).toEqual({
      both: ["/single", [7, 7, 7, 7, 7]],
    });
    expect(server.counts).toEqual({
      "/page/0": 1,
      "/page/1": 3,
      "/page/2": 1,
      "/page/3": 4,
      "/page/4": 1,
      "/single": 2,
    });
  });

  it("sends nothing more after the run has been aborted during a delay", async () => {
    const controller = new AbortController();
    const abortSoon: LifecycleAdapter = { onRetry: () => void setTimeout(() => controller.abort(), 10) };
    const adapters = [abortSoon, http(retry({ attempts: 3, delayMs: 400, jitter: false }))];
    const { flow, inputs } = await start(adapters, { "/single": [500, 500, 500] });
    const options = { inputs, signal: controller.signal };
    const error = await catchError(() => flow.execute(["single"] as readonly string[], options));
    expect(error.code).toBe("ICO8002");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(server.counts).toEqual({ "/single": 1 });
  });
});

describe("timeout", () => {
  it("aborts the request, which the server sees, and lets `retry` send another one", async () => {
    const { flow, inputs } = await start([http(retry(), timeout(150))], { "/single": ["stall", "stall"] });
    expect(await flow.execute(["single"] as readonly string[], { inputs })).toEqual({ single: "/single" });
    await vi.waitUntil(() => server.requests.filter(({ isAborted }) => isAborted).length === 2);
    expect(server.requests.map(({ isAborted }) => isAborted)).toEqual([true, true, false]);
    const [first, second, third] = server.requests.map(({ at }) => at) as [number, number, number];
    // A busy machine lets a request arrive late, and the next one then seems to come early.
    expect(second - first).toBeGreaterThan(75);
    expect(third - second).toBeGreaterThan(75);
  });

  it("fails the node if there is no further attempt, with the TimeoutError as the cause", async () => {
    const { flow, inputs } = await start([http(timeout(100))], { "/single": ["stall"] });
    const error = await catchError(() => flow.execute(["single"] as readonly string[], { inputs }));
    expect(error.code).toBe("ICO8014");
    expect(error.cause).toMatchObject({ name: "TimeoutError" });
    await vi.waitUntil(() => server.requests[0]!.isAborted);
  });
});

describe("an aborted run", () => {
  it("aborts all requests in flight, and sends none of those that wait", async () => {
    const schedule = Object.fromEntries(Array.from({ length: 5 }, (_, page) => [`/page/${page}`, ["stall"] as const]));
    const { flow, inputs } = await start([http(limit({ name: "server", concurrency: 3 }))], schedule);
    const controller = new AbortController();
    const running = catchError(() => flow.execute(LENGTHS, { inputs, signal: controller.signal }));
    await vi.waitUntil(() => server.requests.length === 3);
    controller.abort();
    expect((await running).code).toBe("ICO8002");
    await vi.waitUntil(() => server.requests.every(({ isAborted }) => isAborted));
    expect(server.requests).toHaveLength(3);
  });

  it("is what a failed node makes of its run: requests of other nodes are aborted", async () => {
    const { flow, inputs } = await start([], { "/page/2": [500], "/single": ["stall"] });
    const error = await catchError(() => flow.execute(["both"] as readonly string[], { inputs }));
    expect(error.problems[0]).toMatchObject({ code: "ICO8001", subject: "page" });
    await vi.waitUntil(() => server.requestsOf("/single").every(({ isAborted }) => isAborted));
  });
});

describe("limit", () => {
  it("keeps the number of requests at a time", async () => {
    const { flow, inputs } = await start([http(limit({ name: "server", concurrency: 4 }))], {}, 20);
    await flow.execute(LENGTHS, { inputs: { ...inputs, count: 40 } });
    expect(server.requests).toHaveLength(40);
    expect(server.mostOpen).toBe(4);
  });

  it("keeps the number of requests within any second, also over runs and for retries", async () => {
    const schedule = { "/page/0": [500, 500], "/page/3": [500] } as const;
    const rate = limit({ name: "server", perSecond: 10 });
    const { flow, inputs } = await start([http(retry(), rate)], schedule);
    await Promise.all([
      flow.execute(LENGTHS, { inputs: { ...inputs, count: 12 } }),
      flow.execute(["single"] as readonly string[], { inputs }),
      flow.execute(LENGTHS, { inputs: { ...inputs, count: 8 } }),
    ]);
    const times = server.requests.map(({ at }) => at);
    // 12 + 1 + 8 and 3 retries.
    expect(times).toHaveLength(24);
    // The tenth request after any other begins a second later. On a busy machine, requests arrive late by some
    // hundred milliseconds; without a limit, or with one that counts by the clock's seconds, they would be much closer.
    const distances = times.slice(10).map((at, index) => at - times[index]!);
    expect(Math.min(...distances)).toBeGreaterThan(700);
    // And the limit is used up: 24 requests take two seconds and not much more.
    expect(times.at(-1)! - times[0]!).toBeLessThan(4_000);
  });
});

it("gracefulErrors keeps what the server gave, and sends a dead request as often as `retry` says", async () => {
  const dead = Array.from({ length: 9 }, () => 503);
  const schedule = { "/page/1": dead, "/page/4": ["stall" as const, 500] };
  const adapters = [
    gracefulErrors(),
    http(retry({ attempts: 3 }), limit({ name: "server", concurrency: 2 }), timeout(200)),
  ];
  const { flow, inputs } = await start(adapters, schedule);
  expect(await flow.execute(LENGTHS, { inputs })).toEqual({ lengths: [7, null, 7, 7, 7] });
  expect(server.counts).toEqual({ "/page/0": 1, "/page/1": 3, "/page/2": 1, "/page/3": 1, "/page/4": 3 });
  expect(server.mostOpen).toBeLessThanOrEqual(2);
});
