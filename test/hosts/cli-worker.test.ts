/** `icosian worker`: real processes that take jobs from a real Redis, are stopped, killed and left alone by their server. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findPort, NO_REDIS, startRedis, type RedisServer } from "../servers/redis-server.ts";
import { COMMAND, WorkerCommand, type Said } from "./distributed/worker-command.ts";
import { Project } from "./project.ts";
import { cleanEnvironment, run, type RunResult } from "./run.ts";

const NODES = `"use dataflow";
import { node, type Collect, type Parallelizable, type RunContext } from "@icosian/runtime";
import { remote } from "@icosian/runtime/distributed";
export const item = (count: number): Parallelizable<number> => Array.from({ length: count }, (_, at) => at);
export const squared = node(remote({ batch: 5 }), (item: number): number => item * item);
export const sum = (squared: Collect<number>): number => [...squared].reduce((all, each) => all + each, 0);
export const loud = node(remote(), async (count: number): Promise<number> => {
  console.log("loud");
  return count;
});
export const slow = node(remote(), async (pauseMs: number, { signal }: RunContext): Promise<number> => {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, pauseMs);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()));
  });
  signal.throwIfAborted();
  return process.pid;
});
export const deaf = node(remote(), async (pauseMs: number): Promise<number> => {
  for (const end = Date.now() + pauseMs; Date.now() < end; );
  return process.pid;
});
export const greedy = node(remote(), async (count: number): Promise<number> => {
  const all: number[][] = [];
  for (;;) all.push(Array.from({ length: 100_000 }, () => count));
});
`;
const FLOW = `import { dataflow } from "@icosian/runtime";
import { folder } from "@icosian/runtime/cache";
import { bullmq } from "@icosian/runtime/bullmq";
import { distribute } from "@icosian/runtime/distributed";
import * as nodes from "./nodes.ts";
const { REDIS_URL: connection, QUEUE: queue = "" } = process.env;
const toAdapter = (url: string) =>
  distribute({ queue: bullmq({ connection: url, queue, leaseMs: 1500 }), store: folder("values") });
export const flow = dataflow({ modules: [nodes], adapters: connection === undefined ? [] : [toAdapter(connection)] });
`;
const MAIN = `import { flow } from "./flow.ts";
const [output, inputs] = process.argv.slice(2);
console.log(JSON.stringify(await flow.execute([output], { inputs: JSON.parse(inputs) })));
await flow.close();
`;
const FILES = {
  "package.json": { type: "module" },
  "src/nodes.ts": NODES,
  "src/flow.ts": FLOW,
  "src/main.ts": MAIN,
  "src/plain.ts": `import { dataflow } from "@icosian/runtime";
import * as nodes from "./nodes.ts";
export const one = dataflow(nodes), two = dataflow(nodes);
`,
  "src/broken.ts": "export const flow = (;\n",
  "src/wrong.ts": `"use dataflow";\nexport const x = (y): number => 1;\n`,
  "src/imports-wrong.ts": `import { dataflow } from "@icosian/runtime";
import * as wrong from "./wrong.ts";
export const flow = dataflow(wrong);
`,
} as const;

const REPOSITORY: string = join(import.meta.dirname, "../..");
const workers: WorkerCommand[] = [];
const programs: ChildProcess[] = [];
let project: Project;
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "icosian-worker-"));
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"), "junction");
});

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.kill();
  for (const program of programs.splice(0)) program.kill("SIGKILL");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): WorkerCommand {
  const worker = new WorkerCommand(project.folder, args, environment);
  workers.push(worker);
  return worker;
}

if (NO_REDIS !== null) console.warn(NO_REDIS);

describe("bad input", () => {
  beforeAll(() => void (project = new Project(root, FILES)));
  const icosian = (args: readonly string[]): Promise<RunResult> =>
    run(process.execPath, [COMMAND, "worker", ...args], { folder: project.folder });

  it.each<readonly [args: readonly string[], code: number, message: string]>([
    [[], 2, "Name the file that exports the dataflow: `icosian worker src/flow.ts`."],
    [["src/flow.ts", "src/main.ts"], 2, "`icosian worker` takes one file. Leave out `src/main.ts`."],
    [["src/flow.ts", "-p", "src"], 2, "takes no `--project`"],
    [["src/flwo.ts"], 2, "There is no file src/flwo.ts. Did you mean src/flow.ts?"],
    [["src"], 2, "src is a folder. Name the file that exports the dataflow."],
    [["src/flow.ts", "--concurrency", "0"], 2, "`--concurrency 0` is no number of jobs."],
    [["src/flow.ts", "--concurrency", "many"], 2, "`--concurrency many` is no number of jobs."],
    [["src/flow.ts", "--patience=-1"], 2, "`--patience -1` is no number of seconds."],
    [["src/flow.ts", "--health", "70000"], 2, "`--health 70000` is no port."],
    [["src/flow.ts", "--name", ""], 2, "`--name` is empty."],
    [["src/flow.ts", "--format", "jsno"], 2, "There is no format `jsno`. Did you mean `json`?"],
    [["src/flow.ts", "--outputs", "sum"], 2, "Unknown option --outputs"],
    [["src/nodes.ts"], 2, "src/nodes.ts exports no dataflow as `flow`, nor by default."],
    [["src/plain.ts"], 2, "It exports the dataflows `one` and `two`. Name one with `--export`."],
    [["src/plain.ts", "--export", "twoo"], 2, "Did you mean `--export two`?"],
    [["src/plain.ts", "--export", "two"], 2, "`two` of src/plain.ts has no queue from which to take jobs."],
    [
      ["src/flow.ts"],
      2,
      "Give it the adapter `distribute`: `adapters: [distribute({ queue: bullmq({ connection }), store })]`.",
    ],
    [["src/broken.ts"], 1, "src/broken.ts"],
    [["src/imports-wrong.ts"], 1, "This dataflow module has errors.\nsrc/wrong.ts:2:"],
  ])("%j", async (args, code, message) => {
    const result = await icosian(args);
    expect([result.code, result.stdout]).toEqual([code, ""]);
    expect(result.stderr).toContain(message);
    if (code === 2) expect(result.stderr).not.toMatch(/^ {4}at /m);
  });

  it("no server", async () => {
    const port = await findPort();
    const text = `There is no Redis at 127.0.0.1:${port} (ECONNREFUSED).`;
    const environment = { REDIS_URL: `redis://127.0.0.1:${port}`, QUEUE: "jobs" };
    const [plain, json] = [start(["src/flow.ts"], environment), start(["src/flow.ts", "--json"], environment)];
    expect([await plain.ended(), plain.stdout, plain.stderr]).toEqual([1, "", `${text}\n`]);
    expect([await json.ended(), json.stderr, json.said]).toMatchObject([1, "", [{ event: "error", message: text }]]);
  });
});

it("is explained", async () => {
  const { code, stdout } = await run(process.execPath, [COMMAND, "worker", "--help"], { folder: tmpdir() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^icosian worker <file>\n/);
  for (const option of ["export", "concurrency", "queue", "name", "patience", "health", "format"])
    expect(stdout).toContain(`    --${option} `);
});

describe.skipIf(NO_REDIS !== null)("with Redis", () => {
  let redis: RedisServer;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  /** Each test has values and jobs of its own. */
  function openProject(): void {
    project = new Project(root, FILES);
    environment = { REDIS_URL: redis.url, QUEUE: basename(project.folder) };
  }

  /** Starts a worker that takes jobs. */
  async function startReady(
    ...args: readonly string[]
  ): Promise<{ readonly worker: WorkerCommand; readonly ready: Said }> {
    openProject();
    const worker = start(["src/flow.ts", "--json", ...args], environment);
    return { worker, ready: await worker.until("ready") };
  }

  /** Runs the program that sends the jobs. */
  async function execute(output: string, inputs: object): Promise<Record<string, number>> {
    const args = ["--import", "@icosian/transformer/register", "src/main.ts", output, JSON.stringify(inputs)];
    const child = spawn(process.execPath, args, {
      cwd: project.folder,
      env: { ...cleanEnvironment(), ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    programs.push(child);
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    await new Promise((resolve) => child.on("close", resolve));
    return JSON.parse(text) as Record<string, number>;
  }

  async function askHealth(address: unknown, path = ""): Promise<readonly [status: number, facts: unknown]> {
    const response = await fetch(`${String(address)}${path}`);
    return [response.status, await response.json()];
  }

  it("computes, tells how it is, and ends with 0 on SIGTERM", async () => {
    const { worker, ready } = await startReady("--concurrency", "2", "--name", "w1", "--health", "0");
    expect(ready).toMatchObject({ worker: "w1", concurrency: 2, pid: expect.any(Number) });
    expect(ready["queue"]).toBe(`the queue ${environment["QUEUE"]} in Redis at 127.0.0.1:${redis.port}`);
    expect(await execute("sum", { count: 12 })).toEqual({ sum: 506 });
    const began = worker.said.filter(({ event }) => event === "began");
    expect(began.map(({ node, items }) => [node, items])).toEqual(
      expect.arrayContaining([
        ["squared", 5],
        ["squared", 2],
      ]),
    );
    const health = String(ready["health"]);
    expect(health).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/health$/);
    expect(await askHealth(health)).toMatchObject([
      200,
      { worker: "w1", status: "working", running: 0, concurrency: 2, queue: { answers: true, fault: null } },
    ]);
    expect((await askHealth(health, "/x"))[0]).toBe(404);
    expect((await fetch(health, { method: "POST" })).status).toBe(405);
    worker.signal("SIGTERM");
    expect(await worker.ended()).toBe(0);
    expect(worker.said.at(-1)).toMatchObject({ event: "stopped", totals: { refused: 0, failed: 0, aborted: 0 } });
    expect(worker.stderr).toBe("");
  });

  it("takes jobs from another queue of the same server", async () => {
    const { ready } = await startReady("--queue", "gpu");
    expect(ready["queue"]).toBe(`the queue gpu in Redis at 127.0.0.1:${redis.port}`);
    environment = { ...environment, QUEUE: "gpu" };
    expect(await execute("loud", { count: 3 })).toEqual({ loud: 3 });
    const refused = start(["src/flow.ts", "--queue", "a b"], environment);
    expect(await refused.ended()).toBe(2);
    expect(refused.stderr).toBe(
      'There is no such queue: `queue` is "a b", not a name of up to 40 letters, digits, `_`, `.` and `-`.\n',
    );
  });

  it("keeps what nodes print out of a format for programs", async () => {
    const { worker } = await startReady();
    expect(await execute("loud", { count: 1 })).toEqual({ loud: 1 });
    expect(worker.stderr).toBe("loud\n");
    expect(worker.said.map(({ event }) => event)).toEqual(["ready", "began", "ended"]);
  });

  it("prints a line for each event for people", async () => {
    openProject();
    const worker = start(["src/flow.ts", "--name", "w\u001b[31m", "--concurrency", "2"], environment);
    expect(await execute("loud", { count: 1 })).toEqual({ loud: 1 });
    worker.signal("SIGINT");
    expect(await worker.ended()).toBe(0);
    // Two processes print: what the node says may come sooner.
    const lines = worker.stdout.replace("loud\n", "").replace(environment["QUEUE"]!, "jobs");
    expect(lines.replaceAll(/\d\d:\d\d:\d\d|[\d.]+ [µm]?s\b|\b[0-9a-f]{8}\b|:\d+/g, "…")).toBe(
      `[…] Worker w␛[31m takes jobs from the queue jobs in Redis at 127.0.0.1…, 2 jobs at a time (Ctrl+C stops it).
[…] loud … began: 1 item
[…] loud … ended after …
[…] Stopping: takes no more jobs. No job runs. A second signal ends it at once.
[…] Stopped. 1 job done.
`,
    );
  });

  it("finishes what runs, and takes two signals of one Ctrl+C as one", async () => {
    const { worker } = await startReady("--patience", "60");
    const value = execute("slow", { pauseMs: 2000 });
    await worker.until("began");
    worker.signal("SIGINT");
    worker.signal("SIGINT");
    expect(await worker.until("draining")).toMatchObject({ running: 1, patienceMs: 60_000 });
    expect(await worker.ended()).toBe(0);
    expect(worker.said.at(-1)).toMatchObject({ event: "stopped", totals: { stored: 1, aborted: 0 } });
    expect(await value).toHaveProperty("slow");
  });

  it("gives back what does not end in time, which another worker computes", async () => {
    const { worker, ready } = await startReady("--patience", "0.5");
    const value = execute("slow", { pauseMs: 3000 });
    await worker.until("began");
    worker.signal("SIGTERM");
    expect(await worker.ended()).toBe(0);
    expect(worker.said.at(-1)).toMatchObject({ event: "stopped", totals: { stored: 0, aborted: 1 } });
    const other = start(["src/flow.ts", "--json"], environment);
    const { pid } = await other.until("ready");
    expect(await value).toEqual({ slow: pid });
    expect(pid).not.toBe(ready["pid"]);
  });

  it.each([
    ["a second signal", (worker: WorkerCommand): void => worker.signal("SIGINT")],
    [
      "kill -9 of the process that computes",
      (_: WorkerCommand, pid: number): void => void process.kill(pid, "SIGKILL"),
    ],
  ])("ends with 1 on %s, and its job goes to another worker", async (_, kill) => {
    const { worker, ready } = await startReady();
    const value = execute("deaf", { pauseMs: 2500 });
    await worker.until("began");
    worker.signal("SIGINT");
    await worker.until("draining");
    await new Promise((resolve) => setTimeout(resolve, 700));
    kill(worker, Number(ready["pid"]));
    expect(await worker.ended()).toBe(1);
    expect(String(worker.said.at(-1)!["message"])).toMatch(/[Oo]ther workers take over its jobs\.$/);
    const { pid } = await start(["src/flow.ts", "--json"], environment).until("ready");
    expect(await value).toEqual({ deaf: pid });
  });

  it("does not outlive a command that is killed", async () => {
    const { worker, ready } = await startReady();
    await worker.kill();
    await expect
      .poll(
        () => {
          try {
            return process.kill(Number(ready["pid"]), 0);
          } catch {
            return "gone";
          }
        },
        { timeout: 20_000 },
      )
      .toBe("gone");
  });

  it("says that it was ended if it has too little memory", async () => {
    openProject();
    const worker = start(["src/flow.ts", "--json"], { ...environment, NODE_OPTIONS: "--max-old-space-size=64" });
    await worker.until("ready");
    void execute("greedy", { count: 1 }).catch(() => {});
    expect(await worker.ended()).toBe(1);
    expect(worker.said.at(-1)).toMatchObject({
      event: "error",
      message: "The process of the worker was ended by SIGABRT while it worked; other workers take over its jobs.",
    });
    expect(worker.stderr).toContain("JavaScript heap out of memory");
  });

  it("goes on when its queue has gone and is back, and says so", async () => {
    const { worker, ready } = await startReady("--health", "0");
    await redis.kill();
    await worker.until("fault");
    expect(await askHealth(ready["health"])).toMatchObject([503, { status: "working", queue: { answers: false } }]);
    await redis.restart();
    await worker.until("recovered");
    expect(await askHealth(ready["health"])).toMatchObject([200, { queue: { answers: true } }]);
    expect(await execute("sum", { count: 7 })).toEqual({ sum: 91 });
    expect(worker.said.filter(({ event }) => event === "fault").length).toBeLessThan(4);
    worker.signal("SIGTERM");
    expect(await worker.ended()).toBe(0);
  });
});
