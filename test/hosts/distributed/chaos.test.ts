/** Processes are killed and servers restarted while dataflows are computed: the values are right, and little is done twice. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Queue } from "bullmq";
import { Client } from "pg";
import type { BullmqOptions } from "@icosian/runtime/bullmq";
import { isWhole } from "../../sampled.ts";
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

/** How many processes are killed; a few unless the whole matrix runs. */
const KILLS = isWhole("remote-kills") ? { workers: 50, coordinators: 20 } : { workers: 8, coordinators: 4 };

async function endAll(workers: readonly RemoteProcess[]): Promise<void> {
  for (const { child } of workers) child.kill("SIGTERM");
  await Promise.all(workers.map(({ ended }) => ended));
}

/** Waits for some time, or until a process has ended. */
async function isRunning({ ended }: RemoteProcess, milliseconds: number): Promise<boolean> {
  return await Promise.race([ended.then(() => false), sleep(milliseconds, true)]);
}

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
  /** At most a tenth of the functions have begun more than once, each has begun, and no job is left. */
  async function expectLittleTwice(own: RemoteGround, nodes: number): Promise<void> {
    const calls = processes.countCalls(own);
    console.log(`${calls} calls for ${nodes} nodes`);
    expect(calls).toBeGreaterThanOrEqual(nodes);
    expect(calls).toBeLessThanOrEqual(nodes * 1.1);
    await expect.poll(() => countJobs(own.queue), { timeout: 10_000 }).toBe(0);
  }

  it("kills workers", async () => {
    const random = createRandom(7);
    const runs = KILLS.workers / 2;
    const dag = makeDag(201, 60, runs, random);
    const own = toGround(ground, dag, 3);
    const workers = await Promise.all([0, 1, 2, 3].map(() => processes.startWorker(own)));
    const coordinator = processes.start("coordinator", own);
    let kills = 0;
    while (kills < KILLS.workers && (await isRunning(coordinator, 200 + random() * 1200))) {
      const at = Math.floor(random() * workers.length);
      workers[at]!.child.kill("SIGKILL");
      workers[at] = processes.start("worker", own);
      kills++;
    }
    expect(readResult(await coordinator.ended)).toEqual(computeDag(dag));
    expect(kills).toBe(KILLS.workers);
    await expectLittleTwice(own, 201 * runs);
    await endAll(workers);
  });

  it("kills the coordinator", async () => {
    const random = createRandom(8);
    // So much that it is not done before the last kill.
    const runs = KILLS.coordinators / 2;
    const dag = makeDag(201, 60, runs, random);
    const own = toGround(ground, dag, 3);
    const workers = await Promise.all([0, 1].map(() => processes.startWorker(own)));
    let kills = 0;
    for (;;) {
      const coordinator = processes.start("coordinator", own);
      const moment = 700 + random() * 900;
      const first =
        kills < KILLS.coordinators ? await Promise.race([coordinator.ended, sleep(moment)]) : await coordinator.ended;
      if (first !== undefined) {
        expect(readResult(first)).toEqual(computeDag(dag));
        break;
      }
      coordinator.child.kill("SIGKILL");
      await coordinator.ended;
      kills++;
    }
    expect(kills).toBe(KILLS.coordinators);
    await expectLittleTwice(own, 201 * runs);
    await endAll(workers);
  });

  it("restarts the server in the middle", async () => {
    const dag = makeDag(201, 30, 3, createRandom(9));
    const own = toGround(ground, dag, 3);
    const workers = await Promise.all([0, 1].map(() => processes.startWorker(own)));
    const coordinator = processes.start("coordinator", own);
    await expect.poll(() => processes.countCalls(own), { timeout: 60_000 }).toBeGreaterThan(150);
    await restart();
    expect(readResult(await coordinator.ended)).toEqual(computeDag(dag));
    await expectLittleTwice(own, 201 * 3);
    await endAll(workers);
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
    server = await startPostgres(findPostgres()!, { durable: true });
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
    async (name) => {
      const client = new Client({ connectionString: server.url });
      await client.connect();
      const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM bullmq.job WHERE queue = $1", [
        name,
      ]);
      await client.end();
      return Number(rows[0]!.count);
    },
  );
});
