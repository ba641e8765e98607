/** The store in Redis, with a real server. */
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redisStore, type RedisStoreOptions } from "../../../../../runtime/src/cache/stores/redis.node.ts";
import type { RedisStore } from "../../../../../runtime/src/cache/stores/redis/redis-store.node.ts";
import { findPort, NO_REDIS, startRedis, type RedisServer } from "../../../../servers/redis-server.ts";
import { testStore } from "./conformance.ts";
import { failureOf } from "./scratch.ts";

const KEY = "records/01234567";
const bytes = Buffer.from("some bytes");

if (NO_REDIS !== null) console.warn(NO_REDIS);

describe.skipIf(NO_REDIS !== null)("redisStore", () => {
  let server: RedisServer;
  let client: Redis;
  const opened: RedisStore[] = [];
  let count = 0;
  const open = (options: RedisStoreOptions = {}): RedisStore => {
    const at = options.client === undefined && options.url === undefined ? { url: server.url } : {};
    const store = redisStore({ prefix: `test${count++}:`, ...at, ...options });
    opened.push(store);
    return store;
  };

  beforeAll(async () => {
    server = await startRedis({ password: "s3cret" });
    client = new Redis(server.url);
  });
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    client.disconnect();
    await server.stop();
  });

  describe.each<readonly [name: string, create: () => RedisStore]>([
    ["by a URL", () => open()],
    ["by a client", () => open({ client })],
    ["with characters that patterns give a meaning", () => open({ client, prefix: `a*[b]?^\\é${count++}:` })],
    ["without an expiry", () => open({ client, olderThanMs: Infinity })],
  ])("%s", (_, create) => {
    testStore(create);
  });

  it("keeps to its prefix, also beside a prefix of the client", async () => {
    const prefixed = client.duplicate({ keyPrefix: "own*:" });
    const [one, other] = [open({ client: prefixed, prefix: "p:" }), open({ prefix: "p:" })];
    await one.put(KEY, bytes);
    await other.put("runs/x", bytes);
    expect(await client.exists(`own*:p:${KEY}`)).toBe(1);
    expect(await one.list("")).toEqual([KEY]);
    expect(await other.list("")).toEqual(["runs/x"]);
    prefixed.disconnect();
  });

  it("lists many keys once each", async () => {
    const store = open();
    const keys = Array.from({ length: 5000 }, (_, index) => `records/${index.toString(16).padStart(8, "0")}`);
    await Promise.all(keys.map((key) => store.put(key, bytes)));
    expect([...(await store.list("records/"))].sort()).toEqual(keys);
    expect(await store.list("records/000000f")).toHaveLength(16);
  });

  it("sends what one turn asks for together", async () => {
    const store = open({ prefix: "many:" });
    const countScripts = async (): Promise<number> =>
      Number(/cmdstat_eval:calls=(\d+)/.exec(await client.info("commandstats"))?.[1] ?? 0);
    const before = await countScripts();
    const keys = Array.from({ length: 500 }, (_, at) => `records/${String(at).padStart(8, "0")}`);
    await Promise.all(keys.map((key) => store.put(key, Buffer.from(key))));
    const found = await Promise.all([...keys, "records/ffffffff"].map((key) => store.get(key)));
    expect(found.map((each) => each && Buffer.from(each).toString())).toEqual([...keys, undefined]);
    expect((await countScripts()) - before).toBe(6);
  });

  it("lets entries expire unless they are used", async () => {
    const store = open({ olderThanMs: 60_000, prefix: "e:" });
    await store.put(KEY, bytes);
    expect(await client.pttl(`e:${KEY}`)).toBeGreaterThan(50_000);
    await client.pexpire(`e:${KEY}`, 55_000);
    await store.get(KEY);
    await new Promise((resolve) => setTimeout(resolve, 100));
    // Used lately: not written down again.
    expect(await client.pttl(`e:${KEY}`)).toBeLessThanOrEqual(55_000);
    await client.pexpire(`e:${KEY}`, 30_000);
    await open({ olderThanMs: 60_000, prefix: "e:", readOnly: true }).get(KEY);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await client.pttl(`e:${KEY}`)).toBeLessThanOrEqual(30_000);
    await store.get(KEY);
    await expect.poll(() => client.pttl(`e:${KEY}`)).toBeGreaterThan(50_000);
  });

  it("does not send a large blob again, but lets it live longer", async () => {
    const store = open({ olderThanMs: 60_000, prefix: "b:" });
    const large = new Uint8Array(100_000).fill(7);
    await store.put("blobs/01234567", large);
    await client.pexpire("b:blobs/01234567", 1000);
    const before = Number(/total_net_input_bytes:(\d+)/.exec(await client.info("stats"))![1]);
    await store.put("blobs/01234567", large);
    const after = Number(/total_net_input_bytes:(\d+)/.exec(await client.info("stats"))![1]);
    expect(after - before).toBeLessThan(10_000);
    expect(await client.pttl("b:blobs/01234567")).toBeGreaterThan(50_000);
    // A part of it was lost.
    await client.set("b:blobs/01234567", "damaged");
    await store.put("blobs/01234567", large);
    expect(Buffer.from((await store.get("blobs/01234567"))!).equals(large)).toBe(true);
  });

  it("writes nothing if it is for reading only", async () => {
    const store = open({ prefix: "r:" });
    await store.put(KEY, bytes);
    const reader = open({ prefix: "r:", readOnly: true, sharesWork: true });
    await reader.put("runs/x", bytes);
    await reader.delete(KEY);
    expect(reader.isReadOnly).toBe(true);
    expect(reader.claim).toBeUndefined();
    expect(await store.list("")).toEqual([KEY]);
    expect(bytes.equals((await reader.get(KEY))!)).toBe(true);
  });

  it("refuses what is larger than Redis takes, before it is sent", async () => {
    const chunk = new Uint8Array(64 * 1024 * 1024);
    const message = await failureOf(
      open().put(
        "blobs/01234567",
        Array.from({ length: 9 }, () => chunk),
      ),
    );
    expect(message).toBe("A value of 603979776 bytes is too large for Redis, which takes at most 536870912 bytes.");
  });

  it("takes and gives 100 MB", async () => {
    const store = open();
    const part = Uint8Array.from({ length: 1_000_003 }, (_, index) => index % 253);
    await store.put(
      "blobs/01234567",
      Array.from({ length: 100 }, () => part),
    );
    const found = (await store.get("blobs/01234567"))!;
    expect(found.length).toBe(100_000_300);
    expect(Buffer.from(found.subarray(99 * 1_000_003)).equals(part)).toBe(true);
    await store.delete("blobs/01234567");
  });

  describe("claims", () => {
    const claimer = (claimMs = 15_000): RedisStore => open({ prefix: "c:", sharesWork: true, claimMs });

    it("give the work for a key to one, until it is released", async () => {
      const [one, two] = [claimer(), claimer()];
      const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => [one, two][index % 2]!.claim!(KEY)));
      const given = claims.filter((each) => each !== null);
      expect(given).toHaveLength(1);
      const claim = given[0];
      expect(await two.claim!("records/89abcdef")).not.toBeNull();
      await claim!.release();
      const second = await two.claim!(KEY);
      expect(second).not.toBeNull();
      // Not its own any more.
      await claim!.release();
      expect(await one.claim!(KEY)).toBeNull();
      expect(await one.list("")).toEqual([]);
      await two.close();
      expect(await one.claim!(KEY)).not.toBeNull();
      await one.close();
    });

    it("are renewed while their process lives, and run out when it has died", async () => {
      const [one, two] = [claimer(300), claimer(300)];
      const claim = await one.claim!(KEY);
      await new Promise((resolve) => setTimeout(resolve, 900));
      expect(await two.claim!(KEY)).toBeNull();
      // As a process that was killed leaves it.
      await client.set(`c:claims/${KEY}`, "somebody else", "PX", 200);
      await claim!.release();
      expect(await two.claim!(KEY)).toBeNull();
      await expect.poll(() => two.claim!(KEY)).not.toBeNull();
      await two.close();
    });
  });

  describe("options", () => {
    it.each([
      [{}, "needs a `url`, or a `client`"],
      [{ url: 5 }, "`url` of `redisStore` is 5; give a URL such as"],
      [{ url: "http://a:s3cret@b" }, "`url` of `redisStore` is not a URL such as `redis://localhost:6379`."],
      [{ url: "redis://:s3cret" }, "is not a URL such as"],
      [{ url: "redis://a:s3cret@b/name" }, "a path that is not the number of a database"],
      [{ url: "redis://a", client: {} }, "has a `url` and a `client`"],
      [{ client: {} }, "`client` of `redisStore` is an object, not a client of ioredis"],
      [{ client: null }, "is null, not a client"],
      [{ url: "redis://a", prefix: "" }, "`prefix` of `redisStore`"],
      [{ url: "redis://a", olderThanMs: 0 }, "`olderThanMs`"],
      [{ url: "redis://a", timeoutMs: -1 }, "`timeoutMs`"],
      [{ url: "redis://a", password: "s3cret" }, "has no option `password`"],
    ])("%j", async (options, message) => {
      const told = await failureOf((async () => redisStore(options as RedisStoreOptions))());
      expect(told).toContain(message);
      expect(told).not.toContain("s3cret");
    });
  });

  describe("faults", () => {
    it("say that there is no server, soon", async () => {
      const port = await findPort();
      const store = open({ url: `redis://:s3cret@127.0.0.1:${port}` });
      const told = `There is no Redis at 127.0.0.1:${port} (ECONNREFUSED).`;
      for (const attempt of [() => store.get(KEY), () => store.put(KEY, bytes), () => store.list("")])
        expect(await failureOf(attempt())).toBe(told);
      expect(store.name).toBe(`Redis at 127.0.0.1:${port}`);
    });

    it("say that there is no such host", async () => {
      expect(await failureOf(open({ url: "redis://nowhere.invalid" }).get(KEY))).toMatch(
        /^There is no host of this name: Redis at nowhere\.invalid:6379 \(E\w+\)\.$/,
      );
    });

    it("say that the password is wrong or missing, without it", async () => {
      const [host] = server.url.split("@").slice(-1);
      expect(await failureOf(open({ url: `redis://:wr0ng@${host}` }).get(KEY))).toBe(
        `Redis at ${host} refuses the user or the password (WRONGPASS).`,
      );
      expect(await failureOf(open({ url: `redis://${host}` }).put(KEY, bytes))).toBe(
        `Redis at ${host} asks for a password, and none is given (NOAUTH).`,
      );
    });

    it("say that the memory is full; what is there is served", async () => {
      const small = await startRedis({ config: { maxmemory: "3mb" } });
      const store = open({ url: small.url });
      await store.put(KEY, bytes);
      let message = "";
      for (let index = 0; index < 100 && message === ""; index++) {
        const key = `blobs/${String(index).padStart(8, "0")}`;
        message = await store.put(key, new Uint8Array(100_000)).then(() => "", String);
      }
      expect(message).toContain("The memory of Redis at 127.0.0.1:");
      expect(message).toContain("is full, and it removes nothing by itself (OOM).");
      expect(bytes.equals((await store.get(KEY))!)).toBe(true);
      await store.close();
      await small.stop();
    });

    it("say that a server is a replica for reading only", async () => {
      const replica = await startRedis({ config: { replicaof: `127.0.0.1 ${await findPort()}` } });
      const store = open({ url: replica.url });
      expect(await failureOf(store.put(KEY, bytes))).toContain("is a replica for reading only");
      await store.close();
      await replica.stop();
    });

    it("say that a key is used for something else", async () => {
      await client.lpush(`w:${KEY}`, "x");
      const store = open({ prefix: "w:" });
      await store.put("records/0a0a0a0a", bytes);
      const other = store.get("records/0a0a0a0a");
      expect(await failureOf(store.get(KEY))).toContain("choose another `prefix` (WRONGTYPE)");
      // What was asked for together is there nevertheless.
      expect(bytes.equals((await other)!)).toBe(true);
    });

    it("wait for a server that is started again, and go on by themselves", async () => {
      const other = await startRedis();
      const store = open({ url: other.url });
      await store.put(KEY, bytes);
      await other.kill();
      const found = store.get(KEY);
      await other.restart();
      expect(bytes.equals((await found)!)).toBe(true);
      // Killed between two uses.
      await other.kill();
      await other.restart();
      expect(await store.has(KEY)).toBe(true);
      // Lost in the middle of what is going on.
      const puts = Array.from({ length: 50 }, (_, index) => store.put(`runs/${index}`, new Uint8Array(100_000)));
      await other.kill();
      await other.restart();
      await Promise.all(puts);
      expect(await store.list("runs/")).toHaveLength(50);
      await store.close();
      await other.stop();
    });

    it("end after the time that was given, and then at once until the server is back", async () => {
      const other = await startRedis();
      const store = open({ url: other.url, timeoutMs: 400 });
      await store.put(KEY, bytes);
      other.pause();
      expect(await failureOf(store.get(KEY))).toBe(`Redis at 127.0.0.1:${other.port} has not answered within 0.4 s.`);
      const began = performance.now();
      for (let index = 0; index < 50; index++) await failureOf(store.get(KEY));
      expect(performance.now() - began).toBeLessThan(50 * 400);
      other.resume();
      await expect.poll(() => store.get(KEY).catch(String)).toEqual(new Uint8Array(bytes));
      await store.close();
      await other.stop();
    });

    it("of a client that somebody gave are bounded as well", async () => {
      const port = await findPort();
      const lost = new Redis(port, "127.0.0.1", { maxRetriesPerRequest: null });
      lost.on("error", () => {});
      const store = open({ client: lost, timeoutMs: 300 });
      expect(await failureOf(store.get(KEY))).toBe("Redis has not answered within 0.3 s.");
      lost.disconnect();
      const closed = client.duplicate();
      await closed.ping();
      closed.disconnect();
      expect(await failureOf(open({ client: closed }).get(KEY))).toBe("The connection to Redis was lost.");
    });
  });
});
