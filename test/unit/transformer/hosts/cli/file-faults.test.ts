/** What the file system refuses is said with the file and in its words, and leaves nothing half-written. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readdirSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { GeneratedBeside } from "../../../../../transformer/src/hosts/bundlers/modules/generated-beside.ts";
import { Project } from "../../../../hosts/project.ts";

const ROOT = join(import.meta.dirname, "../../../../..");
const COMMAND = join(ROOT, "transformer/dist/hosts/cli/main.js");
const PRELOAD = join(import.meta.dirname, "failing-files.mjs");
const FEATURES = `"use dataflow";\nexport const double = (n: number): number => 2 * n;\n`;

let project: Project;
afterEach(() => project.remove());

interface Failure {
  readonly call: string;
  readonly path: string;
  readonly code: string;
  readonly words?: string;
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function toArguments(args: readonly string[], failure: Failure | null): readonly string[] {
  return [...(failure === null ? [] : ["--import", PRELOAD]), COMMAND, ...args];
}

function icosian(args: readonly string[], failure: Failure | null = null): Ended {
  const env = { ...process.env, FAIL: JSON.stringify(failure) };
  return spawnSync(process.execPath, toArguments(args, failure), { cwd: project.folder, env, encoding: "utf8" });
}

function files(folder = "."): readonly string[] {
  return readdirSync(project.path(folder)).sort();
}

describe("generate", () => {
  it.each([
    ["writeFileSync", "ENOSPC", "no space left on device", "there is no space left on the device (ENOSPC)."],
    ["writeFileSync", "EACCES", "permission denied", "permission denied (EACCES)."],
    ["writeFileSync", "EROFS", "read-only file system", "the file system is read-only (EROFS)."],
    ["renameSync", "EIO", "i/o error", "i/o error (EIO)."],
    ["renameSync", "EBUSY", "resource busy or locked", "resource busy or locked (EBUSY)."],
  ])("says it when %s fails with %s, and leaves the old file", (call, code, words, said) => {
    project = new Project(tmpdir(), { "src/features.ts": FEATURES });
    expect(icosian(["generate", "src/features.ts"]).status).toBe(0);
    const before = project.read("src/features.gen.ts");
    project.write({ "src/features.ts": FEATURES.replace("double", "twice") });
    const failed = icosian(["generate", "src/features.ts"], { call, path: "features.gen.ts", code, words });
    expect(failed).toMatchObject({
      status: 2,
      stdout: "",
      stderr: `src/features.gen.ts cannot be written: ${said}\n`,
    });
    expect(files("src")).toEqual(["features.gen.ts", "features.ts"]);
    expect(project.read("src/features.gen.ts")).toBe(before);
  });

  it("makes no folder for a file that it cannot write", () => {
    project = new Project(tmpdir(), { "features.ts": FEATURES });
    const failure = { call: "writeFileSync", path: "flow.gen.ts", code: "ENOSPC" };
    const { status, stderr } = icosian(["generate", "--out", "a/b/flow.gen.ts", "features.ts"], failure);
    expect([status, stderr]).toEqual([
      2,
      "a/b/flow.gen.ts cannot be written: there is no space left on the device (ENOSPC).\n",
    ]);
    expect(files()).toEqual(["features.ts"]);
  });

  it.each([
    [
      "a target that is a folder",
      { "features.gen.ts/a.txt": "" },
      "features.gen.ts cannot be read: it is a folder (EISDIR).",
    ],
    ["a module that is a folder", { "features.ts/a.txt": "" }, "features.ts cannot be read: it is a folder (EISDIR)."],
  ])("says it of %s", (_, paths, said) => {
    project = new Project(tmpdir(), { ...("features.ts/a.txt" in paths ? {} : { "features.ts": FEATURES }), ...paths });
    expect(icosian(["generate", "features.ts"])).toMatchObject({ status: 2, stdout: "", stderr: `${said}\n` });
  });

  it("says it of a target below a file", () => {
    project = new Project(tmpdir(), { "features.ts": FEATURES, file: "" });
    expect(icosian(["generate", "--out", "file/flow.gen.ts", "features.ts"]).stderr).toMatch(
      /^file\/flow\.gen\.ts cannot be read: a part of its path is a file and no folder \(ENOTDIR\)\.\n$/,
    );
  });

  it("says it where the disk is really full, and nothing is left", ({ skip }) => {
    project = new Project(tmpdir(), { "features.ts": FEATURES, disk: {} });
    project.delete("disk");
    const script = `
      mkdir disk && mount -t tmpfs -o size=64k tmpfs disk || exit 77
      cp features.ts disk/ && head -c 100000 /dev/zero > disk/fill
      ${process.execPath} ${COMMAND} generate disk/features.ts; echo "exit $?"; ls disk`;
    const { status, stdout, stderr } = spawnSync("unshare", ["-rm", "sh", "-c", script], {
      cwd: project.folder,
      encoding: "utf8",
    });
    // Only Linux lets a user mount something of their own.
    if (status !== 0) skip();
    expect(stderr).toContain(
      "disk/features.gen.ts cannot be written: there is no space left on the device (ENOSPC).\n",
    );
    expect(stdout).toBe("exit 2\nfeatures.ts\nfill\n");
  });

  it("says it where the folder is really closed to the user", ({ skip }) => {
    if (process.getuid?.() !== 0) skip();
    project = new Project(tmpdir(), { "src/features.ts": FEATURES });
    chmodSync(project.folder, 0o755);
    chmodSync(project.path("src"), 0o555);
    const ended = spawnSync(process.execPath, [COMMAND, "generate", "src/features.ts"], {
      cwd: project.folder,
      uid: 65534,
      encoding: "utf8",
    });
    expect([ended.status, ended.stderr]).toEqual([
      2,
      "src/features.gen.ts cannot be written: permission denied (EACCES).\n",
    ]);
    expect(files("src")).toEqual(["features.ts"]);
  });
});

it("is said by a bundler's build in the same words", () => {
  const generate = [{ modules: ["features.ts"] }];
  project = new Project(tmpdir(), {
    "package.json": { icosian: { generate } },
    "features.ts": FEATURES,
    "features.gen.ts/a.txt": "",
  });
  expect(new GeneratedBeside(project.folder).refresh()).toMatch(
    /features\.gen\.ts cannot be read: it is a folder \(EISDIR\)\.$/,
  );
});

describe("what a killed process leaves", () => {
  async function killWhileWriting(args: readonly string[], path: string): Promise<number> {
    const env = { ...process.env, FAIL: JSON.stringify({ call: "renameSync", path, code: "HANG" }) };
    const child = spawn(process.execPath, ["--import", PRELOAD, COMMAND, ...args], { cwd: project.folder, env });
    child.stdout.setEncoding("utf8");
    let printed = "";
    for await (const chunk of child.stdout) if ((printed += String(chunk)).includes("hanging")) break;
    const closed = once(child, "exit");
    child.kill("SIGKILL");
    expect((await closed)[1]).toBe("SIGKILL");
    return child.pid!;
  }

  it("is removed by the next generate of the same file, also when nothing has to be written", async () => {
    project = new Project(tmpdir(), { "features.ts": FEATURES });
    const killed = await killWhileWriting(["generate", "features.ts"], "features.gen.ts");
    expect(files()).toEqual([`features.gen.ts.${killed}.tmp`, "features.ts"]);
    expect(icosian(["generate", "features.ts"]).status).toBe(0);
    expect(files()).toEqual(["features.gen.ts", "features.ts"]);

    project.write({ "features.ts": FEATURES.replace("double", "twice") });
    await killWhileWriting(["generate", "features.ts"], "features.gen.ts");
    project.write({ "features.ts": FEATURES });
    expect(icosian(["generate", "features.ts"]).stdout).toBe("features.gen.ts is as it should be.\n");
    expect(files()).toEqual(["features.gen.ts", "features.ts"]);
  });

  it("is told from what a living process writes, and from other files", () => {
    const alive = `features.gen.ts.${process.pid}.tmp`;
    const old = `features.gen.ts.${process.ppid}.tmp`;
    const others = ["features.gen.ts.tmp", "features.gen.ts.bak", "other.gen.ts.999999.tmp"];
    project = new Project(tmpdir(), {
      "features.ts": FEATURES,
      ...Object.fromEntries([alive, old, ...others, "features.gen.ts.999999.tmp"].map((name) => [name, "x"])),
    });
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(project.path(old), hourAgo, hourAgo);
    expect(icosian(["generate", "features.ts"]).status).toBe(0);
    expect(files()).toEqual([alive, ...others, "features.gen.ts", "features.ts"].sort());
  });

  it("stays while `--check` only looks", () => {
    project = new Project(tmpdir(), { "features.ts": FEATURES, "features.gen.ts.999999.tmp": "x" });
    expect(icosian(["generate", "--check", "features.ts"]).status).toBe(1);
    expect(project.has("features.gen.ts.999999.tmp")).toBe(true);
  });

  it("is removed by the next init", async () => {
    project = new Project(tmpdir(), { "package.json": { type: "module" }, "tsconfig.json": {} });
    const before = project.read("package.json");
    await killWhileWriting(["init", "--yes", "--no-install"], "tsconfig.json");
    expect(files().length).toBeGreaterThan(2);
    expect([project.read("package.json"), project.read("tsconfig.json")]).toEqual([before, "{}\n"]);
    expect(icosian(["init", "--yes", "--no-install"]).status).toBe(0);
    expect(files().filter((name) => name.endsWith("tmp"))).toEqual([]);
  });
});

describe("init", () => {
  it.each([
    ["writeFileSync", "package.json", "ENOSPC"],
    ["copyFileSync", "package.json", "ENOSPC"],
    ["renameSync", "package.json", "EACCES"],
  ])("changes nothing when %s of %s fails with %s", (call, path, code) => {
    project = new Project(tmpdir(), { "package.json": { type: "module" }, "tsconfig.json": {} });
    const before = ["package.json", "tsconfig.json"].map((file) => project.read(file));
    const { status, stderr } = icosian(["init", "--yes", "--no-install", "--sample"], {
      call,
      path,
      code,
      words: "no",
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^Nothing was changed: package\\.json cannot be written: .*\\(${code}\\)\\.\n$`));
    expect(["package.json", "tsconfig.json"].map((file) => project.read(file))).toEqual(before);
    expect(files()).toEqual(["package.json", "tsconfig.json"]);
  });

  it("says which file cannot be read", () => {
    project = new Project(tmpdir(), { "package.json": {}, "vite.config.ts": "" });
    const failure = { call: "readFileSync", path: "vite.config.ts", code: "EACCES" };
    expect(icosian(["init", "--dry-run"], failure)).toMatchObject({
      status: 2,
      stderr: "vite.config.ts cannot be read: permission denied (EACCES).\n",
    });
  });
});
