/** Processes that distribute dataflows and work for them. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { RemoteDag, RemoteSetup } from "./remote-program.ts";

/** A process, and what it prints. */
export interface RemoteProcess {
  /** The process. */
  readonly child: ChildProcess;
  /** Settles with what it printed when it has ended. */
  readonly ended: Promise<string>;
  /** Settles when it has printed its first line, or has ended. */
  readonly begun: Promise<unknown>;
}

/** What all processes of one computation share. */
export type RemoteGround = Omit<RemoteSetup, "role">;

/** A folder with the program, in which processes are started. */
export class RemoteProcesses {
  readonly #folder: string;
  readonly #all = new Set<ChildProcess>();
  #started = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Bundles the program, beside the packages that it imports. */
  static async create(): Promise<RemoteProcesses> {
    const cache = join(import.meta.dirname, "../../.cache");
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, "remote-"));
    await build({
      entryPoints: [join(import.meta.dirname, "remote-program.ts")],
      outfile: join(folder, "program.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      logLevel: "silent",
    });
    return new RemoteProcesses(folder);
  }

  /** A path for a file, or a folder, of a test. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** An empty file. */
  file(name: string): string {
    writeFileSync(this.path(name), "");
    return this.path(name);
  }

  /** Starts a process. */
  start(role: RemoteSetup["role"], ground: RemoteGround): RemoteProcess {
    const setup: RemoteSetup = { ...ground, role };
    const file = this.path(`setup-${this.#started++}.json`);
    writeFileSync(file, JSON.stringify(setup));
    const child = spawn(process.execPath, ["program.mjs", file], {
      cwd: this.#folder,
      env: { PATH: process.env["PATH"] },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#all.add(child);
    let text = "";
    const output = child.stdout;
    output.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    let faults = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (faults += chunk));
    const ended = new Promise<string>((resolve) => {
      child.once("close", (code, signal) => {
        this.#all.delete(child);
        if (code !== 0 && signal !== "SIGKILL") text += `\nexit code ${code}, signal ${signal}\n${faults}`;
        resolve(text);
      });
    });
    return { child, ended, begun: Promise.race([new Promise((resolve) => output.once("data", resolve)), ended]) };
  }

  /** Starts a worker, and waits until it takes jobs. */
  async startWorker(ground: RemoteGround): Promise<RemoteProcess> {
    const worker = this.start("worker", ground);
    await worker.begun;
    return worker;
  }

  /** How many functions have begun. */
  countCalls(ground: RemoteGround): number {
    return readFileSync(ground.log, "utf8").split("\n").length - 1;
  }

  /** Ends everything that still runs, and removes all files. */
  async close(): Promise<void> {
    const ends = [...this.#all].map(
      (child) =>
        new Promise((resolve) => {
          child.once("close", resolve);
          child.kill("SIGKILL");
        }),
    );
    await Promise.all(ends);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Reads what a coordinator has printed. @throws Error with its output if that is no JSON. */
export function readResult(output: unknown): unknown {
  try {
    return JSON.parse(String(output));
  } catch {
    throw new Error(`The coordinator has printed no result: ${String(output)}`);
  }
}

/** Nodes that share what they need: each needs up to three of the twelve before it. The last one needs all ends. */
export function makeDag(count: number, delayMs: number, runs: number, random: () => number): RemoteDag {
  const inputs: number[][] = [];
  const isRead = new Set<number>();
  for (let at = 0; at < count - 1; at++) {
    const wanted = at === 0 ? 0 : Math.floor(random() * 4);
    const own = new Set(Array.from({ length: wanted }, () => Math.max(0, at - 1 - Math.floor(random() * 12))));
    for (const each of own) isRead.add(each);
    inputs.push([...own]);
  }
  inputs.push([...inputs.keys()].filter((at) => !isRead.has(at)));
  return { inputs, delayMs, runs };
}

/** What the nodes compute, one after the other. */
export function computeDag({ inputs, runs }: RemoteDag): readonly number[] {
  return Array.from({ length: runs }, (_, start) => {
    const values: number[] = [];
    for (const [at, own] of inputs.entries()) {
      const given = own.length === 0 ? [start] : own.map((input) => values[input]!);
      values.push(given.reduce((sum, value, index) => (sum * 31 + value * (index + 1)) % 1_000_003, at));
    }
    return values.at(-1)!;
  });
}

/** Random numbers from 0 to 1 that are the same each time. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
