/** Compares with peers: packages that compute graphs of functions too, over the same functions and the same graphs. */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chain, layered, wide } from "./graphs.mjs";
import { PEERS } from "./peers/list.mjs";
import { writeGraphFolder } from "./write-graph.mjs";

const FOLDER = join(import.meta.dirname, "peers");
/** After so long, a process that measures a peer is ended. */
const LIMIT_SECONDS = 20;
/** 100,000 nodes take that long already when they are written by hand: V8 compiles the function for a quarter of a minute. */
const LONG_LIMIT_SECONDS = 40;

/** `size` is for shapes of which there are several sizes: who takes too long for one is not asked about larger ones. */
const SHAPES = [
  { name: "layered, 100", size: 100, graph: () => layered(100, 10), modules: 2 },
  { name: "layered, 1,000", size: 1000, graph: () => layered(1000, 50), modules: 10 },
  { name: "layered, 10,000", size: 10_000, graph: () => layered(10_000, 50), modules: 100 },
  { name: "layered, 100,000", size: 100_000, graph: () => layered(100_000, 50), modules: 100 },
  { name: "chain, 1,000", graph: () => chain(1000), modules: 10 },
  { name: "fan 960 / 31", graph: () => wide(960, 31), modules: 10 },
  { name: "all async, 1,000", graph: () => layered(1000, 50), modules: 10, isAsync: true },
];

/**
 * Installs the peers by the lock beside them, unless they are there from the time before.
 *
 * @returns {boolean} Whether they are there; a line says why not.
 */
export function installPeers() {
  const lock = join(FOLDER, "package-lock.json");
  const installed = join(FOLDER, "node_modules/.installed-lock.json");
  if (existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(lock, "utf8")) return true;
  console.log("Installing the peers of the benchmark ...");
  const { status, error, stderr } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: FOLDER,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0) copyFileSync(lock, installed);
  else console.log(`Peers are left out: \`npm ci\` in test/bench/peers failed.\n${error?.message ?? stderr}`);
  return status === 0;
}

/**
 * Measures all shapes, each peer in a process of its own.
 *
 * @returns {Promise<readonly { shape: string, peer: string, [time: string]: unknown }[]>} Medians, nanoseconds a node;
 *   or a `failure`, in words.
 */
export async function measurePeers() {
  const rows = [];
  const tooSlow = new Set();
  const candidates = [{ name: "by hand", file: "by-hand", canWait: true }, ...(installPeers() ? PEERS : [])];
  for (const { name: shape, size, graph, modules, isAsync = false } of SHAPES) {
    const folder = await writeGraphFolder(graph(), modules, () => isAsync);
    for (const { name: peer, file, canWait } of candidates) {
      if (isAsync && !canWait) continue;
      const isHopeless = size !== undefined && tooSlow.has(peer);
      const result = isHopeless ? tooLong(LIMIT_SECONDS) : await measurePeer(folder, file, size);
      if (size !== undefined && result.isTooSlow) tooSlow.add(peer);
      rows.push({ shape, peer, ...result });
    }
    rmSync(folder, { recursive: true });
  }
  return rows;
}

/** @returns {Promise<Record<string, unknown>>} */
function measurePeer(folder, file, size) {
  // A function of 100,000 calls, and chains of promises or signals, need more of a stack than Node gives.
  const flags = size === 100_000 ? ["--stack-size=4000"] : [];
  const [warmUp, limit] = size === 100_000 ? [1000, LONG_LIMIT_SECONDS] : [5000, LIMIT_SECONDS];
  const script = join(import.meta.dirname, "measure-peer.mjs");
  const child = spawn(process.execPath, [...flags, script, folder, file, String(warmUp)]);
  const timer = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (signal === "SIGKILL") return resolve(tooLong(limit));
      const line = stdout.trimEnd().split("\n").at(-1);
      resolve(
        line.startsWith("{") ? JSON.parse(line) : { failure: `ended with ${code ?? signal}: ${stderr.slice(-200)}` },
      );
    });
  });
}

function tooLong(seconds) {
  return { isTooSlow: true, failure: `over ${seconds} s` };
}
