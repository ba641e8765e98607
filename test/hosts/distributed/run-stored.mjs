/**
 * Runs a dataflow with a cache in a store of a server, for a test: `run-stored.mjs <module> <store> <options> <seed>`. Says
 * in its last line what was computed, and what came of it. It does not close anything, and ends nevertheless.
 */
import { dataflow } from "@icosian/runtime";
import { cache, signed } from "@icosian/runtime/cache";
import { postgresStore } from "@icosian/runtime/postgres";
import { redisStore } from "@icosian/runtime/redis";
import { s3Store } from "@icosian/runtime/s3";

const [, , module, kind, options, seed] = process.argv;
const { key, ...own } = JSON.parse(options);
const inside = { redisStore, postgresStore, s3Store }[kind](own);
const store = key === undefined ? inside : signed(inside, { key });

const computed = [];
const warnings = [];
const recorder = {
  name: "recorder",
  postNodeExecute: ({ node, outcome }) => void (outcome === "computed" && computed.push(node.name)),
  onWarning: ({ message }) => void warnings.push(message),
};
const flow = dataflow({ modules: [await import(module)], adapters: [recorder, cache({ store })] });
const results = await flow.execute(["total", "half"], { inputs: { seed: Number(seed) } });
console.log(JSON.stringify({ results, computed, warnings }));
