/** A save leaves the new file or the old one, never a part, and nothing beside it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { csv } from "@icosian/runtime/csv";
import { describe, expect, it } from "vitest";
import { contextOf, makeFolder, messageOf, namesIn } from "../scratch.ts";

const context = contextOf();
const table = { a: ["new"] };
const content = "a\nnew\n";

/** A new folder with an old file. */
function begin(): { readonly folder: string; readonly path: string } {
  const folder = makeFolder();
  const path = join(folder, "file.csv");
  writeFileSync(path, "old");
  return { folder, path };
}

/** Starts a process that saves until it is ended, and waits until its temporary file has content. */
async function startSaving(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "save-slowly.mjs"), path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("the target", () => {
  it("is refused if it exists, before the data are looked at", async () => {
    const { folder, path } = begin();
    const rows = {
      [Symbol.iterator]: (): never => {
        throw new Error("The data were read.");
      },
    };
    expect(await messageOf(() => csv.save(rows, { path }, context))).toBe(
      `${path}: The file exists already. To replace it, give \`overwrite: true\`.`,
    );
    expect(namesIn(folder)).toEqual(["file.csv"]);
  });

  it("is refused if it has come into being while it was saved", async () => {
    const { folder, path } = begin();
    const other = join(folder, "other.csv");
    function* give(): Iterable<object> {
      writeFileSync(other, "from elsewhere");
      yield { a: 1 };
    }
    expect(await messageOf(() => csv.save(give(), { path: other }, context))).toContain("exists already");
    expect(readFileSync(other, "utf8")).toBe("from elsewhere");
    expect(namesIn(folder)).toEqual([basename(path), "other.csv"]);
  });

  it("is replaced if that is allowed, with its permissions; a link leads to the file that is replaced", async () => {
    const { folder, path } = begin();
    chmodSync(path, 0o640);
    symlinkSync("file.csv", join(folder, "link.csv"));
    await csv.save(table, { path: join(folder, "link.csv"), overwrite: true }, context);
    expect(readFileSync(path, "utf8")).toBe(content);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(namesIn(folder)).toEqual(["file.csv", "link.csv"]);
  });

  it("may be a file URL, and its missing folders are created", async () => {
    const { folder } = begin();
    const path = join(folder, "a/b/new.csv");
    await csv.save(table, { path: pathToFileURL(path) }, context);
    expect(readFileSync(path, "utf8")).toBe(content);
  });

  it("may have a very long name", async () => {
    const { folder } = begin();
    await csv.save(table, { path: join(folder, "x".repeat(250)) }, context);
    expect(namesIn(folder)).toEqual(["file.csv", "x".repeat(250)]);
    expect(await messageOf(() => csv.save(table, { path: join(folder, "x".repeat(256)) }, context))).toContain(
      "too long",
    );
  });

  it.each([
    ["a folder", "folder", "This is a folder; name a file in it."],
    ["a device", "/dev/null", "This is a device or a pipe."],
    ["below a file", "file.csv/x.csv", "A part of this path is a file, not a folder."],
    ["a link to nothing", "loose.csv", "This is a symbolic link to a file that does not exist."],
    ["empty", "", "The path is empty."],
    ["a web address", "https://example.org/x.csv", "This is a URL."],
    ["a number", 5 as unknown as string, "This must be a path or a file URL, not 5."],
  ])("cannot be %s", async (_, name, expected) => {
    const { folder } = begin();
    mkdirSync(join(folder, "folder"));
    symlinkSync("nowhere", join(folder, "loose.csv"));
    const before = namesIn(folder);
    const path = typeof name === "string" && /^\w/.test(name) && !name.includes(":") ? join(folder, name) : name;
    expect(await messageOf(() => csv.save(table, { path, overwrite: true }, context))).toContain(expected);
    expect(namesIn(folder)).toEqual(before);
  });
});

describe("a save that does not succeed leaves the old file and nothing else", () => {
  function* failLate(): Iterable<object> {
    for (let id = 0; id < 100_000; id++) yield { id };
    throw Object.assign(new Error("rows failed"), { code: "ECONNRESET", syscall: "read" });
  }

  it("if the rows fail: their error is passed on", async () => {
    const { folder, path } = begin();
    await expect(csv.save(failLate(), { path, overwrite: true }, context)).rejects.toThrow(/^rows failed$/);
    await expect(csv.save(failLate(), { path: join(folder, "x/y/z.csv") }, context)).rejects.toThrow("rows failed");
    expect(namesIn(folder)).toEqual(["file.csv"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("if the run is aborted: the rows are closed", async () => {
    const { folder, path } = begin();
    const controller = new AbortController();
    let isClosed = false;
    async function* give(): AsyncIterable<object> {
      try {
        for (let id = 0; ; id++) {
          if (id === 30_000) controller.abort(new Error("enough"));
          yield { id };
        }
      } finally {
        isClosed = true;
      }
    }
    const saving = csv.save(give(), { path, overwrite: true }, contextOf(controller.signal));
    await expect(saving).rejects.toThrow("enough");
    expect(isClosed).toBe(true);
    expect(namesIn(folder)).toEqual(["file.csv"]);
    expect(readFileSync(path, "utf8")).toBe("old");
  });

  it("if the process is killed; the next save of the same target removes what remains", async () => {
    const { folder, path } = begin();
    await kill(await startSaving(path));
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(namesIn(folder)).toHaveLength(2);
    await csv.save(table, { path: join(folder, "other.csv") }, context);
    expect(namesIn(folder)).toHaveLength(3);
    await csv.save(table, { path, overwrite: true }, context);
    expect(namesIn(folder)).toEqual(["file.csv", "other.csv"]);
    expect(readFileSync(path, "utf8")).toBe(content);
  });

  it("if a killed process had the number that this one has now", async () => {
    const { folder, path } = begin();
    const child = await startSaving(path);
    const left = namesIn(folder).find((name) => name.endsWith(".tmp"));
    await kill(child);
    const reused = join(folder, left!.replace(String(child.pid), String(process.pid)));
    writeFileSync(reused, "");
    utimesSync(reused, 0, 1);
    await csv.save(table, { path, overwrite: true }, context);
    expect(namesIn(folder)).toEqual(["file.csv"]);
  });

  it("if a writer of another machine is at work: its file stays, for a day", async () => {
    const { folder, path } = begin();
    const foreign = join(folder, ".file.csv.77-00000000.0123456789ab.tmp");
    writeFileSync(foreign, "");
    await csv.save(table, { path, overwrite: true }, context);
    expect(namesIn(folder)).toContain(basename(foreign));
    utimesSync(foreign, 0, 1);
    await csv.save(table, { path, overwrite: true }, context);
    expect(namesIn(folder)).toEqual(["file.csv"]);
  });
});

describe("of two savers of one target, one gets an error", () => {
  it("in one process", async () => {
    const { folder, path } = begin();
    const saves = [1, 2].map(async (a) => csv.save({ a: [a] }, { path, overwrite: true }, context));
    const results = await Promise.allSettled(saves);
    // Both look at the folder first, so either of them may be the one that begins.
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const saved = results.findIndex(({ status }) => status === "fulfilled");
    await expect(saves[1 - saved]).rejects.toThrow("The file is being saved by another save of this process.");
    expect(readFileSync(path, "utf8")).toBe(`a\n${saved + 1}\n`);
    expect(namesIn(folder)).toEqual(["file.csv"]);
  });

  it("in two processes, and the first goes on", async () => {
    const { folder, path } = begin();
    const child = await startSaving(path);
    expect(await messageOf(() => csv.save(table, { path, overwrite: true }, context))).toContain(
      `The file is being saved by process ${child.pid}.`,
    );
    expect(namesIn(folder).filter((name) => name.endsWith(".tmp"))).toHaveLength(1);
    await kill(child);
    await csv.save(table, { path, overwrite: true }, context);
    expect(namesIn(folder)).toEqual(["file.csv"]);
  });
});

/** Runs a script as root with mounts of its own; null where that is not possible. */
function runMounted(mounts: string, script: string): string | null {
  const mounted = spawnSync("unshare", ["-m", "sh", "-c", mounts], { encoding: "utf8" });
  if (mounted.status !== 0) return null;
  const quoted = `'${script.replaceAll("'", `'\\''`)}'`;
  const node = `${process.execPath} --input-type=module -e ${quoted}`;
  return spawnSync("unshare", ["-m", "sh", "-c", `${mounts} && ${node}`], {
    encoding: "utf8",
    cwd: import.meta.dirname,
  }).stdout;
}

function scriptOf(path: string): string {
  return `
    import { csv } from "@icosian/runtime/csv";
    import { readdirSync, readFileSync } from "node:fs";
    const rows = { a: Array.from({ length: 500_000 }, (_, row) => "some text " + row) };
    const { signal } = new AbortController();
    await csv.save(rows, { path: "${path}", overwrite: true }, { signal }).catch((error) => console.log(error.message));
    console.log(readdirSync("${dirname(path)}").join());`;
}

describe("file systems", () => {
  it("a full disk", (test) => {
    const { folder } = begin();
    const path = join(folder, "file.csv");
    const output = runMounted(`mount -t tmpfs -o size=2m none ${folder} && printf old > ${path}`, scriptOf(path));
    if (output === null) return test.skip("Mounting is not permitted here.");
    expect(output).toBe(`${path}: The disk is full. Nothing was changed, and no temporary file remains.\nfile.csv\n`);
  });

  it("a read-only file system", (test) => {
    const { folder, path } = begin();
    const output = runMounted(`mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder}`, scriptOf(path));
    if (output === null) return test.skip("Mounting is not permitted here.");
    expect(output).toBe(`${path}: The file system is read-only.\nfile.csv\n`);
  });

  it("a folder that this user may not write to", (test) => {
    const { folder, path } = begin();
    chmodSync(folder, 0o555);
    // Root may write everywhere, so another user tries.
    const user = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
    const args = [...user.slice(1), process.execPath, "--input-type=module", "-e", scriptOf(path)];
    const { status, stdout } = spawnSync(user[0]!, args, { encoding: "utf8", cwd: import.meta.dirname });
    chmodSync(folder, 0o755);
    if (status !== 0) return test.skip("The user cannot be changed here.");
    expect(stdout).toContain("There is no permission");
    expect(stdout).toContain("\nfile.csv\n");
  });
});
