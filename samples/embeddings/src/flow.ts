/** The dataflow: computed in this process, or by workers if `REDIS_URL` says where they take their jobs. */
import { fileURLToPath } from "node:url";
import { dataflow } from "@icosian/runtime";
import { bullmq } from "@icosian/runtime/bullmq";
import { from } from "@icosian/runtime/data";
import { distribute } from "@icosian/runtime/distributed";
import { json } from "@icosian/runtime/json";
import { redisStore } from "@icosian/runtime/redis";
import * as search from "./search.ts";

const path = fileURLToPath(import.meta.resolve("spdx-license-list/spdx-full.json"));
const url = process.env.REDIS_URL;

const workers = (url: string) =>
  distribute({ queue: bullmq({ connection: url, queue: "embeddings" }), store: redisStore({ url }) });

/** From the texts of all licences to answers. */
export const flow = dataflow({
  modules: [search],
  adapters: url === undefined ? [] : [workers(url)],
  materializers: [from(json<Readonly<Record<string, search.License>>>(), { target: "licenses", path })],
});
