/** BullMQ's queue on real servers of Redis and PostgreSQL. */
import { createPostgresBackend, createRedisBackend, Queue, type BackendFactory } from "bullmq";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { bullmq, type BullmqOptions } from "../../../runtime/src/distributed/bullmq/bullmq.node.ts";
import { findPostgres, startPostgres } from "../../servers/postgres-server.ts";
import { NO_REDIS, startRedis } from "../../servers/redis-server.ts";
import { jobOf, testWorkQueue, until, type AnyQueue } from "../../unit/runtime/distributed/queue-conformance.ts";

let queues = 0;

function testOn(
  connection: () => BullmqOptions["connection"],
  openEngine: (name: string) => Pick<Queue, "add" | "addBulk" | "close" | "getFailed" | "getJobCounts" | "getJob">,
): void {
  testWorkQueue(
    () => {
      const queue = `queue-${queues++}`;
      return () => bullmq({ connection: connection(), queue, leaseMs: 5000 });
    },
    { leavesProcess: true },
  );

  /** A queue of ours, and BullMQ's own view of it. */
  function setUp(): readonly [AnyQueue, ReturnType<typeof openEngine>] {
    const name = `queue-${queues++}`;
    const [queue, engine] = [bullmq({ connection: connection(), queue: name }), openEngine(name)];
    onTestFinished(async () => {
      await engine.close();
      await queue.close();
    });
    return [queue, engine];
  }

  it("leaves nothing of completed and cancelled jobs, and failed ones for a day", async () => {
    const [queue, engine] = setUp();
    const worker = await queue.work(
      ({ id }, { signal }) => {
        if (id.startsWith("bad")) return Promise.reject(new Error("no"));
        if (id !== "long") return Promise.resolve(id);
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
      },
      { worker: "w", concurrency: 5, onFault: () => {} },
    );
    await queue.submit([...["good", "bad-1", "bad-2"].map((id) => jobOf(id)), jobOf("long", { priority: 9 })]);
    await until(async () => (await engine.getJobCounts("failed"))["failed"] === 2);
    expect((await engine.getFailed()).map(({ opts, name }) => [name, opts.removeOnFail])).toEqual(
      Array(2).fill(["spend", { age: 86_400, count: 10_000 }]),
    );
    await until(async () => (await queue.heartbeat(["good"])).states[0]!.kind === "unknown");
    await queue.cancel(["bad-1", "bad-2", "long"]);
    await worker.close(5000);
    expect(Object.values(await engine.getJobCounts()).every((count) => count === 0)).toBe(true);
  });

  it("cancels thousands of jobs", async () => {
    const [queue, engine] = setUp();
    const ids = Array.from({ length: 2500 }, (_, number) => `job-${number}`);
    await queue.submit(ids.map((id) => jobOf(id)));
    expect((await engine.getJobCounts())["prioritized"]).toBe(2500);
    await queue.cancel(ids);
    expect(Object.values(await engine.getJobCounts()).every((count) => count === 0)).toBe(true);
  });

  it("fails jobs that something else has put into its queue", async () => {
    const [queue, engine] = setUp();
    await queue.heartbeat([]);
    const foreign = [{}, { json: "{", timeoutMs: null }, "text", null, [1]];
    await engine.addBulk(foreign.map((data, index) => ({ name: "other", data, opts: { jobId: `other-${index}` } })));
    await queue.submit([jobOf("ours")]);
    const handled: string[] = [];
    const worker = await queue.work(async ({ id }) => void handled.push(id), {
      worker: "w",
      concurrency: 1,
      onFault: () => {},
    });
    await until(() => handled.length === 1);
    await worker.close(5000);
    expect(handled).toEqual(["ours"]);
    const { states } = await queue.heartbeat(foreign.map((_, index) => `other-${index}`));
    for (const state of states)
      expect(state).toMatchObject({
        kind: "failed",
        reason: "This job was not added by Icosian: give Icosian a queue of its own.",
      });
  });
}

describe.skipIf(NO_REDIS !== null)("a queue in Redis", () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    server = await startRedis({ password: "s3cret" });
  });
  afterAll(() => server.stop());
  testOn(
    () => server.url,
    (name) => new Queue(name, { connection: { url: server.url } }, createRedisBackend),
  );
});

describe.skipIf(findPostgres() === null)("a queue in PostgreSQL", () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    server = await startPostgres(findPostgres()!);
  });
  afterAll(() => server.stop());
  testOn(
    () => ({ postgres: server.url }),
    // A cast, because the class is generic over the connection.
    (name) =>
      new Queue(
        name,
        { connection: { connectionString: server.url, migrate: true } },
        createPostgresBackend as unknown as BackendFactory,
      ),
  );
});
