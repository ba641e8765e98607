/** Measures nodes in other threads: a fan-out of work, and the way to a thread and back beside packages for that. */
import { deepStrictEqual } from "node:assert";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dataflow } from "@icosian/runtime";
import { measure } from "./measure.mjs";
import { installPeers } from "./peers.mjs";
import * as nodes from "./worker-nodes.ts";

const JOBS = 100;
const TASKS = join(import.meta.dirname, "peers/pool-tasks.mjs");

/**
 * Measures all.
 *
 * @returns {Promise<readonly { name: string, value: number, unit: string, ratio: string, goal: string }[]>} Medians.
 */
export async function measureWorkers() {
  const flows = [1, 2].map((threads) => dataflow({ modules: [nodes], threads }));
  const pools = installPeers() ? await openPools() : [];
  try {
    return [...(await measureWork(flows, pools)), ...(await measureWay(flows[0], pools))];
  } finally {
    await Promise.all([...flows.map((flow) => flow.close()), ...pools.map(({ close }) => close())]);
  }
}

/** Pools of one and of two threads. */
async function openPools() {
  const require = createRequire(join(import.meta.dirname, "peers/package.json"));
  const { default: Tinypool } = await import(pathToFileURL(require.resolve("tinypool")).href);
  const { default: Piscina } = await import(pathToFileURL(require.resolve("piscina")).href);
  return [
    { name: "tinypool", Pool: Tinypool },
    { name: "piscina", Pool: Piscina },
  ].flatMap(({ name, Pool }) =>
    [1, 2].map((threads) => {
      const pool = new Pool({ filename: pathToFileURL(TASKS).href, minThreads: threads, maxThreads: threads });
      return {
        name,
        threads,
        run: (task, argument) => pool.run(argument, { name: task }),
        close: () => pool.destroy(),
      };
    }),
  );
}

async function measureWork(flows, pools) {
  const inputs = { jobs: JOBS };
  const here = () => sum(Array.from(nodes.job(JOBS), (job) => nodes.countPrimes(60_000 + job)));
  const inPool = (pool) => async () => {
    const all = Array.from(nodes.job(JOBS), (job) => pool.run("countPrimes", 60_000 + job));
    return sum(await Promise.all(all));
  };
  const runs = {
    "in this thread, by hand": here,
    ...Object.fromEntries(
      flows.map((flow, index) => [
        `fan-out, ${index + 1} thread${index === 0 ? "" : "s"}`,
        async () => (await flow.execute(["primesTotal"], { inputs })).primesTotal,
      ]),
    ),
    ...Object.fromEntries(pools.map((pool) => [`${pool.name}, threads: ${pool.threads}`, inPool(pool)])),
  };
  for (const run of Object.values(runs)) deepStrictEqual(await run(), here());
  const times = await measure(runs, { rounds: 7 });
  const one = times["fan-out, 1 thread"];
  return Object.entries(times).map(([name, value]) => ({
    name: `${JOBS} items of some milliseconds: ${name}`,
    value,
    unit: "ms",
    ratio: name === "fan-out, 2 threads" ? `${(one / value).toFixed(2)}x of one` : "",
    goal: name === "fan-out, 2 threads" ? "at least 1.80x" : "",
  }));
}

/** @param flow - Of one thread. */
async function measureWay(flow, pools) {
  const [prepared, filled] = [flow.prepare(["same"]), flow.prepare(["filled"])];
  const length = 2 ** 20;
  const alone = pools.filter(({ threads }) => threads === 1);
  const ways = {
    worker: () => prepared.execute({ inputs: { x: 1 } }),
    ...Object.fromEntries(alone.map((pool) => [pool.name, () => pool.run("same", 1)])),
  };
  const gifts = {
    worker: () => filled.execute({ inputs: { length } }),
    ...Object.fromEntries(alone.map((pool) => [pool.name, () => pool.run("filled", length)])),
  };
  await measure(ways, { rounds: 5, repeats: 200 });
  const times = await measure(ways, { rounds: 21, repeats: 200 });
  const giftTimes = await measure(gifts, { rounds: 21, repeats: 5 });
  const toRows = (what, all, unit, factor) =>
    Object.entries(all).map(([name, value]) => ({
      name: `${what}: ${name}`,
      value: value * factor,
      unit,
      ratio: "",
      goal: "",
    }));
  return [...toRows("one call after the other", times, "us", 1000), ...toRows("a result of 8 MiB", giftTimes, "ms", 1)];
}

function sum(values) {
  return values.reduce((total, each) => total + each, 0);
}
