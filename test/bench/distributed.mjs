/**
 * Measures nodes on two worker processes, on a Redis and a PostgreSQL of their own: empty items, the way of one node there
 * and back, and items that sleep, beside BullMQ used without Icosian.
 */
import { strictEqual } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { findPostgres, startPostgres } from "../servers/postgres-server.ts";
import { endProcess, findRedis, startRedis } from "../servers/redis-server.ts";
import { openByHand } from "./distributed-by-hand.mjs";
import { openDistributed } from "./distributed-flow.mjs";
import { measure } from "./measure.mjs";

const WORKERS = 2;
/** Jobs that each worker runs at the same time. */
const MANY = 50;
const FEW = 4;
const EMPTY = 10_000;
const BATCH = 50;
const SLEEPING = 400;
const SLEEP_MS = 20;
const SINGLES = 200;
const ROUNDS = 3;

/** The wall time of items that sleep if nothing else took time. */
const IDEAL_MS = (SLEEPING * SLEEP_MS) / (WORKERS * FEW);

/**
 * Measures on each engine that is installed.
 *
 * @returns {Promise<readonly { name: string, engine: string, value: number, unit: string, ratio: number | null, goal: string }[]>}
 *   The ratio says how many times as fast it is as Icosian.
 */
export async function measureDistributed() {
  const rows = [];
  if (findRedis() === null) console.log("Redis is left out, because redis-server is not installed.");
  else rows.push(...(await withServer(startRedis(), measureOnRedis)));
  const programs = findPostgres();
  if (programs === null) console.log("PostgreSQL is left out, because it is not installed.");
  else rows.push(...(await withServer(startPostgres(programs), measureOnPostgres)));
  return rows;
}

async function withServer(starting, measureOn) {
  const server = await starting;
  try {
    return await measureOn(server.url);
  } finally {
    await server.stop();
  }
}

async function measureOnRedis(url) {
  const engine = "Redis";
  const many = await withWorkers(url, ["ours", "by-hand"], MANY, async (ours, byHand) => [
    ...toRates(await measureEmpty({ ours, byHand }, 1), { engine, name: "10,000 empty items, each alone", goal: 4000 }),
    ...toRates(await measureEmpty({ ours, byHand }, BATCH), {
      engine,
      name: `10,000 empty items, ${BATCH} in a job`,
      goal: 40_000,
    }),
    ...(await measureSingles(ours, engine)),
  ]);
  const few = await withWorkers(url, ["ours", "by-hand"], FEW, async (ours, byHand) =>
    toOverheads(await measureSleeping({ ours, byHand }), engine),
  );
  return [...many, ...few];
}

async function measureOnPostgres(url) {
  const engine = "PostgreSQL";
  return await withWorkers(url, ["ours"], MANY, async (ours) => [
    ...toRates(await measureEmpty({ ours }, 1), { engine, name: "10,000 empty items, each alone", goal: null }),
    ...toRates(await measureEmpty({ ours }, BATCH), {
      engine,
      name: `10,000 empty items, ${BATCH} in a job`,
      goal: null,
    }),
    ...(await measureSingles(ours, engine)),
  ]);
}

/** Starts workers of each kind, and opens the side that sends. */
async function withWorkers(url, kinds, concurrency, use) {
  const children = kinds.flatMap((kind) => Array.from({ length: WORKERS }, () => startWorker(kind, url, concurrency)));
  const { flow, close } = openDistributed(url);
  const byHand = kinds.includes("by-hand") ? await openByHand(url) : null;
  try {
    await Promise.all(children.map((child) => once(child.stdout, "data")));
    return await use(toRounds(flow), byHand);
  } finally {
    await close();
    await byHand?.close();
    await Promise.all(children.map((child) => endProcess(child, "SIGTERM")));
  }
}

function startWorker(kind, url, concurrency) {
  const file = join(import.meta.dirname, "distributed-worker.mjs");
  const flags = [...(process.env.WORKER_FLAGS ?? "").split(" ").filter(Boolean), ...process.execArgv];
  return spawn(process.execPath, [...flags, file, kind, url, String(concurrency)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Executions, each with items that no other had. */
function toRounds(flow) {
  let round = 0;
  return {
    total: async (output, items) => {
      const inputs = { items, round: ++round };
      const { [output]: total } = await flow.execute([output], { inputs });
      strictEqual(total, sum(toItems(items, round)));
    },
    answer: async () => {
      const question = ++round;
      const { answer } = await flow.execute(["answer"], { inputs: { question } });
      strictEqual(answer, question);
    },
  };
}

async function measureEmpty({ ours, byHand }, size) {
  const output = size === 1 ? "aloneTotal" : "togetherTotal";
  return await measureBeside({ ours: () => ours.total(output, EMPTY), byHand }, toItems(EMPTY, 1), size, 0);
}

async function measureSleeping({ ours, byHand }) {
  return await measureBeside(
    { ours: () => ours.total("sleptTotal", SLEEPING), byHand },
    toItems(SLEEPING, 1),
    1,
    SLEEP_MS,
  );
}

async function measureBeside({ ours, byHand }, items, size, sleepMs) {
  const batches = Array.from({ length: items.length / size }, (_, at) => items.slice(at * size, (at + 1) * size));
  const candidates = { Icosian: ours };
  if (byHand !== null && byHand !== undefined) {
    candidates["a queue by hand"] = async () => strictEqual(await byHand.byQueue(batches, sleepMs), sum(items));
    candidates["FlowProducer"] = async () => strictEqual(await byHand.byFlowProducer(batches, sleepMs), sum(items));
  }
  for (const run of Object.values(candidates)) await run();
  return await measure(candidates, { rounds: ROUNDS });
}

function toRates(times, { engine, name, goal }) {
  return Object.entries(times).map(([who, ms]) => ({
    name: `${name}: ${who}`,
    engine,
    value: (EMPTY / ms) * 1000,
    unit: "items/s",
    ratio: who === "Icosian" ? null : times.Icosian / ms,
    goal: who === "Icosian" && goal !== null ? `at least ${goal.toLocaleString("en")}` : "",
  }));
}

function toOverheads(times, engine) {
  return Object.entries(times).map(([who, ms]) => ({
    name: `${SLEEPING} items of ${SLEEP_MS} ms, added to the ideal ${IDEAL_MS} ms: ${who}`,
    engine,
    value: 100 * (ms / IDEAL_MS - 1),
    unit: "%",
    ratio: who === "Icosian" ? null : times.Icosian / ms,
    goal: who === "Icosian" ? "under 10" : "",
  }));
}

async function measureSingles({ answer }, engine) {
  const times = [];
  for (let at = -SINGLES; at < SINGLES; at++) {
    const begun = performance.now();
    await answer();
    if (at >= 0) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  const shared = { engine, unit: "ms", ratio: null };
  return [
    { ...shared, name: "one node there and back, median", value: at(0.5), goal: "under 5" },
    { ...shared, name: "one node there and back, 95th percentile", value: at(0.95), goal: "" },
  ];
}

function toItems(items, round) {
  return Array.from({ length: items }, (_, index) => round * 1_000_000 + index);
}

function sum(values) {
  return values.reduce((total, each) => total + each, 0);
}
