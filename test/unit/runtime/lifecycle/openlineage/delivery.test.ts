/** How events reach a server: in order, again after a failure, never in the way of a run, and nothing is left behind. */
import { getActiveResourcesInfo } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { openLineage, type LineageEvent, type OpenLineageOptions } from "@icosian/runtime/openlineage";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LineageServer } from "./lineage-server.ts";
import { openFlow, type WatchedFlow } from "./watched-flow.ts";

let server: LineageServer;
let flow: WatchedFlow;
const rejections: unknown[] = [];
const listen = (reason: unknown): void => void rejections.push(reason);

beforeEach(async () => {
  server = new LineageServer();
  await server.start();
  process.on("unhandledRejection", listen);
});
afterEach(async () => {
  await flow.close();
  await server.close();
  process.off("unhandledRejection", listen);
  expect(rejections).toEqual([]);
});

/** Opens a dataflow that sends its events to the server; retries come quickly. */
function open(options: Partial<OpenLineageOptions> = {}): WatchedFlow {
  const target = options.send === undefined && options.file === undefined ? { url: server.url } : {};
  flow = openFlow(
    openLineage({ ...target, namespace: "tests", jobName: "a", retryDelayMs: 1, timeoutMs: 2000, ...options }),
  );
  return flow;
}

function typesOf(events: readonly LineageEvent[]): readonly string[] {
  return events.map(({ eventType }) => eventType);
}

describe("a server that answers", () => {
  it("receives the events of a run in their order, with the headers", async () => {
    const runId = open({ apiKey: "secret", headers: { "x-team": "growth" } }).run();
    await server.until(() => server.accepted.length === 2);
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /api/v1/lineage",
      "POST /api/v1/lineage",
    ]);
    expect(server.received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      authorization: "Bearer secret",
      "x-team": "growth",
    });
    expect(server.typesOf(runId)).toEqual(["START", "COMPLETE"]);
  });

  it("may be below a path, and its endpoint may be another one", async () => {
    open({ url: `${server.url}/lineage/`, endpoint: "/events" }).run();
    await server.until(() => server.accepted.length === 2);
    expect(server.received[0]?.path).toBe("/lineage/events");
  });

  it("receives every event of runs in parallel, those of each run in their order", async () => {
    open();
    const runs = Array.from({ length: 50 }, () => flow.run());
    await flow.close();
    expect(runs.map((runId) => server.typesOf(runId))).toEqual(runs.map(() => ["START", "COMPLETE"]));
    expect(flow.warnings).toEqual([]);
  });

  it("has received everything when the dataflow is closed, and again after that", async () => {
    open({ timeoutMs: 5000 });
    server.answer = async () => {
      await sleep(20);
      return 201;
    };
    flow.run();
    await flow.close();
    expect(server.accepted).toHaveLength(2);
    flow.run();
    await flow.close();
    expect(server.accepted).toHaveLength(4);
  });
});

describe("a server that fails", () => {
  it.each([500, 503, 429, 408])("with %i gets the event again, before the others", async (status) => {
    server.answer = (_, count) => (count <= 2 ? status : 201);
    open().run();
    await flow.close();
    expect(typesOf(server.received.map(({ event }) => event))).toEqual(["START", "START", "START", "COMPLETE"]);
    expect(typesOf(server.accepted)).toEqual(["START", "COMPLETE"]);
    expect(flow.warnings).toEqual([]);
  });

  it("with 400 gets the event once, and the next event all the same", async () => {
    server.answer = ({ eventType }) => (eventType === "START" ? 400 : 201);
    const runId = open().run();
    await flow.close();
    expect(typesOf(server.received.map(({ event }) => event))).toEqual(["START", "COMPLETE"]);
    expect(flow.warnings).toEqual([
      `\`openLineage\` lost the event START of the run ${runId}: the server answered 400. How many more are lost is reported when the dataflow is closed.`,
    ]);
  });

  it("for ever is asked as often as the options say, and then once per event until it answers", async () => {
    server.answer = (_, count) => (count < 6 ? 500 : 201);
    open({ retries: 2 });
    flow.run();
    flow.run();
    await server.until(() => server.accepted.length > 0);
    // Three attempts for the first event, one each for the two that follow; the fourth one is answered.
    expect(typesOf(server.received.map(({ event }) => event))).toEqual([
      "START",
      "START",
      "START",
      "COMPLETE",
      "START",
      "COMPLETE",
    ]);
    await flow.close();
    expect(flow.warnings).toHaveLength(2);
    expect(flow.warnings[0]).toContain("the server answered 500");
    expect(flow.warnings[1]).toBe("`openLineage` lost 2 more events.");
  });

  it("to answer in time is given up, and closing does not wait for every event", async () => {
    server.answer = () => "never";
    open({ timeoutMs: 40, retries: 1 });
    for (let run = 0; run < 100; run++) flow.run();
    const start = performance.now();
    await flow.close();
    expect(performance.now() - start).toBeLessThan(20 * 40);
    expect(server.received.length).toBeLessThan(5);
    expect(flow.warnings).toEqual([
      expect.stringContaining("there was no answer within 40 ms"),
      "`openLineage` lost 199 more events.",
    ]);
  });

  it("to exist is reported once, and every run goes on", async () => {
    await server.close();
    open({ retries: 2 });
    const runs = Array.from({ length: 20 }, () => flow.run());
    await flow.close();
    expect(runs).toHaveLength(20);
    expect(flow.warnings).toEqual([expect.stringContaining("ECONNREFUSED"), "`openLineage` lost 39 more events."]);
    await server.start();
  });

  it("in the middle of an answer gets the event again", async () => {
    let isCut = false;
    server.answer = () => {
      if (isCut) return 201;
      isCut = true;
      server.cut();
      return "never";
    };
    open().run();
    await flow.close();
    expect(typesOf(server.accepted)).toEqual(["START", "COMPLETE"]);
  });
});

describe("the queue", () => {
  it("drops the oldest events when too many wait, and delivers the others once the server answers", async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    server.answer = async () => {
      await released;
      return 201;
    };
    open({ queueLimit: 10, timeoutMs: 60_000 });
    const first = flow.run();
    // The first event is on its way, and the server holds it.
    await server.until(() => server.received.length === 1);
    const start = performance.now();
    const runs = Array.from({ length: 5000 }, () => flow.run());
    expect(performance.now() - start).toBeLessThan(2000);
    release();
    await flow.close();
    expect(server.typesOf(first)).toContain("START");
    const last = runs.slice(-5);
    expect(last.map((runId) => server.typesOf(runId))).toEqual(last.map(() => ["START", "COMPLETE"]));
    expect(server.accepted.length).toBeLessThan(15);
    expect(flow.warnings).toEqual([
      expect.stringContaining("more than 10 events waited"),
      `\`openLineage\` lost ${10_002 - server.accepted.length - 1} more events.`,
    ]);
  });

  it("makes no run wait: events are sent after the run, without closing", async () => {
    open();
    flow.run();
    expect(server.received).toEqual([]);
    await server.until(() => server.accepted.length === 2);
  });

  it("leaves no timer when it is empty", async () => {
    const timers = (): number => getActiveResourcesInfo().filter((each) => each === "Timeout").length;
    const before = timers();
    server.answer = (_, count) => (count % 2 === 1 ? 500 : 201);
    open({ timeoutMs: 100_000 });
    for (let run = 0; run < 20; run++) flow.run();
    await flow.close();
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe("a function that delivers", () => {
  it("receives the events, one after the other", async () => {
    const log: string[] = [];
    open({
      send: async ({ eventType }) => {
        log.push(`${eventType} begins`);
        await sleep(1);
        log.push(`${eventType} ends`);
      },
    }).run();
    await flow.close();
    expect(log).toEqual(["START begins", "START ends", "COMPLETE begins", "COMPLETE ends"]);
  });

  it.each<[string, (event: LineageEvent) => void | Promise<void>]>([
    [
      "throws",
      () => {
        throw new Error("no disk");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no disk"))],
  ])("and %s loses the event, is not called again for it, and gets the next one", async (_, fail) => {
    const events: LineageEvent[] = [];
    open({
      send: (event) => {
        events.push(event);
        return fail(event);
      },
    }).run();
    await flow.close();
    expect(typesOf(events)).toEqual(["START", "COMPLETE"]);
    expect(flow.warnings).toEqual([expect.stringContaining("no disk"), "`openLineage` lost 1 more event."]);
  });

  it("and never ends is given up", async () => {
    open({ send: () => new Promise(() => {}), timeoutMs: 20 }).run();
    await flow.close();
    expect(flow.warnings[0]).toContain("there was no answer within 20 ms");
  });
});
