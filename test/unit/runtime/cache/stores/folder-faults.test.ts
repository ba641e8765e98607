/** The file system fails at every call, one after the other: no wrong bytes, clear errors, and nothing left behind. */
import * as fs from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { filesIn, makeFolder } from "./scratch.ts";

/** Which call fails, counted from 0, and how. */
const fault = vi.hoisted(() => ({
  at: Infinity,
  code: "EIO",
  calls: 0,
  open: new Set<number>(),
  /** What happens before the call, instead of the fault. */
  meanwhile: null as (() => void) | null,
}));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  const wrapped = Object.entries(real).map(([name, value]) => {
    if (!name.endsWith("Sync") || typeof value !== "function") return [name, value];
    const call = value as (...args: unknown[]) => unknown;
    return [
      name,
      (...args: unknown[]) => {
        // Closing does not fail, or the test would lose files by itself.
        if (name !== "closeSync" && fault.calls++ === fault.at && fault.meanwhile !== null) fault.meanwhile();
        else if (name !== "closeSync" && fault.calls - 1 === fault.at) {
          const path = typeof args[0] === "string" ? args[0] : undefined;
          throw Object.assign(new Error(`${fault.code}: injected`), { code: fault.code, syscall: name, path });
        }
        const result = call(...args);
        if (name === "openSync") fault.open.add(result as number);
        if (name === "closeSync") fault.open.delete(args[0] as number);
        return result;
      },
    ];
  });
  return Object.fromEntries(wrapped) as typeof fs;
});

let path: string;
beforeEach(() => {
  path = join(makeFolder(), "cache");
});
afterEach(() => {
  Object.assign(fault, { at: Infinity, meanwhile: null });
});

const old = Buffer.from("old ".repeat(100));
const content = Buffer.from("content ".repeat(100));

/** Runs with a fault at one call after the other, until there are no more calls; returns how many there were. */
function withEveryFault(code: string, prepare: () => void, run: () => void, check: (thrown: unknown) => void): number {
  for (let at = 0; ; at++) {
    fs.rmSync(path, { recursive: true, force: true });
    prepare();
    Object.assign(fault, { at, code, calls: 0 });
    let thrown: unknown;
    try {
      run();
    } catch (error) {
      thrown = error;
    }
    const { calls } = fault;
    fault.at = Infinity;
    expect(fault.open.size, `files are open after a fault at call ${at}`).toBe(0);
    if (thrown !== undefined)
      expect((thrown as Error).message).toMatch(/^The cache folder .* cannot be (read|written): /);
    check(thrown);
    if (calls <= at) return at;
  }
}

const CODES = ["EIO", "ENOSPC", "EACCES", "ENOENT", "EEXIST"];

describe.each(CODES)("%s", (code) => {
  it("while a record is put: the old one or the new one is there, and it can be put again", () => {
    const calls = withEveryFault(
      code,
      () => folder(path).put("records/01234567", old),
      () => folder(path).put("records/01234567", content),
      (thrown) => {
        const found = Buffer.from(folder(path).get("records/01234567")!).toString();
        expect([String(old), String(content)]).toContain(found);
        if (thrown === undefined) expect(found).toBe(String(content));
        folder(path).put("records/01234567", content);
        expect(filesIn(path).filter((each) => each.startsWith("tmp"))).toEqual([]);
      },
    );
    expect(calls).toBeGreaterThan(5);
  });

  it("while the first blob is put", () => {
    withEveryFault(
      code,
      () => {},
      () => folder(path).put("blobs/01234567", content),
      (thrown) => {
        const found = folder(path).get("blobs/01234567");
        if (thrown === undefined) expect(found).toBeDefined();
        if (found !== undefined) expect(String(Buffer.from(found))).toBe(String(content));
        const store = folder(path);
        store.put("blobs/01234567", content);
        expect(store.has("blobs/01234567")).toBe(true);
      },
    );
  });

  it("while an entry is read: it is there, or not, or the reason is said", () => {
    const results: unknown[] = [];
    withEveryFault(
      code,
      () => folder(path).put("blobs/01234567", content),
      () => results.push(folder(path).get("blobs/01234567")),
      () => {},
    );
    expect(results.length).toBeGreaterThan(0);
    for (const each of results)
      if (each !== undefined) expect(String(Buffer.from(each as Uint8Array))).toBe(String(content));
  });

  it("while the folder is pruned and cleared: what is left can be read", () => {
    const before = Date.now() - 1e10;
    const prepare = (): void => {
      const store = folder(path);
      store.put("blobs/01234567", content);
      store.put("records/01234567", Buffer.from('{"blob":"01234567"}'));
      store.put("runs/x", content);
      for (const each of filesIn(path))
        if (/^(ac|cas|runs)/.test(each)) fs.utimesSync(join(path, each), before / 1000, before / 1000);
    };
    for (const run of [() => folder(path).prune(), () => folder(path).clear()])
      withEveryFault(code, prepare, run, () => {
        // Not by the store, which would note that the blob was used.
        for (const each of filesIn(path))
          if (each.startsWith("cas")) expect(fs.readFileSync(join(path, each), "utf8")).toBe(String(content));
        run();
        expect(folder(path).list("")).toEqual([]);
      });
  });

  it("in the background and with claims: never an error", () => {
    withEveryFault(
      code,
      () => folder(path).put("blobs/01234567", content),
      () => {
        const store = folder(path, { sharesWork: true });
        const claim = store.claim!("records/01234567");
        claim?.release();
        store.maintain();
        store.close();
      },
      (thrown) => expect(thrown).toBeUndefined(),
    );
  });
});

describe("while a folder is pruned, before every call to the file system", () => {
  const KEYS = ["blobs/01234567", "records/01234567", "records/89abcdef"] as const;
  const record = Buffer.from('{"blob":"01234567"}');

  /** Puts a blob and a record that were last used some time ago. */
  function prepare(ageMs: number): void {
    fs.rmSync(path, { recursive: true, force: true });
    const store = folder(path);
    store.put("blobs/01234567", content);
    store.put("records/01234567", record);
    const then = (Date.now() - ageMs) / 1000;
    for (const each of filesIn(path)) if (/^(ac|cas)/.test(each)) fs.utimesSync(join(path, each), then, then);
  }

  it.each([1e10, 50_000])("another process puts the same values (last used %i ms ago): they stay", (ageMs) => {
    let at = 0;
    for (; ; at++) {
      prepare(ageMs);
      let isDone = false;
      const meanwhile = (): void => {
        isDone = true;
        const other = folder(path);
        other.put("blobs/01234567", content);
        other.put("records/01234567", record);
        other.put("records/89abcdef", record);
      };
      Object.assign(fault, { at, calls: 0, meanwhile });
      folder(path).prune({ olderThanMs: 0, maxBytes: 0 });
      Object.assign(fault, { at: Infinity, meanwhile: null });
      if (!isDone) break;
      const store = folder(path);
      // A record that was put after the records were listed stays, and in any case the blob does.
      expect(store.has("blobs/01234567"), `before call ${at}`).toBe(true);
      expect(fs.readdirSync(join(path, "tmp"))).toEqual([]);
    }
    expect(at).toBeGreaterThan(10);
  });

  it("another process deletes the folder: nothing fails", () => {
    for (let at = 0, isDone = true; isDone; at++) {
      prepare(1e10);
      isDone = false;
      const meanwhile = (): void => {
        isDone = true;
        fs.rmSync(path, { recursive: true });
      };
      Object.assign(fault, { at, calls: 0, meanwhile });
      try {
        folder(path).prune({ olderThanMs: 0, maxBytes: 0 });
      } catch (thrown) {
        expect((thrown as Error).message).toContain("it was removed while it was used");
      }
      Object.assign(fault, { at: Infinity, meanwhile: null });
      for (const key of KEYS) expect(folder(path).has(key)).toBe(false);
    }
  });
});
