/** The dataflow that coordinator and workers share, on one of the engines. */
import { dataflow } from "@icosian/runtime";
import { bullmq } from "@icosian/runtime/bullmq";
import { distribute } from "@icosian/runtime/distributed";
import { postgresStore } from "@icosian/runtime/postgres";
import { redisStore } from "@icosian/runtime/redis";
import * as nodes from "./distributed-nodes.ts";

/** @param {string} url - The server for queue and store: `redis://…` or `postgres://…`. */
export function openDistributed(url) {
  const isRedis = url.startsWith("redis:");
  const queue = bullmq({ connection: isRedis ? url : { postgres: url } });
  const store = isRedis ? redisStore({ url }) : postgresStore({ connectionString: url });
  const flow = dataflow({ modules: [nodes], adapters: [distribute({ queue, store })] });
  const close = async () => {
    await flow.close();
    await store.close();
  };
  return { flow, close };
}
