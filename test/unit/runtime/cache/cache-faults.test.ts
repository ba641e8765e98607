/** Damaged entries and failing stores: never a wrong value, never the end of a run, and one warning. */
import { cache, type CacheStore } from "@icosian/runtime/cache";
import { describe, expect, it } from "vitest";
import { buildCached, type CachedFlow } from "./build-cached.ts";

/** A store whose bytes a test can reach. */
class OpenStore implements CacheStore {
  readonly entries = new Map<string, Uint8Array>();

  get(key: string): Uint8Array | undefined {
    return this.entries.get(key)?.slice();
  }

  put(key: string, chunks: readonly Uint8Array[]): void {
    this.entries.set(key, Buffer.concat(chunks));
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  /** The keys of a kind. */
  keys(kind: string): readonly string[] {
    return [...this.entries.keys()].filter((key) => key.startsWith(`${kind}/`)).sort();
  }
}

const SOURCE = `
  export const small = (n: number): readonly number[] => [n, n + 1];
  export const large = (n: number): Float64Array => Float64Array.from({ length: 2_000 }, (_, at) => at * n);
  export const sum = (small: readonly number[], large: Float64Array): number => small[0]! + small[1]! + large.at(-1)!;`;

async function fill(): Promise<{ readonly store: OpenStore; readonly flow: CachedFlow }> {
  const store = new OpenStore();
  const flow = await buildCached(SOURCE, { store });
  expect((await flow.run(["sum"], { n: 2 })).results).toEqual({ sum: 2 + 3 + 3998 });
  expect(store.keys("records")).toHaveLength(3);
  expect(store.keys("blobs")).toHaveLength(1);
  return { store, flow };
}

/** The outputs are right, whatever has been computed for them. */
async function expectRight({ flow }: { readonly flow: CachedFlow }): Promise<readonly string[]> {
  const { results, computed } = await flow.run(["sum", "small", "large"], { n: 2 });
  expect(results["sum"]).toBe(4003);
  expect(results["small"]).toEqual([2, 3]);
  expect((results["large"] as Float64Array)[1999]).toBe(3998);
  expect((await flow.run(["sum"], { n: 2 })).computed).toEqual([]);
  return computed;
}

describe("entries", () => {
  it("that are cut off anywhere are misses", async () => {
    const { store, flow } = await fill();
    for (const key of [...store.keys("records"), ...store.keys("blobs")]) {
      const whole = store.entries.get(key)!;
      for (const length of [0, 1, 10, 76, 77, 80, whole.length >> 1, whole.length - 1]) {
        store.entries.set(key, whole.slice(0, length));
        expect((await expectRight({ flow })).length).toBe(1);
      }
    }
  });

  it("of which any byte is altered are misses", async () => {
    const { store, flow } = await fill();
    for (const key of store.keys("records")) {
      const whole = store.entries.get(key)!;
      for (let at = 0; at < whole.length; at += 7) {
        const altered = whole.slice();
        altered[at]! ^= 1 << (at % 8);
        store.entries.set(key, altered);
        await expectRight({ flow });
      }
    }
    const [blob] = store.keys("blobs");
    const whole = store.entries.get(blob!)!;
    for (let at = 0; at < whole.length; at += 997) {
      const altered = whole.slice();
      altered[at]! ^= 255;
      store.entries.set(blob!, altered);
      expect(await expectRight({ flow })).toEqual(["large"]);
    }
  });

  it("that are swapped, missing, empty or something else are misses", async () => {
    const { store, flow } = await fill();
    const [a, b, c] = store.keys("records");
    const [one, two] = [store.entries.get(a!)!, store.entries.get(b!)!];
    store.entries.set(a!, two).set(b!, one);
    expect(await expectRight({ flow })).toHaveLength(2);
    for (const content of ["", "{}", "null", "[]", '{"checksum":"', "\u0000".repeat(200)]) {
      store.entries.set(c!, Buffer.from(content));
      expect(await expectRight({ flow })).toHaveLength(1);
    }
    store.entries.delete(store.keys("blobs")[0]!);
    expect(await expectRight({ flow })).toEqual(["large"]);
    store.entries.clear();
    expect(await expectRight({ flow })).toHaveLength(3);
  });

  it("that a hostile hand has written with a right checksum are misses, and touch no prototype", async () => {
    const { store, flow } = await fill();
    const { createHash } = await import("node:crypto");
    for (const key of store.keys("records")) {
      const record = JSON.parse(Buffer.from(store.entries.get(key)!).toString()) as Record<string, unknown>;
      delete record["checksum"];
      const attacks: readonly Readonly<Record<string, unknown>>[] = [
        { record: 99 },
        { key: "f".repeat(64) },
        { inline: 5 },
        { inline: "AAAA", blob: null },
        { inline: "/w9v//////8=", blob: null },
        { dataVersion: "__proto__" },
        { size: -1 },
        { inputs: { length: 1e9 } },
        { node: null },
        { blob: "../../etc/passwd", inline: null },
      ];
      for (const attack of attacks) {
        const rest = JSON.stringify({ ...record, ...attack }).slice(1);
        const checksum = createHash("sha256").update(rest).digest("hex");
        store.entries.set(key, Buffer.from(`{"checksum":"${checksum}",${rest}`));
        await expectRight({ flow });
      }
      const rest = `"__proto__":{"polluted":true},${JSON.stringify(record).slice(1)}`;
      const checksum = createHash("sha256").update(rest).digest("hex");
      store.entries.set(key, Buffer.from(`{"checksum":"${checksum}",${rest}`));
      await expectRight({ flow });
    }
    expect(({} as Readonly<Record<string, unknown>>)["polluted"]).toBeUndefined();
  });
});

describe.each([["sync"], ["async"]])("a store that is %s and fails", (kind) => {
  const failing = (methods: readonly string[]): CacheStore => {
    const open = new OpenStore();
    const fire = new Error("disk on fire");
    const act = <Value>(method: string, value: () => Value): Value => {
      if (methods.includes(method)) throw fire;
      return value();
    };
    if (kind === "sync")
      return {
        name: "a burning disk",
        get: (key) => act("get", () => open.get(key)),
        put: (key, chunks) => act("put", () => open.put(key, chunks as readonly Uint8Array[])),
        has: (key) => act("has", () => open.has(key)),
        delete: (key) => act("delete", () => open.delete(key)),
      };
    return {
      name: "a burning disk",
      isAsync: true,
      get: async (key) => act("get", () => open.get(key)),
      put: async (key, chunks) => act("put", () => open.put(key, chunks as readonly Uint8Array[])),
      has: async (key) => act("has", () => open.has(key)),
      delete: async (key) => act("delete", () => open.delete(key)),
    };
  };

  it.each([
    [["get"], "cannot be read: disk on fire (a burning disk)"],
    [["put"], "cannot be written: disk on fire (a burning disk)"],
  ])("at %j warns once, and everything is computed", async (methods, message) => {
    const flow = await buildCached(SOURCE, { store: failing(methods) });
    for (let round = 0; round < 3; round++) expect((await flow.run(["sum"], { n: 2 })).results).toEqual({ sum: 4003 });
    expect(flow.warnings.map((warning) => warning.message)).toEqual([expect.stringContaining(message)]);
  });

  it("at everything does so as well", async () => {
    const flow = await buildCached(SOURCE, { store: failing(["get", "put", "has", "delete"]) });
    expect((await flow.run(["sum"], { n: 2 })).results).toEqual({ sum: 4003 });
    expect(flow.warnings).toHaveLength(2);
  });
});

describe("an async store", () => {
  it("makes nodes async, which executeSync says before anything runs", async () => {
    const open = new OpenStore();
    const store: CacheStore = {
      isAsync: true,
      get: async (key) => open.get(key),
      put: async (key, chunks) => open.put(key, chunks as readonly Uint8Array[]),
      has: async (key) => open.has(key),
      delete: async (key) => open.delete(key),
    };
    const flow = await buildCached(SOURCE, { store });
    expect(() => flow.runSync(["sum"], { n: 2 })).toThrow("ICO7007");
    await flow.run(["sum"], { n: 2 });
    expect((await flow.run(["sum"], { n: 2 })).computed).toEqual([]);
  });

  it("is written while the run goes on, and done when it settles", async () => {
    const open = new OpenStore();
    let pending = 0;
    let mostPending = 0;
    const store: CacheStore = {
      isAsync: true,
      get: async (key) => open.get(key),
      put: async (key, chunks) => {
        mostPending = Math.max(mostPending, ++pending);
        await new Promise((resolve) => setTimeout(resolve, 30));
        open.put(key, chunks as readonly Uint8Array[]);
        pending--;
      },
      has: async (key) => open.has(key),
      delete: async (key) => open.delete(key),
    };
    const flow = await buildCached(SOURCE, { store });
    await flow.run(["sum"], { n: 2 });
    expect(pending).toBe(0);
    // `sum` was computed while the values that it reads were still being written.
    expect(mostPending).toBeGreaterThan(1);
  });
});

it("is closed with the dataflow", async () => {
  let closed = 0;
  const store = Object.assign(new OpenStore(), { close: () => void closed++ });
  const flow = await buildCached(SOURCE, { store });
  await flow.flow.close();
  expect(closed).toBe(1);
  expect(cache({ store }).lastRunId).toBe(null);
});

it("stores and serves while the clock jumps", async () => {
  const { vi } = await import("vitest");
  const flow = await buildCached(SOURCE, {});
  vi.useFakeTimers({ toFake: ["Date"], now: 5_000_000_000_000 });
  await flow.run(["sum"], { n: 2 });
  vi.setSystemTime(1000);
  expect((await flow.run(["sum"], { n: 2 })).computed).toEqual([]);
  expect((await flow.run(["sum"], { n: 3 })).results).toEqual({ sum: 3 + 4 + 5997 });
  vi.useRealTimers();
});
