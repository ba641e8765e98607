/** Real trouble with the folder of a cache: full disks, missing permissions, files in the way. Clear errors, and hits where possible. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { filesIn, makeFolder, messageOf } from "./scratch.ts";

const content = Buffer.from("content");
const KEY = "records/0123456789";

let path: string;
beforeEach(() => {
  path = join(makeFolder(), "cache");
});

describe("something in the way", () => {
  it.each([
    ["a file in place of the folder", "", "a part of its path is a file, not a folder."],
    ["a file above the folder", "deeper/cache", "a part of its path is a file, not a folder."],
  ])("%s", (_, rest, reason) => {
    writeFileSync(path, "mine");
    const store = folder(join(path, rest));
    for (const attempt of [() => store.get(KEY), () => store.put(KEY, content), () => store.list("")])
      expect(messageOf(attempt)).toContain(reason);
  });

  it.each(["ac", "ac/01"])("a file in place of the folder %s", (name) => {
    folder(path).put("runs/x", content);
    if (name.includes("/")) mkdirSync(join(path, "ac"));
    writeFileSync(join(path, name), "mine");
    const store = folder(path);
    expect(messageOf(() => store.put(KEY, content))).toBe(
      `The cache folder ${path} cannot be written: a part of its path is a file, not a folder.`,
    );
    for (const attempt of [() => store.get(KEY), () => store.has(KEY), () => store.list("")])
      expect(messageOf(attempt)).toContain("cannot be read: a part of its path is a file, not a folder.");
    expect(String(Buffer.from(store.get("runs/x")!))).toBe("content");
    expect(readdirSync(join(path, "tmp"))).toEqual([]);
  });

  it("a folder in place of a record", () => {
    const store = folder(path);
    store.put("runs/x", content);
    mkdirSync(join(path, "ac/01/0123456789.json"), { recursive: true });
    expect(messageOf(() => store.put(KEY, content))).toContain("there is a folder in place of a file");
    expect(messageOf(() => store.get(KEY))).toContain("cannot be read: there is a folder in place of a file");
    expect(store.has(KEY)).toBe(false);
    expect(readdirSync(join(path, "tmp"))).toEqual([]);
    expect(store.stats()).toMatchObject({ entries: 0, runs: 1 });
  });

  it("a path that is too long", () => {
    const store = folder(join(path, "x".repeat(300)));
    expect(messageOf(() => store.put(KEY, content))).toContain("its path is too long.");
  });

  it("a circle of links", () => {
    symlinkSync(path, path);
    expect(messageOf(() => folder(path).put(KEY, content))).toMatch(
      /circle of symbolic links|part of its path is a file/,
    );
  });
});

/** Runs code in a process that may not write what this one may: as another user, or under a limit. */
function runElsewhere(code: string, options: { readonly uid?: number; readonly limit?: string } = {}): string {
  const url = pathToFileURL(join(import.meta.dirname, "../../../../../runtime/dist/cache/stores/folder.node.js")).href;
  const script = `import { folder } from ${JSON.stringify(url)}; import fs from "node:fs";
const content = Buffer.from("content"); const KEY = ${JSON.stringify(KEY)}; const path = ${JSON.stringify(path)};
const say = (action) => { try { console.log(JSON.stringify(action() ?? null)); } catch (error) { console.log(error.message); } };
${code}`;
  const { limit, uid } = options;
  const node = [process.execPath, "--input-type=module", "-e", script] as const;
  const [command, ...args]: readonly [string, ...string[]] =
    limit === undefined ? node : ["/bin/sh", "-c", `ulimit ${limit}; exec "$0" "$@"`, ...node];
  const { stdout, stderr, status } = spawnSync(command, args, {
    encoding: "utf8",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe("without permission to write", () => {
  const isRoot = process.getuid?.() === 0;
  // Permissions do not hold for root, who can be somebody else instead.
  const options = isRoot ? { uid: 65_534 } : {};

  it("a folder serves hits, also those that it would touch", () => {
    folder(path).put(KEY, content);
    for (const each of ["", "ac", "ac/01", "tmp"]) chmodSync(join(path, each), 0o555);
    chmodSync(join(path, ".."), 0o755);
    spawnSync("touch", ["-d", "2001-01-01", join(path, "ac/01/0123456789.json")]);
    const output = runElsewhere(
      `const store = folder(path, { sharesWork: true });
      say(() => Buffer.from(store.get(KEY)).toString());
      say(() => store.put("records/0123456799", content));
      say(() => store.get(KEY).length);
      say(() => store.claim(KEY) !== null);
      say(() => store.maintain());
      say(() => store.clear());`,
      options,
    );
    const [hit, put, again, claim, maintain, clear] = output.split("\n");
    expect([hit, again, claim, maintain]).toEqual(['"content"', "7", "true", "null"]);
    expect(put).toMatch(/^The cache folder .* cannot be written: this user has no permission \(.*\)\.$/);
    expect(clear).toMatch(/no permission/);
    for (const each of ["", "ac", "ac/01", "tmp"]) chmodSync(join(path, each), 0o755);
  });

  it("a folder that cannot be read says so", () => {
    folder(path).put(KEY, content);
    chmodSync(join(path, ".."), 0o755);
    chmodSync(path, 0o000);
    const output = runElsewhere(
      `say(() => folder(path).get(KEY)); say(() => folder(path).put(KEY, content));`,
      options,
    );
    chmodSync(path, 0o755);
    expect(output.split("\n").filter((line) => line.includes("this user has no permission"))).toHaveLength(2);
  });

  it("a folder that cannot be created says so", () => {
    chmodSync(join(path, ".."), 0o555);
    const output = runElsewhere(
      `say(() => folder(path).get(KEY)); say(() => folder(path).put(KEY, content));`,
      options,
    );
    chmodSync(join(path, ".."), 0o755);
    expect(output).toMatch(/^null\nThe cache folder .* cannot be written: this user has no permission/);
  });
});

it.skipIf(process.platform === "win32")("with too many open files, it says so, and goes on afterwards", () => {
  folder(path).put(KEY, content);
  const output = runElsewhere(
    `const store = folder(path); store.get(KEY);
    const open = []; try { for (;;) open.push(fs.openSync("/dev/null")); } catch {}
    say(() => store.get(KEY)); say(() => store.put(KEY, content)); say(() => store.get("records/ffffffff"));
    for (const each of open) fs.closeSync(each);
    say(() => store.put(KEY, content)); say(() => store.get(KEY).length);`,
    { limit: "-n 64" },
  );
  expect(output.split("\n").slice(0, 5)).toEqual([
    `The cache folder ${path} cannot be read: too many files are open.`,
    `The cache folder ${path} cannot be written: too many files are open.`,
    "null",
    "null",
    "7",
  ]);
});

const disk = join(makeFolder(), "disk");
mkdirSync(disk);
const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]).status === 0;
afterAll(() => {
  if (isMounted) spawnSync("umount", [disk]);
});

it.runIf(isMounted)("on a full disk, it says so, keeps what was there, and goes on when there is space", () => {
  const store = folder(join(disk, "cache"));
  store.put("records/01234567", content);
  expect(messageOf(() => store.put("blobs/01234567", Buffer.alloc(1e6, 1)))).toBe(
    `The cache folder ${disk}/cache cannot be written: the disk is full.`,
  );
  let count = 0;
  const fill = (): void => {
    for (; ; count++) store.put(`blobs/${String(count).padStart(8, "0")}`, Buffer.alloc(10_000, count));
  };
  expect(messageOf(fill)).toContain("the disk is full.");
  expect(count).toBeGreaterThan(10);
  expect(messageOf(() => store.put("records/01234567", Buffer.alloc(100_000)))).toContain("the disk is full.");
  expect(String(Buffer.from(store.get("records/01234567")!))).toBe("content");
  expect(filesIn(join(disk, "cache")).filter((each) => each.startsWith("tmp"))).toEqual([]);
  store.maintain();
  store.delete("blobs/00000000");
  store.delete("blobs/00000001");
  store.put("blobs/abcdef01", Buffer.alloc(10_000, 1));
  expect(store.clear().blobs).toBe(count - 1);
  store.put("blobs/01234567", Buffer.alloc(100_000, 1));
});
