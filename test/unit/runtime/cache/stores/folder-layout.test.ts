/** What is in the folder of a cache, and which folders are left alone. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { filesIn, makeFolder, messageOf } from "./scratch.ts";

const MARKERS = [".gitignore", "CACHEDIR.TAG", "cache.json"];
const text = (content: string): Uint8Array => Buffer.from(content);

let path: string;
beforeEach(() => {
  path = join(makeFolder(), "cache");
});

/** Writes files into the folder. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
}

describe("the folder", () => {
  it("is created by the first write, not earlier", () => {
    const store = folder(path);
    store.get("records/01234567");
    store.has("blobs/01234567");
    store.delete("runs/x");
    expect([store.list(""), store.stats(), store.prune().entries, store.clear().entries]).toEqual([[], null, 0, 0]);
    store.maintain();
    store.close();
    expect(readdirSync(dirname(path))).toEqual([]);
    store.put("runs/x", text("1"));
    expect(filesIn(path)).toEqual([...MARKERS, "runs/x"]);
  });

  it("has the documented layout", () => {
    const store = folder(path);
    store.put("records/0123456789abcdef", text("{}"));
    store.put("blobs/fedcba9876543210", text("content"));
    store.put("runs/2026-11-30t10.00.00_a1", text("run"));
    expect(filesIn(path)).toEqual([
      ".gitignore",
      "CACHEDIR.TAG",
      "ac/01/0123456789abcdef.json",
      "cache.json",
      "cas/sha256/fe/dcba9876543210",
      "runs/2026-11-30t10.00.00_a1",
    ]);
    expect(readdirSync(join(path, "tmp"))).toEqual([]);
    expect(JSON.parse(readFileSync(join(path, "cache.json"), "utf8"))).toMatchObject({
      format: "icosian-cache",
      version: 1,
    });
    expect(readFileSync(join(path, ".gitignore"), "utf8")).toBe("*\n");
    expect(readFileSync(join(path, "CACHEDIR.TAG"), "latin1").slice(0, 43)).toBe(
      "Signature: 8a477f597d28d172789f06886806bc55",
    );
  });

  it("may be empty, or have files that tools leave everywhere", () => {
    write({ ".gitkeep": "", ".DS_Store": "", ".gitignore": "mine" });
    folder(path).put("runs/x", text("1"));
    expect(filesIn(path)).toEqual([".DS_Store", ".gitignore", ".gitkeep", "CACHEDIR.TAG", "cache.json", "runs/x"]);
    expect(readFileSync(join(path, ".gitignore"), "utf8")).toBe("mine");
  });

  it("is found by its absolute path after the working directory has changed", () => {
    const before = process.cwd();
    try {
      process.chdir(dirname(path));
      const store = folder("cache");
      process.chdir("/");
      store.put("runs/x", text("1"));
      expect([store.name, store.path]).toEqual(["the folder cache", path]);
      expect(filesIn(path)).toContain("runs/x");
    } finally {
      process.chdir(before);
    }
  });

  it.each([
    ["", undefined, '`path` of `folder` is ""; give a path'],
    ["a\0b", undefined, "give a path, without zero characters"],
    [undefined, undefined, "`folder` needs `path`"],
    [3, undefined, "`path` of `folder` is 3"],
    ["x", { readonly: true }, "`folder` has no option `readonly`. Did you mean `readOnly`?"],
    ["x", { fsync: 1 }, "`fsync` of `folder` is 1; give true or false"],
    ["x", { maxBytes: "2GB" }, '`maxBytes` of `folder` is "2GB"; give a number from 0 to Infinity'],
    ["x", { olderThanMs: -1 }, "`olderThanMs` of `folder` is -1"],
    ["x", { olderThanMs: Number.NaN }, "`olderThanMs` of `folder` is NaN"],
    ["x", "x", "takes options in an object"],
  ])("refuses the path %j with %j", (given, options, message) => {
    // A cast, because these are mistakes.
    expect(messageOf(() => folder(given as string, options as object))).toContain(message);
  });
});

describe("a folder of somebody else", () => {
  const cases: readonly (readonly [what: string, files: Readonly<Record<string, string>>, message: string])[] = [
    ["with files of others", { "notes.txt": "mine" }, "has files that are not of a cache (`notes.txt`)"],
    ["with folders named like ours", { "runs/a.json": "mine" }, "(`runs`)"],
    ["with a folder ac of others", { "ac/power/x": "mine" }, "(`ac`)"],
    ["with a folder tmp of others", { "tmp/session": "mine" }, "(`tmp`)"],
    ["that holds a cache", { "cache/cache.json": "{}" }, "(`cache`)"],
    ["with many files", { a: "", b: "", c: "", d: "", e: "" }, "(`a`, `b`, `c` and 2 more)"],
    ["with another cache.json", { "cache.json": '{ "format": "webpack" }' }, "damaged or not of a cache of Icosian"],
    ["with an empty cache.json", { "cache.json": "" }, "damaged or not of a cache of Icosian"],
    ["with a broken cache.json", { "cache.json": '{"format":"icosian-ca' }, "damaged or not of a cache of Icosian"],
    ["with a cache.json that is a list", { "cache.json": "[1]" }, "damaged or not of a cache of Icosian"],
    [
      "of a later version",
      { "cache.json": '{"format":"icosian-cache","version":2}', "zz/x": "", "tmp/1-00000000.aa.tmp": "" },
      "has layout 2, and this version of Icosian uses layout 1",
    ],
    ["of a strange version", { "cache.json": '{"format":"icosian-cache","version":"1"}' }, "has layout 1, and"],
  ];

  it.each(cases)("%s is refused and not touched", (_, files, message) => {
    write(files);
    const long = new Date("2001-01-01");
    for (const each of filesIn(path)) utimesSync(join(path, each), long, long);
    const before = filesIn(path);
    const store = folder(path, { sharesWork: true });
    const attempts = [
      () => store.get("records/01234567"),
      () => store.put("records/01234567", text("x")),
      () => store.has("records/01234567"),
      () => store.delete("records/01234567"),
      () => store.list(""),
      () => store.stats(),
      () => store.prune(),
      () => store.clear(),
    ];
    for (const attempt of attempts) {
      expect(messageOf(attempt)).toContain(message);
      expect(messageOf(attempt)).toContain(path);
    }
    // A claim is no reason to fail: its caller works alone.
    store.claim!("records/01234567")!.release();
    store.maintain();
    expect(filesIn(path)).toEqual(before);
    for (const each of before) {
      expect(readFileSync(join(path, each), "utf8")).toBe(files[each]);
      expect(statSync(join(path, each)).mtimeMs).toBe(long.getTime());
    }
  });

  it("can be used once it is empty", () => {
    write({ "notes.txt": "mine" });
    const store = folder(path);
    expect(messageOf(() => store.put("runs/x", text("1")))).toContain("notes.txt");
    rmSync(join(path, "notes.txt"));
    store.put("runs/x", text("1"));
    expect(Buffer.from(store.get("runs/x")!).toString()).toBe("1");
  });
});

describe("what somebody deletes while the store is used", () => {
  function begin(): ReturnType<typeof folder> {
    const store = folder(path);
    store.put("records/01234567", text("record"));
    store.put("blobs/01234567", text("blob"));
    return store;
  }

  it.each([
    ["the folder", "."],
    ["the records", "ac"],
    ["a part of the records", "ac/01"],
    ["the blobs", "cas"],
    ["temporary files", "tmp"],
    ["what the folder is", "cache.json"],
  ])("%s is created again", (_, deleted) => {
    const store = begin();
    rmSync(join(path, deleted), { recursive: true });
    store.put("records/01234567", text("again"));
    store.put("blobs/01234567", text("blob"));
    expect(Buffer.from(store.get("records/01234567")!).toString()).toBe("again");
    expect(Buffer.from(store.get("blobs/01234567")!).toString()).toBe("blob");
    // Also for a process that opens it now.
    expect(folder(path).has("blobs/01234567")).toBe(deleted !== "cache.json");
    folder(path).put("runs/x", text("1"));
    expect(filesIn(path)).toEqual(expect.arrayContaining([...MARKERS, "runs/x"]));
    expect(readdirSync(join(path, "tmp"))).toEqual([]);
  });

  it("is a miss", () => {
    const store = begin();
    rmSync(path, { recursive: true });
    expect([store.get("records/01234567"), store.has("blobs/01234567"), store.list("")]).toEqual([
      undefined,
      false,
      [],
    ]);
    expect(store.stats()).toBeNull();
  });
});
