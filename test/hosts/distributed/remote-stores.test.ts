/** Caches in stores of real servers, from one process to the next: computed once, and served elsewhere. */
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CacheStore } from "../../../runtime/src/cache/stores/cache-store.ts";
import { postgresStore } from "../../../runtime/src/cache/stores/postgres.node.ts";
import { redisStore } from "../../../runtime/src/cache/stores/redis.node.ts";
import { s3Store } from "../../../runtime/src/cache/stores/s3.ts";
import { ProgramFolder } from "../../property/program-folder.ts";
import { findPostgres, startPostgres } from "../../servers/postgres-server.ts";
import { NO_REDIS, startRedis } from "../../servers/redis-server.ts";
import { startS3 } from "../../servers/s3-server.ts";

const project = new ProgramFolder();
afterAll(() => project.remove());

/** A value of more than 4 kB, which is a blob, and small ones; the slow node leaves time for another process. */
const MODULE = `
  "use dataflow";
  export const table = async (seed: number): Promise<Float64Array> => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    return Float64Array.from({ length: 20_000 }, (_, index) => index * seed);
  };
  export const total = (table: Float64Array): number => table.reduce((sum, each) => sum + each, 0);
  export const half = (total: number): number => total / 2;
`;
const ALL = ["half", "table", "total"];
const key = "a secret of more than 16 bytes";

/** What one process has said. */
interface Said {
  readonly results: unknown;
  readonly computed: readonly string[];
  readonly warnings: readonly string[];
}

/** A store of a server: how a process opens it, how a test does, and whether there is a claim in it. */
interface RemoteStore {
  readonly kind: string;
  readonly options: object;
  readonly store: CacheStore;
  readonly hasClaim: (() => Promise<boolean>) | null;
}

const run = promisify(execFile);
const cleanups: (() => Promise<unknown>)[] = [];
let module: string;

beforeAll(() => {
  [module = ""] = project.compile(new Map([["src/stored.ts", MODULE]]));
});
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

async function openRedis(): Promise<RemoteStore> {
  const server = await startRedis({ password: "s3cret" });
  const client = new Redis(server.url);
  const store = redisStore({ client });
  cleanups.push(async () => client.disconnect(), server.stop);
  const hasClaim = async (): Promise<boolean> => (await client.keys("icosian:claims/*")).length > 0;
  return { kind: "redisStore", options: { url: server.url }, store, hasClaim };
}

async function openPostgres(): Promise<RemoteStore> {
  const server = await startPostgres(findPostgres()!);
  const pool = new pg.Pool({ connectionString: server.url });
  pool.on("error", () => {});
  const store = postgresStore({ pool });
  cleanups.push(() => pool.end(), server.stop);
  const count = async (): Promise<number> =>
    (await pool.query("SELECT 1 FROM icosian_cache_claims WHERE owner <> ''")).rows.length;
  const hasClaim = (): Promise<boolean> =>
    count().then(
      (found) => found > 0,
      () => false,
    );
  return { kind: "postgresStore", options: { connectionString: server.url }, store, hasClaim };
}

async function openS3(): Promise<RemoteStore> {
  const { endpoint, bucket, credentials, stop } = await startS3();
  const options = { endpoint, bucket, ...credentials };
  cleanups.push(stop);
  return { kind: "s3Store", options, store: s3Store(options), hasClaim: null };
}

const args = (kind: string, options: object, seed: number): readonly string[] => [
  join(import.meta.dirname, "run-stored.mjs"),
  module,
  kind,
  JSON.stringify(options),
  String(seed),
];

/** Runs the dataflow in a process of its own. */
async function runProcess({ kind, options }: RemoteStore, seed: number, more: object = {}): Promise<Said> {
  const { stdout } = await run(process.execPath, args(kind, { ...options, ...more }, seed));
  const said = JSON.parse(stdout) as Said;
  return { ...said, computed: said.computed.toSorted() };
}

function toResults(seed: number): unknown {
  const total = (seed * 20_000 * 19_999) / 2;
  return { total, half: total / 2 };
}

for (const [isThere, words] of [
  [NO_REDIS === null, NO_REDIS],
  [findPostgres() !== null, "Tests of PostgreSQL are left out, because its server is not installed."],
])
  if (!isThere) console.warn(words);

describe.each<readonly [name: string, isThere: boolean, open: () => Promise<RemoteStore>]>([
  ["Redis", NO_REDIS === null, openRedis],
  ["PostgreSQL", findPostgres() !== null, openPostgres],
  ["S3", true, openS3],
])("a cache in %s", (name, isThere, open) => {
  let remote: RemoteStore;
  beforeAll(async () => {
    if (isThere) remote = await open();
  });

  it.runIf(isThere)("computes once, and serves in another process", async () => {
    expect(await runProcess(remote, 1)).toEqual({ results: toResults(1), computed: ALL, warnings: [] });
    expect(await runProcess(remote, 1)).toEqual({ results: toResults(1), computed: [], warnings: [] });
    expect(await runProcess(remote, 1, { readOnly: true })).toMatchObject({ computed: [] });
    expect(await runProcess(remote, 2, { readOnly: true })).toMatchObject({ results: toResults(2), computed: ALL });
    expect(await runProcess(remote, 2)).toMatchObject({ results: toResults(2), computed: ALL });
  });

  it.runIf(isThere)("computes again what was damaged", async () => {
    const { store } = remote;
    for (const blob of await store.list!("blobs/")) {
      const bytes = (await store.get(blob))!;
      await store.delete(blob);
      await store.put(
        blob,
        bytes.map((byte) => byte ^ 1),
      );
    }
    // A record without a blob: nobody would look at the blob of a record that is damaged as well.
    const records = await Promise.all(
      (await store.list!("records/")).map(async (name) => ({ name, bytes: (await store.get(name))! })),
    );
    const { name: record, bytes } = records.find((each) => Buffer.from(each.bytes).includes('"blob":null'))!;
    await store.put(record, bytes.subarray(7));
    const said = await runProcess(remote, 1);
    expect(said).toMatchObject({ results: toResults(1), warnings: [] });
    expect(said.computed).toContain("table");
    expect(await runProcess(remote, 1)).toEqual({ results: toResults(1), computed: [], warnings: [] });
  });

  it.runIf(isThere)("takes only what is signed, if it signs", async () => {
    expect(await runProcess(remote, 1, { key })).toMatchObject({ results: toResults(1), computed: ALL });
    expect(await runProcess(remote, 1, { key, readOnly: true })).toMatchObject({ computed: [] });
  });

  if (name === "S3") return;

  it.runIf(isThere)("shares the work of two processes", async () => {
    const both = await Promise.all([1, 2].map(() => runProcess(remote, 6, { sharesWork: true })));
    expect(both.map(({ results }) => results)).toEqual([toResults(6), toResults(6)]);
    expect(both.flatMap(({ computed }) => computed).filter((node) => node === "table")).toHaveLength(1);
    expect(await remote.hasClaim!()).toBe(false);
  });

  it.runIf(isThere)("goes on when a process with a claim was killed", async () => {
    const more = { sharesWork: true, claimMs: 1000 };
    const first = spawn(process.execPath, args(remote.kind, { ...remote.options, ...more }, 7), { stdio: "ignore" });
    await expect.poll(remote.hasClaim!, { timeout: 60_000, interval: 10 }).toBe(true);
    first.kill("SIGKILL");
    expect(await runProcess(remote, 7, more)).toMatchObject({ results: toResults(7), computed: ALL, warnings: [] });
  });
});
