/** Processes are killed and servers restarted while dataflows are computed: the values are right, and little is done twice. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Queue } from "bullmq";
import type { BullmqOptions } from "@icosian/runtime/bullmq";
import { findPostgres, startPostgres, type PostgresServer } from "../../servers/postgres-server.ts";
import { NO_REDIS, startRedis, type RedisServer } from "../../servers/redis-server.ts";
import {
  computeDag,
  createRandom,
  makeDag,
  readResult,
  RemoteProcesses,
  type RemoteGround,
  type RemoteProcess,
} from "./remote-processes.ts";

let processes: RemoteProcesses;
let count = 0;

beforeAll(async () => {
  processes = await RemoteProcesses.create();
});

afterAll(() => processes.close());

interface Ground {
  readonly connection: () => BullmqOptions["connection"];
  readonly store: () => RemoteGround["store"];
}

function toGround({ connection, store }: Ground, flow: RemoteGround["flow"], concurrency: number): RemoteGround {
  const queue = `chaos-${count++}`;
  return {
    connection: connection(),
    queue,
    leaseMs: 1000,
    store: store(),
    log: processes.file(`${queue}.log`),
    flow,
    concurrency,
  };
}

function testKills(ground: Ground, restart: () => Promise<void>, countJobs: (queue: string) => Promise<number>): void {
  it("kills workers at 50 moments", async () => {
    const random = createRandom(7);
    const dag = makeDag(201, 60, 10, random);
    const own = toGround(ground, dag, 3);
    const workers: RemoteProcess[] = await Promise.all([0, 1, 2].map(() => processes.startWorker(own)));
    const coordinator = processes.start("coordinator", own);
    let isOver = false;
    void coordinator.ended.then(() => (isOver = true));
    let kills = 0;
    while (!isOver && kills < 50) {
      await sleep(100 + random() * 900);
      const at = Math.floor(random() * workers.length);
      workers[at]!.child.kill("SIGKILL");
      kills++;
      workers[at] = await processes.startWorker(own);
    }
    expect(readResult(await coordinator.ended)).toEqual(computeDag(dag));
    const calls = processes.countCalls(own);
    console.log(`${kills} kills: ${calls} calls for ${201 * 10} nodes`);
    expect(kills).toBe(50);
    expect(calls).toBeLessThanOrEqual(201 * 10 * 1.1);
    expect(await countJobs(own.queue)).toBe(0);
    for (const { child } of workers) child.kill("SIGTERM");
    await Promise.all(workers.map(({ ended }) => ended));
  });

  it("kills the coordinator at 20 moments", async () => {
    const random = createRandom(8);
    const dag = makeDag(201, 60, 5, random);
    const own = toGround(ground, dag, 3);
    const workers = await Promise.all([0, 1].map(() => processes.startWorker(own)));
    let kills = 0;
    for (;;) {
      const coordinator = processes.start("coordinator", own);
      const moment = 700 + random() * 900;
      const first = kills < 20 ? await Promise.race([coordinator.ended, sleep(moment)]) : await coordinator.ended;
      if (first !== undefined) {
        expect(readResult(first)).toEqual(computeDag(dag));
        break;
      }
      coordinator.child.kill("SIGKILL");
      await coordinator.ended;
      kills++;
    }
    const calls = processes.countCalls(own);
    console.log(`${kills} kills: ${calls} calls for ${201 * 5} nodes`);
    expect(kills).toBe(20);
    expect(calls).toBeLessThanOrEqual(201 * 5 * 1.1);
    expect(await countJobs(own.queue)).toBe(0);
    for (const { child } of workers) child.kill("SIGTERM");
    await Promise.all(workers.map(({ ended }) => ended));
  });

  it("restarts the server in the middle", async () => {
    const dag = makeDag(201, 30, 3, createRandom(9));
    const own = toGround(ground, dag, 3);
    const workers = await Promise.all([0, 1].map(() => processes.startWorker(own)));
    const coordinator = processes.start("coordinator", own);
    await expect.poll(() => processes.countCalls(own), { timeout: 60_000 }).toBeGreaterThan(150);
    await restart();
    expect(readResult(await coordinator.ended)).toEqual(computeDag(dag));
    const calls = processes.countCalls(own);
    console.log(`restart: ${calls} calls for ${201 * 3} nodes`);
    expect(calls).toBeLessThanOrEqual(201 * 3 * 1.1);
    expect(await countJobs(own.queue)).toBe(0);
    for (const { child } of workers) child.kill("SIGTERM");
    await Promise.all(workers.map(({ ended }) => ended));
  });
}

describe.skipIf(NO_REDIS !== null)("with jobs and values in Redis", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  testKills(
    { connection: () => server.url, store: () => ({ redis: server.url }) },
    async () => {
      await server.kill();
      await sleep(500);
      await server.restart();
    },
    async (name) => {
      const queue = new Queue(name, { connection: { url: server.url } });
      const counts = await queue.getJobCounts();
      await queue.close();
      return Object.values(counts).reduce((sum, each) => sum + each, 0);
    },
  );
});

describe.skipIf(findPostgres() === null)("with jobs in PostgreSQL and values in a folder", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(findPostgres()!, { durable: true } as never);
  });
  afterAll(() => server.stop());
  testKills(
    {
      connection: () => ({ postgres: server.url }),
      store: () => ({ folder: processes.path(`values-${count}`) }),
    },
    async () => {
      await server.kill();
      await sleep(500);
      await server.restart();
    },
    async () => 0,
  );
});
