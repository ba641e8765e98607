/** Pruning, clearing and counting the folder of a cache: what goes, what stays, and when it happens by itself. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { toEntryPath } from "../../../../../runtime/src/cache/stores/folder/layout.ts";
import { filesIn, makeFolder } from "./scratch.ts";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const module = pathToFileURL(join(import.meta.dirname, "../../../../../runtime/dist/cache/stores/folder.node.js")).href;

let path: string;
beforeEach(() => {
  path = join(makeFolder(), "cache");
});

/** Puts an entry that was last used some time ago. */
function putAged(key: string, text: string, ageMs: number): void {
  folder(path).put(key, Buffer.from(text));
  setAge(key, ageMs);
}

function setAge(key: string, ageMs: number): void {
  const then = (Date.now() - ageMs) / 1000;
  utimesSync(toEntryPath(path, key), then, then);
}

function ageOf(key: string): number {
  return Date.now() - statSync(toEntryPath(path, key)).mtimeMs;
}

/** A record that needs a blob. */
function recordOf(blob: string): string {
  return JSON.stringify({ checksum: "0".repeat(64), node: '"blob":"99999999"', blob, inline: null });
}

const keys = (): readonly string[] => [...folder(path).list("")].sort();

describe("prune", () => {
  it("removes what was not used for 30 days, with its blob, unless others need it", () => {
    putAged("blobs/aaaaaaaa", "shared", 40 * DAY);
    putAged("blobs/bbbbbbbb", "old", 40 * DAY);
    putAged("records/00000001", recordOf("aaaaaaaa"), 31 * DAY);
    putAged("records/00000002", recordOf("aaaaaaaa"), 29 * DAY);
    putAged("records/00000003", recordOf("bbbbbbbb"), 31 * DAY);
    putAged("records/00000004", "{}", 31 * DAY);
    putAged("records/00000005", "{}", 29 * DAY);
    putAged("runs/old", "run", 31 * DAY);
    putAged("runs/new", "run", 29 * DAY);
    const { bytes, ...removed } = folder(path).prune();
    expect(removed).toEqual({ entries: 3, blobs: 1, runs: 1, temporaryFiles: 0 });
    expect(bytes).toBe(recordOf("aaaaaaaa").length * 2 + "{}old".length + "run".length);
    expect(keys()).toEqual(["blobs/aaaaaaaa", "records/00000002", "records/00000005", "runs/new"]);
  });

  it("counts the use of the blob as use of the record", () => {
    putAged("blobs/aaaaaaaa", "blob", HOUR);
    putAged("records/00000001", recordOf("aaaaaaaa"), 31 * DAY);
    expect(folder(path).prune().entries).toBe(0);
  });

  it("removes blobs without records and records without blobs, but no new blob", () => {
    putAged("blobs/aaaaaaaa", "orphan", 2 * HOUR);
    putAged("blobs/bbbbbbbb", "new orphan", HOUR / 2);
    putAged("records/00000001", recordOf("cccccccc"), 0);
    expect(folder(path).prune()).toMatchObject({ entries: 1, blobs: 1 });
    expect(keys()).toEqual(["blobs/bbbbbbbb"]);
  });

  it("removes what was used least recently while there is too much", () => {
    const text = "x".repeat(1000);
    for (let index = 0; index < 10; index++) putAged(`records/0000000${index}`, text, (index + 1) * HOUR);
    expect(folder(path, { maxBytes: 4500 }).prune().entries).toBe(6);
    expect(keys()).toEqual([0, 1, 2, 3].map((index) => `records/0000000${index}`));
    expect(folder(path).prune({ maxBytes: 0 }).entries).toBe(4);
    expect(readdirSync(join(path, "tmp"))).toEqual([]);
  });

  it("takes a time in the future for now", () => {
    putAged("records/00000001", "{}", -1000 * DAY);
    expect(folder(path).prune({ olderThanMs: 1000 }).entries).toBe(0);
    expect(folder(path).stats()!.newest!.getTime()).toBeLessThanOrEqual(Date.now());
    // When it is read, nothing is wrong with it either.
    expect(folder(path).get("records/00000001")).toBeDefined();
  });

  it("touches no files of others", () => {
    putAged("records/00000001", "{}", 100 * DAY);
    const foreign = [
      "ac/00/notes.txt",
      "ac/zz/00000001.json",
      "ac/00/11111111.json",
      "cas/x",
      "cas/sha256/ab/XYZ",
      "runs/My Run",
      "mine",
    ];
    for (const each of foreign) {
      mkdirSync(join(path, each, ".."), { recursive: true });
      writeFileSync(join(path, each), "mine");
      utimesSync(join(path, each), 1, 1);
    }
    mkdirSync(join(path, "ac/00/00000002.json"));
    expect(folder(path).stats()).toMatchObject({ entries: 1, blobs: 0, runs: 0 });
    folder(path).prune({ olderThanMs: 0, maxBytes: 0 });
    folder(path).clear();
    expect(filesIn(path).filter((each) => foreign.includes(each))).toEqual([...foreign].sort());
  });
});

describe("the last use", () => {
  it("is noted once per day", () => {
    putAged("records/00000001", "{}", 2 * DAY);
    putAged("records/00000002", "{}", HOUR);
    const store = folder(path);
    store.get("records/00000001");
    store.get("records/00000002");
    expect(ageOf("records/00000001")).toBeLessThan(HOUR / 2);
    expect(ageOf("records/00000002")).toBeGreaterThan(HOUR / 2);
  });

  it("is not noted by looking whether something is there, nor by a store that only reads its size", () => {
    putAged("records/00000001", "{}", 2 * DAY);
    folder(path).has("records/00000001");
    folder(path).stats();
    folder(path).prune();
    expect(ageOf("records/00000001")).toBeGreaterThan(DAY);
  });

  it("of a blob is now if it is put again, and the blob is not written again", () => {
    putAged("blobs/aaaaaaaa", "blob", 2 * DAY);
    const before = statSync(toEntryPath(path, "blobs/aaaaaaaa")).ino;
    folder(path).put("blobs/aaaaaaaa", Buffer.from("blob"));
    expect(ageOf("blobs/aaaaaaaa")).toBeLessThan(HOUR);
    expect(statSync(toEntryPath(path, "blobs/aaaaaaaa")).ino).toBe(before);
    // A blob of another size was damaged.
    writeFileSync(toEntryPath(path, "blobs/aaaaaaaa"), "bl");
    folder(path).put("blobs/aaaaaaaa", Buffer.from("blob"));
    expect(String(Buffer.from(folder(path).get("blobs/aaaaaaaa")!))).toBe("blob");
  });
});

describe("clear", () => {
  it("removes everything, and leaves a cache", () => {
    putAged("blobs/aaaaaaaa", "blob", 0);
    putAged("records/00000001", recordOf("aaaaaaaa"), 0);
    putAged("runs/x", "run", 0);
    const store = folder(path);
    store.get("records/00000001");
    expect(folder(path).clear()).toMatchObject({ entries: 1, blobs: 1, runs: 1 });
    expect(filesIn(path)).toEqual([".gitignore", "CACHEDIR.TAG", "cache.json"]);
    expect(store.get("records/00000001")).toBeUndefined();
    store.put("records/00000001", Buffer.from("again"));
    expect(keys()).toEqual(["records/00000001"]);
  });

  it("is refused by a store that only reads", () => {
    putAged("runs/x", "run", 0);
    expect(() => folder(path, { readOnly: true }).clear()).toThrow("is used for reading only");
    expect(() => folder(path, { readOnly: true }).prune()).toThrow("is used for reading only");
  });
});

it("counts what is there", () => {
  putAged("blobs/aaaaaaaa", "blob", HOUR);
  putAged("records/00000001", "{}", 3 * DAY);
  putAged("runs/x", "run", 2 * DAY);
  const { oldest, newest, ...stats } = folder(path).stats()!;
  expect(stats).toEqual({ path, version: 1, entries: 1, blobs: 1, runs: 1, temporaryFiles: 0, claims: 0, bytes: 9 });
  expect(Date.now() - oldest!.getTime()).toBeGreaterThan(2.9 * DAY);
  expect(Date.now() - newest!.getTime()).toBeLessThan(2 * HOUR);
});

describe("pruning in the background", () => {
  const marker = (): string => join(path, "pruned.json");

  /** What happens after a run of another process: a store looks once per minute whether it is time. */
  function maintain(): void {
    const store = folder(path);
    store.get("records/ffffffff");
    store.maintain();
  }

  async function isPruned(key: string): Promise<boolean> {
    for (let waited = 0; waited < 400; waited++) {
      if (!existsSync(toEntryPath(path, key))) return true;
      await wait(10);
    }
    return false;
  }

  it("happens after a run, once per day", async () => {
    putAged("records/00000001", "{}", 31 * DAY);
    maintain();
    expect(await isPruned("records/00000001")).toBe(true);
    while (readFileSync(marker(), "utf8") !== '{"attempts":0}\n') await wait(10);

    putAged("records/00000002", "{}", 31 * DAY);
    maintain();
    await wait(50);
    expect(keys()).toEqual(["records/00000002"]);
    utimesSync(marker(), Date.now() / 1000, (Date.now() - 1.1 * DAY) / 1000);
    maintain();
    expect(await isPruned("records/00000002")).toBe(true);
  });

  it("is not begun twice at the same time, and begun again if it was not finished", async () => {
    putAged("records/00000001", "{}", 31 * DAY);
    writeFileSync(marker(), '{"attempts":3}');
    maintain();
    await wait(30);
    expect(keys()).toEqual(["records/00000001"]);
    utimesSync(marker(), Date.now() / 1000, Date.now() / 1000 - 120);
    maintain();
    expect(await isPruned("records/00000001")).toBe(true);
  });

  it.each(["", "x", "[]", '{"attempts":-1}', '{"attempts":"many"}'])(
    "does not depend on the marker %j",
    async (text) => {
      putAged("records/00000001", "{}", 31 * DAY);
      writeFileSync(marker(), text);
      utimesSync(marker(), 1, 1);
      maintain();
      expect(await isPruned("records/00000001")).toBe(true);
    },
  );

  it("ends with the program, and is done after some runs of a short program", { timeout: 120_000 }, () => {
    const many = 6000;
    const store = folder(path);
    for (let index = 0; index < many; index++)
      store.put(`records/${String(index * 7919).padStart(8, "0")}`, Buffer.from("{}"));
    setAge("records/00000000", 31 * DAY);
    const script = `import { folder } from "${module}";
      const store = folder(${JSON.stringify(path)}); store.get("records/ffffffff"); store.maintain();`;
    let runs = 0;
    while (existsSync(toEntryPath(path, "records/00000000"))) {
      if (existsSync(marker())) utimesSync(marker(), Date.now() / 1000, Date.now() / 1000 - 120);
      const { status, signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
        timeout: 60_000,
      });
      expect([status, signal]).toEqual([0, null]);
      expect(++runs).toBeLessThan(12);
    }
    expect(store.list("records/")).toHaveLength(many - 1);
  });

  it("goes on in small steps while the program does", async () => {
    const store = folder(path);
    for (let index = 0; index < 3000; index++)
      store.put(`records/${String(index * 7919).padStart(8, "0")}`, Buffer.from("{}"));
    setAge("records/00000000", 31 * DAY);
    const script = `import { folder } from "${module}"; import { existsSync } from "node:fs";
      const store = folder(${JSON.stringify(path)}); store.get("records/ffffffff"); store.maintain();
      const isThere = () => existsSync(${JSON.stringify(toEntryPath(path, "records/00000000"))});
      let turns = 0; const wasThere = isThere();
      while (isThere()) { turns++; store.maintain(); await new Promise((resolve) => setTimeout(resolve, 1)); }
      console.log(JSON.stringify({ turns, wasThere }));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [output] = (await once(child.stdout, "data")) as [Buffer];
    const { turns, wasThere } = JSON.parse(String(output)) as { readonly turns: number; readonly wasThere: boolean };
    expect(wasThere).toBe(true);
    expect(turns).toBeGreaterThan(2);
  });
});
