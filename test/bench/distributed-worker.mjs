/** A worker process: `node distributed-worker.mjs ours|by-hand URL CONCURRENCY` prints `ready`, and ends by SIGTERM. */
import { work } from "@icosian/runtime/distributed";
import { openDistributed } from "./distributed-flow.mjs";
import { workByHand } from "./distributed-by-hand.mjs";

const [kind, url, concurrency] = process.argv.slice(2);
const settings = { concurrency: Number(concurrency) };
const worker = kind === "ours" ? await work(openDistributed(url).flow, settings) : workByHand(url, settings);
process.once("SIGTERM", () => void worker.close().then(() => process.exit()));
console.log("ready");
