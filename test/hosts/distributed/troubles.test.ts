/** What goes wrong on workers: `icosian worker` in real processes, with a real Redis. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findPort, NO_REDIS, startRedis, type RedisServer } from "../../servers/redis-server.ts";
import { findNode, type NodeMajor } from "../node-binary.ts";
import { Project } from "../project.ts";
import { cleanEnvironment } from "../run.ts";
import { WorkerCommand } from "./worker-command.ts";

const NODES = `"use dataflow";
import { appendFileSync } from "node:fs";
import { node, type Collect, type Parallelizable } from "@icosian/runtime";
import { remote } from "@icosian/runtime/distributed";
export const version = node(remote(), async (x: number): Promise<string> => process.version + " " + x);
export const threaded = node(remote(), (x: number): string => process.version + " " + x);
export const endless = node(remote({ timeoutMs: 700 }), (x: number): number => {
  for (;;) if (x < 0) return x;
});
export const long = node(remote(), (pauseMs: number): number => {
  appendFileSync("calls", "long\\n");
  for (const end = Date.now() + pauseMs; Date.now() < end; );
  return pauseMs;
});
export const greedy = node(remote(), (x: number): number => {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, () => x));
});
export const item = (count: number): Parallelizable<number> => Array.from({ length: count }, (_, at) => at);
export const slow = node(remote(), async (item: number): Promise<number> => {
  appendFileSync("calls", "slow " + item + "\\n");
  await new Promise((resolve) => setTimeout(resolve, 20));
  return item * item;
});
export const sum = (slow: Collect<number>): number => [...slow].reduce((all, each) => all + each, 0);
`;
const FLOW = `import { dataflow } from "@icosian/runtime";
import { folder } from "@icosian/runtime/cache";
import { bullmq } from "@icosian/runtime/bullmq";
import { distribute } from "@icosian/runtime/distributed";
import * as nodes from "./nodes.ts";
const { REDIS_URL: connection = "", QUEUE: queue = "" } = process.env;
const adapter = distribute({ queue: bullmq({ connection, queue, leaseMs: 1500 }), store: folder("values") });
export const flow = dataflow({ modules: [nodes], adapters: [adapter] });
`;
const MAIN = `import { flow } from "./flow.ts";
const [output, inputs] = process.argv.slice(2);
const told = await flow.execute([output], { inputs: JSON.parse(inputs) }).catch((error) => ({ failed: error.message }));
console.log(JSON.stringify(told));
await flow.close();
`;

const REPOSITORY: string = join(import.meta.dirname, "../../..");
const workers: WorkerCommand[] = [];
let root: string;
let project: Project;
let environment: Readonly<Record<string, string>>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "icosian-troubles-"));
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"), "junction");
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A project with jobs and values of its own. */
function openProject(url: string): void {
  const files = { "package.json": { type: "module" }, "src/nodes.ts": NODES, "src/flow.ts": FLOW, "src/main.ts": MAIN };
  project = new Project(root, files);
  environment = { REDIS_URL: url, QUEUE: basename(project.folder) };
}

async function startWorker(
  name: string,
  {
    more = {},
    node = process.execPath,
  }: { readonly more?: Readonly<Record<string, string>>; readonly node?: string } = {},
): Promise<WorkerCommand> {
  const args = ["src/flow.ts", "--json", "--concurrency", "2", "--name", name];
  const worker = new WorkerCommand(project.folder, args, { ...environment, ...more }, node);
  workers.push(worker);
  await worker.until("ready");
  return worker;
}

/** Runs the program that sends the jobs, in a process of its own. */
async function execute(output: string, inputs: object): Promise<unknown> {
  const args = ["--import", "@icosian/transformer/register", "src/main.ts", output, JSON.stringify(inputs)];
  const env = { ...cleanEnvironment(), ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project.folder, env });
  return JSON.parse(stdout);
}

/** Which functions have begun, of those that note it. */
function calls(): readonly string[] {
  const path = join(project.folder, "calls");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

if (NO_REDIS !== null) console.warn(NO_REDIS);

it("no server: the program ends soon, and says where it has looked", async () => {
  const port = await findPort();
  openProject(`redis://127.0.0.1:${port}`);
  const { failed } = (await execute("version", { x: 1 })) as { readonly failed: string };
  expect(failed).toContain("ICO8044 unreachable-service: `version` cannot be computed on another machine");
  expect(failed).toContain(`There is no Redis at 127.0.0.1:${port} (ECONNREFUSED).`);
});

describe.skipIf(NO_REDIS !== null)("with Redis", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it.each<NodeMajor>([22, 24])("a worker on Node %d works for a program on another Node", async (major) => {
    openProject(redis.url);
    await startWorker("w1", { node: await findNode(major) });
    const expected = expect.stringMatching(new RegExp(`^v${major}\\..* 7$`));
    expect(await execute("version", { x: 7 })).toEqual({ version: expected });
    expect(await execute("threaded", { x: 7 })).toEqual({ threaded: expected });
  });

  it("a function that never ends is ended with its thread, and the worker goes on", async () => {
    openProject(redis.url);
    const worker = await startWorker("w1");
    const { failed } = (await execute("endless", { x: 1 })) as { readonly failed: string };
    expect(failed).toContain("The job of `endless` was lost: It ran longer than its 700 ms (on the worker w1).");
    expect(await execute("threaded", { x: 1 })).toEqual({ threaded: `${process.version} 1` });
    worker.signal("SIGTERM");
    expect(await worker.ended()).toBe(0);
  });

  it("a function that computes longer than the lease runs once", async () => {
    openProject(redis.url);
    await Promise.all([startWorker("w1"), startWorker("w2")]);
    expect(await execute("long", { pauseMs: 6000 })).toEqual({ long: 6000 });
    expect(calls()).toEqual(["long"]);
  });

  it("a function without enough memory fails with node and worker, and the worker goes on", async () => {
    openProject(redis.url);
    await startWorker("w1", { more: { NODE_OPTIONS: "--max-old-space-size=300" } });
    const { failed } = (await execute("greedy", { x: 1 })) as { readonly failed: string };
    expect(failed).toMatch(/The job of `greedy` was lost: .*memory.* \(on the worker w1\)/);
    expect(await execute("threaded", { x: 1 })).toEqual({ threaded: `${process.version} 1` });
  });

  it("two programs with the same work compute each item once", async () => {
    openProject(redis.url);
    await startWorker("w1");
    const both = await Promise.all([1, 2].map(() => execute("sum", { count: 60 })));
    expect(both).toEqual([{ sum: 70_210 }, { sum: 70_210 }]);
    expect(calls().toSorted()).toEqual(Array.from({ length: 60 }, (_, at) => `slow ${at}`).toSorted());
  });
});
