/** BullMQ's queue with worker processes that die, and servers that go away. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Redis } from "ioredis";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bullmq, type BullmqOptions } from "../../../runtime/src/distributed/bullmq/bullmq.node.ts";
import { findPostgres, PASSWORD, startPostgres } from "../../servers/postgres-server.ts";
import { findPort, NO_REDIS, startRedis } from "../../servers/redis-server.ts";
import { jobOf, sleep, until, type AnyQueue } from "../../unit/runtime/distributed/queue-conformance.ts";
import { WorkerProcesses } from "./worker-processes.ts";

interface Server {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

let queues = 0;

interface Backend {
  start(): Promise<Server>;
  connect(url: string): BullmqOptions["connection"];
  /** Cuts all connections of others, again and again, until it is told to end. */
  cut(url: string, isOver: () => boolean): Promise<void>;
}

const REDIS: Backend = {
  start: () => startRedis({ password: "s3cret" }),
  connect: (url) => url,
  cut: async (url, isOver) => {
    const client = new Redis(url);
    for (; !isOver(); await sleep(200)) await client.client("KILL", "TYPE", "normal", "SKIPME", "yes");
    client.disconnect();
  },
};

const POSTGRES: Backend = {
  start: () => startPostgres(findPostgres()!),
  connect: (url) => ({ postgres: url }),
  cut: async (url, isOver) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";
    for (; !isOver(); await sleep(200)) await client.query(`SELECT pg_terminate_backend(pid) ${others}`);
    await client.end();
  },
};

function testProcesses({ start, connect, cut }: Backend): void {
  let server: Server;
  let workers: WorkerProcesses;
  let queue: AnyQueue;
  let options: BullmqOptions;

  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    workers = new WorkerProcesses();
    options = { connection: connect(server.url), queue: `queue-${queues++}`, leaseMs: 1000 };
    queue = bullmq<unknown, unknown>(options);
  });
  afterEach(async () => {
    await workers.close();
    await queue.close();
  });

  /** Waits until nothing is known of any of the jobs: they are completed. */
  async function untilCompleted(ids: readonly string[]): Promise<void> {
    await until(async () => (await queue.heartbeat(ids)).states.every(({ kind }) => kind === "unknown"));
  }

  it("gives the jobs of a killed worker to another one", async () => {
    const [first] = [await workers.start(options, { concurrency: 2 }), await workers.start(options)];
    await queue.submit(["a", "b", "c"].map((id) => jobOf(id, { payload: { waitMs: 1500 } })));
    await until(() => workers.notesOf("begin").length === 3);
    const lost = workers.notesOf("begin").filter((line) => line.endsWith(first.name));
    await first.end("SIGKILL");
    await untilCompleted(["a", "b", "c"]);
    const begun = [...workers.notesOf("begin"), ...lost.map((line) => line.replace(first.name, "w1"))];
    expect(new Set(workers.notesOf("begin"))).toEqual(new Set(begun));
    expect(workers.notesOf("end").toSorted()).toEqual(["end a w1", "end b w1", "end c w1"]);
    expect((await queue.heartbeat([])).workers).toEqual(["w1"]);
  });

  it("gives the job of a worker that is silent to another one, and takes only the other's result", async () => {
    await workers.start(options);
    const events: unknown[] = [];
    queue.onResult((event) => events.push(event));
    await queue.submit([jobOf("a", { payload: { blocks: "w0" } })]);
    await until(() => workers.notesOf("begin").length === 1);
    await workers.start(options);
    await until(() => workers.notesOf("end").length === 2);
    expect(workers.notesOf("begin")).toEqual(["begin a w0", "begin a w1"]);
    expect(workers.notesOf("end")).toEqual(["end a w1", "end a w0"]);
    await queue.submit([jobOf("b", { payload: {} }), jobOf("c", { payload: {} })]);
    await untilCompleted(["a", "b", "c"]);
    expect(events[0]).toEqual({ kind: "completed", id: "a", result: "w1" });
    expect(events.filter((event) => (event as { readonly id: string }).id === "a").length).toBe(1);
    expect(workers.notesOf("fault")).toEqual([]);
  });

  it("fails a job whose workers die again and again, and says so", async () => {
    await queue.submit([jobOf("poison", { payload: { dies: true }, priority: 1 }), jobOf("good", { payload: {} })]);
    const state = async (): Promise<string> => (await queue.heartbeat(["poison"])).states[0]!.kind;
    let worker = await workers.start(options);
    await until(async () => {
      if (!worker.isAlive()) worker = await workers.start(options);
      return (await state()) === "failed";
    });
    expect((await queue.heartbeat(["poison"])).states[0]).toEqual({
      kind: "failed",
      id: "poison",
      reason: expect.stringMatching(/^Too many workers died, or lost their connection, while they ran this job\./),
    });
    expect(workers.notesOf("begin").filter((line) => line.includes("poison")).length).toBe(6);
    await untilCompleted(["good"]);
  });

  it("drains a worker on SIGTERM: it finishes or gives back its jobs, and its process ends by itself", async () => {
    const patient = await workers.start(options, { patienceMs: 30_000 });
    await queue.submit([jobOf("a", { payload: { waitMs: 500 } }), jobOf("b", { payload: { waitMs: 30_000 } })]);
    await until(() => workers.notes().includes("begin a w0"));
    expect(await patient.end("SIGTERM")).toBe(0);
    expect(workers.notes()).toEqual(["ready w0", "begin a w0", "end a w0", "closed w0"]);
    const hasty = await workers.start(options);
    await until(() => workers.notes().includes("begin b w1"));
    const other = await workers.start(options);
    expect(await hasty.end("SIGTERM")).toBe(0);
    await until(() => workers.notes().includes("begin b w2"));
    expect(workers.notes().slice(-4).toSorted()).toEqual(["abort b w1", "begin b w2", "closed w1", "ready w2"]);
    await queue.cancel(["b"]);
    await until(() => workers.notes().includes("abort b w2"));
    expect(await other.end("SIGTERM")).toBe(0);
    expect((await queue.heartbeat(["a", "b"])).states).toEqual([{ kind: "unknown" }, { kind: "unknown" }]);
  });

  it("keeps no process alive after it was closed", async () => {
    const program = join(import.meta.dirname, "bullmq-submitter.mjs");
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, JSON.stringify(options)], {
      timeout: 60_000,
    });
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual([
      '{"kind":"completed","id":"a","result":42}',
      '{"workers":["same-process"],"states":[{"kind":"unknown"}]}',
      "closed",
    ]);
  });

  it.each(["restart", "kill"] as const)("loses no job when its server goes away by %s and comes back", async (how) => {
    await workers.start(options, { concurrency: 4 });
    await workers.start(options, { concurrency: 4 });
    const heard = new Set<string>();
    queue.onResult((event) => void heard.add(`${event.kind} ${event.id}`));
    const ids = Array.from({ length: 240 }, (_, number) => `job-${number}`);
    const submitting = (async () => {
      for (let from = 0; from < ids.length; from += 8) {
        const some = ids.slice(from, from + 8).map((id) => jobOf(id, { payload: { waitMs: 20 } }));
        await queue.submit(some);
        await sleep(20);
      }
    })();
    await until(() => workers.notesOf("end").length > 40);
    if (how === "kill") await server.kill();
    await server.restart();
    await submitting;
    await untilCompleted(ids);
    const ended = workers.notesOf("end").map((line) => line.split(" ")[1]!);
    expect(new Set(ended)).toEqual(new Set(ids));
    // Those that ran when the server went away may run again.
    expect(workers.notesOf("begin").length).toBeLessThanOrEqual(ids.length + 16);
    expect([...heard].filter((each) => !each.startsWith("completed"))).toEqual([]);
    await queue.submit([jobOf("after", { payload: {} })]);
    await until(() => heard.has("completed after"));
  });

  it("fails no job because connections are cut", async () => {
    await workers.start(options, { concurrency: 8 });
    const ids = Array.from({ length: 300 }, (_, number) => `job-${number}`);
    await queue.heartbeat([]);
    let isOver = false;
    const cutting = cut(server.url, () => isOver);
    try {
      for (let from = 0; from < ids.length; from += 10) {
        await queue.submit(ids.slice(from, from + 10).map((id) => jobOf(id, { payload: { waitMs: 1 } })));
        await sleep(20);
      }
    } finally {
      isOver = true;
      await cutting;
    }
    await untilCompleted(ids);
    expect(new Set(workers.notesOf("end").map((line) => line.split(" ")[1]))).toEqual(new Set(ids));
  });

  it("says that there is no server, and works as soon as there is one", async () => {
    await workers.start(options);
    await queue.heartbeat([]);
    await server.kill();
    const start = performance.now();
    const [submission, cancellation, health] = await Promise.allSettled([
      queue.submit([jobOf("a", { payload: {} })]),
      queue.cancel(["a"]),
      queue.heartbeat(["a"]),
    ]);
    for (const each of [submission, cancellation, health])
      expect(each).toMatchObject({
        reason: { message: expect.stringMatching(/^There is no \w+ at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\.$/) },
      });
    expect(performance.now() - start).toBeLessThan(15_000);
    // A new one does not wait for a server that was never there.
    const other = bullmq<unknown, unknown>(options);
    await expect(other.heartbeat([])).rejects.toThrow(`at 127.0.0.1:${server.port} (ECONNREFUSED).`);
    const settings = { worker: "w", concurrency: 1, onFault: () => {} };
    await expect(other.work(async () => 1, settings)).rejects.toThrow(`(ECONNREFUSED).`);
    await server.restart();
    await queue.submit([jobOf("a", { payload: {} })]);
    await untilCompleted(["a"]);
    expect(workers.notesOf("end")).toEqual(["end a w0"]);
    await other.heartbeat([]);
    await other.close();
    expect(workers.notesOf("fault").length).toBeLessThan(8);
    expect(workers.notesOf("fault").join("\n")).not.toMatch(/s3cret/);
  });

  it("ends a worker's process even if the server does not come back", async () => {
    const worker = await workers.start(options);
    await queue.submit([jobOf("a", { payload: { waitMs: 60_000 } })]);
    await until(() => workers.notesOf("begin").length === 1);
    await server.kill();
    try {
      expect(await worker.end("SIGTERM")).toBe(0);
      await queue.close();
    } finally {
      await server.restart();
    }
  });
}

describe.skipIf(NO_REDIS !== null)("worker processes with Redis", () => {
  testProcesses(REDIS);

  it("says that a server does not answer", async () => {
    const server = await startRedis();
    const queue = bullmq<unknown, unknown>({ connection: { url: server.url } });
    await queue.heartbeat([]);
    server.pause();
    await expect(queue.heartbeat([])).rejects.toThrow(
      `Redis at 127.0.0.1:${server.port} has not answered for 10 seconds.`,
    );
    server.resume();
    await queue.heartbeat([]);
    await queue.close();
    await server.stop();
  });

  it("warns of a server that may remove jobs, once", async () => {
    const server = await startRedis({ config: { "maxmemory-policy": "allkeys-lru" } });
    const warnings: string[] = [];
    const warn = ({ message }: Error): void => void warnings.push(message);
    process.on("warning", warn);
    const faults: string[] = [];
    for (const queue of [
      bullmq<unknown, unknown>({ connection: server.url }),
      bullmq<unknown, unknown>({ connection: { port: server.port } }),
    ]) {
      await queue.heartbeat([]);
      const onFault = (message: string): void => void faults.push(message);
      const worker = await queue.work(async () => 1, { worker: "w", concurrency: 1, onFault });
      await until(() => faults.length > 0);
      await worker.close(0);
      await queue.close();
    }
    process.off("warning", warn);
    const expected = `Redis at 127.0.0.1:${server.port} may remove jobs when its memory is full, because its maxmemory-policy is allkeys-lru: set it to noeviction.`;
    expect(warnings).toEqual([expected]);
    expect(new Set(faults)).toEqual(new Set([expected]));
    await server.stop();
  });

  it.each([
    ["none", "NOAUTH"],
    ["a wrong one", "WRONGPASS"],
  ])("says that the password is refused: %s", async (which, code) => {
    const server = await startRedis({ password: "s3cret" });
    const password = which === "none" ? {} : { password: "wr0ng" };
    const queue = bullmq<unknown, unknown>({ connection: { host: "127.0.0.1", port: server.port, ...password } });
    await expect(queue.submit([jobOf("a")])).rejects.toThrow(
      `Redis at 127.0.0.1:${server.port} refuses the user or the password (${code}).`,
    );
    await queue.close();
    await server.stop();
  });

  it("says what a full server says", async () => {
    const server = await startRedis({ config: { maxmemory: "3mb" } });
    const queue = bullmq<unknown, unknown>({ connection: server.url });
    const large = Array.from({ length: 40 }, (_, number) => jobOf(`a-${number}`, { payload: "x".repeat(100_000) }));
    await expect(queue.submit(large)).rejects.toThrow(/^Redis at \S+: OOM command not allowed/);
    await queue.close();
    await server.stop();
  });
});

describe.skipIf(findPostgres() === null)("worker processes with PostgreSQL", () => {
  testProcesses(POSTGRES);

  it("says that the password is refused", async () => {
    const server = await startPostgres(findPostgres()!);
    const wrong = server.url.replace(encodeURIComponent(PASSWORD), "wr0ng");
    const queue = bullmq<unknown, unknown>({ connection: { postgres: wrong } });
    await expect(queue.submit([jobOf("a")])).rejects.toThrow(
      `PostgreSQL at 127.0.0.1:${server.port} refuses the user or the password (28P01).`,
    );
    const missing = bullmq<unknown, unknown>({ connection: { postgres: server.url.replace(/postgres$/, "nothing") } });
    await expect(missing.heartbeat([])).rejects.toThrow('database "nothing" does not exist');
    await Promise.all([queue.close(), missing.close()]);
    await server.stop();
  });
});

describe("options of a queue in BullMQ", () => {
  it.each([
    [{ connection: "postgres://u:s3cret@h" }, "`connection` is not a URL of Redis, such as `redis://host:6379`."],
    [{ connection: "redis://u:s3cret@h:port" }, "`connection` is not a URL of Redis"],
    [
      { connection: { postgres: "redis://u:s3cret@h" } },
      "`connection.postgres` is not a URL such as `postgres://user@host/database`.",
    ],
    [{ connection: { postgres: { connect: () => {} } } }, "`connection.postgres` is a pool or a client"],
    [{ connection: 6379 }, "`connection` is 6379, not a URL of Redis, nor options."],
    [{ connection: null }, "`connection` is null"],
    [{ connection: "redis://h", queue: "a:b" }, '`queue` is "a:b", not a name'],
    [{ connection: "redis://h", leaseMs: 10 }, "`leaseMs` is 10, not a number of at least 1000 milliseconds."],
  ])("refuses %j", (options, message) => {
    let said = "";
    try {
      bullmq<unknown, unknown>(options as BullmqOptions);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(message);
    expect(said).not.toContain("s3cret");
  });

  it("names its server without secrets", async () => {
    const names = [
      { connection: "redis://user:s3cret@example:7000/2" },
      { connection: {} },
      { connection: { path: "/run/redis.sock" } },
      { connection: { sentinels: [{ host: "a", port: 1 }, { host: "b" }], name: "m" } },
      { connection: { postgres: "postgres://u:s3cret@example/jobs" }, queue: "night" },
      { connection: { postgres: { host: "example", port: 1, password: "s3cret" } } },
    ].map((options) => bullmq<unknown, unknown>(options as BullmqOptions).name);
    expect(names).toEqual([
      "the queue icosian in Redis at example:7000",
      "the queue icosian in Redis at 127.0.0.1:6379",
      "the queue icosian in Redis at /run/redis.sock",
      "the queue icosian in Redis at the sentinels a:1, b:26379",
      "the queue night in PostgreSQL at example:5432",
      "the queue icosian in PostgreSQL at example:1",
    ]);
  });

  it("finds no host", async () => {
    const port = await findPort();
    const queue = bullmq<unknown, unknown>({ connection: { host: "no-such-host.invalid", port, password: "s3cret" } });
    await expect(queue.heartbeat([])).rejects.toThrow(
      new RegExp(`^There is no Redis at no-such-host.invalid:${port} \\((?:ENOTFOUND|EAI_AGAIN)\\)\\.$`),
    );
    await queue.close();
  });
});
