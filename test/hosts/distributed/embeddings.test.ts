/** samples/embeddings prints the same by three workers, which take their jobs from a real Redis, as in one process. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_REDIS, startRedis, type RedisServer } from "../../servers/redis-server.ts";
import { cleanEnvironment, runOrThrow } from "../run.ts";
import { WorkerCommand } from "./worker-command.ts";

const REPOSITORY: string = join(import.meta.dirname, "../../..");
const SAMPLE: string = join(REPOSITORY, "samples/embeddings");

if (NO_REDIS !== null) console.warn(NO_REDIS);

describe.skipIf(NO_REDIS !== null)("samples/embeddings with three workers", () => {
  let folder: string;
  let redis: RedisServer;
  let workers: readonly WorkerCommand[] = [];
  const expected = readFileSync(join(SAMPLE, "expected-output.txt"), "utf8");

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "icosian-embeddings-"));
    cpSync(SAMPLE, folder, { recursive: true, filter: (path) => !/[\\/](dist|node_modules)$/.test(path) });
    symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"), "junction");
    await runOrThrow(join(folder, "node_modules/.bin/tspc"), ["-p", "tsconfig.json"], { folder });
    redis = await startRedis();
    const names = ["one", "two", "three"];
    workers = names.map(
      (name) =>
        new WorkerCommand(folder, ["src/flow.ts", "--json", "--name", name, "--concurrency", "1"], {
          REDIS_URL: redis.url,
        }),
    );
    for (const worker of workers) await worker.until("ready");
  });

  afterAll(async () => {
    for (const worker of workers) await worker.kill();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the program, and returns what it prints. */
  async function execute(): Promise<string> {
    const env = { ...cleanEnvironment(), REDIS_URL: redis.url };
    const { stdout } = await promisify(execFile)(process.execPath, ["dist/main.js"], { cwd: folder, env });
    return stdout;
  }

  /** How many items each worker has begun with so far. */
  const countItems = (): readonly number[] =>
    workers.map(({ said }) =>
      said.filter(({ event }) => event === "began").reduce((items, began) => items + Number(began["items"]), 0),
    );

  it("prints the same, computed by all of them", async () => {
    expect(await execute()).toBe(expected);
    const passages = Number(/^(\d+) passages$/m.exec(expected)![1]);
    await expect.poll(() => countItems().reduce((all, each) => all + each, 0)).toBe(passages);
    for (const each of countItems()) expect(each).toBeGreaterThan(0);
  });

  it("computes nothing again", async () => {
    const before = countItems();
    expect(await execute()).toBe(expected);
    expect(countItems()).toEqual(before);
  });

  it("stops when it is told to", async () => {
    for (const worker of workers) worker.signal("SIGTERM");
    for (const worker of workers) expect([await worker.ended(), worker.stderr]).toEqual([0, ""]);
  });
});
