/** BullMQ's queue on real servers of Redis and PostgreSQL. */
import { afterAll, beforeAll, describe } from "vitest";
import { bullmq, type BullmqOptions } from "../../../runtime/src/distributed/bullmq/bullmq.node.ts";
import { findPostgres, startPostgres } from "../../servers/postgres-server.ts";
import { NO_REDIS, startRedis } from "../../servers/redis-server.ts";
import { testWorkQueue } from "../../unit/runtime/distributed/queue-conformance.ts";

let queues = 0;

function testOn(connection: () => BullmqOptions["connection"]): void {
  testWorkQueue(
    () => {
      const queue = `queue-${queues++}`;
      return () => bullmq({ connection: connection(), queue, leaseMs: 5000 });
    },
    { leavesProcess: true },
  );
}

describe.skipIf(NO_REDIS !== null)("a queue in Redis", () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    server = await startRedis({ password: "s3cret" });
  });
  afterAll(() => server.stop());
  testOn(() => server.url);
});

describe.skipIf(findPostgres() === null)("a queue in PostgreSQL", () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    server = await startPostgres(findPostgres()!);
  });
  afterAll(() => server.stop());
  testOn(() => ({ postgres: server.url }));
});
