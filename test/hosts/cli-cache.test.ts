/** `icosian cache`, as a user calls it: what it tells, removes and refuses. */
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { folder } from "../../runtime/src/cache/stores/folder.node.ts";
import { CliProject } from "./cli-project.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

const DAY = 24 * 60 * 60;

/** A project with a cache of four values, of which two have not been used for a while. */
async function create(path: string = ".icosian/cache"): Promise<CliProject> {
  project = await CliProject.create({ "notes/mine.txt": "mine" });
  const cache = project.files.path(path);
  const store = folder(cache);
  store.put("blobs/aaaaaaaa", Buffer.alloc(1_500_000));
  store.put("records/00000001", Buffer.from('{"blob":"aaaaaaaa"}'));
  store.put("records/00000002", Buffer.from("{}"));
  store.put("records/00000003", Buffer.from("{}"));
  store.put("runs/first", Buffer.from("run"));
  age(join(cache, "cas/sha256/aa/aaaaaa"), 40);
  age(join(cache, "ac/00/00000001.json"), 40);
  age(join(cache, "ac/00/00000002.json"), 8);
  return project;
}

function age(file: string, days: number): void {
  const then = Date.now() / 1000 - days * DAY;
  utimesSync(file, then, then);
}

describe("icosian cache", () => {
  it("tells what is there", async () => {
    const { icosian } = bind(await create());
    const { code, stdout, stderr } = await icosian("cache", "stats");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^folder +\.icosian\/cache \(layout 1\)\nvalues +3 \(1 of them in files of their own\)\n/);
    expect(stdout).toMatch(/\nruns +1\nsize +1\.5 MB\nlast used +\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\n/);
    const json = JSON.parse((await icosian("cache", "stats", "--json")).stdout) as object;
    expect(json).toMatchObject({ entries: 3, blobs: 1, runs: 1, bytes: 1_500_026, temporaryFiles: 0, version: 1 });
  });

  it("prunes by age and by size", async () => {
    const { icosian, files } = bind(await create());
    const first = await icosian("cache", "prune");
    expect([first.code, first.stdout]).toEqual([0, "Removed 1 value, 0 runs, 1.5 MB. Left: 2 values, 1 run, 7 B.\n"]);
    const second = await icosian("cache", "prune", "--older-than", "1w", "--json");
    expect(JSON.parse(second.stdout)).toMatchObject({ removed: { entries: 1 }, left: { entries: 1 } });
    const third = await icosian("cache", "prune", "--max-size=0B");
    expect(third.stdout).toBe("Removed 1 value, 1 run, 5 B. Left: 0 values, 0 runs, 0 B.\n");
    expect(files.has(".icosian/cache/cache.json")).toBe(true);
  });

  it("clears the folder that is named", async () => {
    const { icosian, files } = bind(await create("other/place"));
    const missing = await icosian("cache", "clear");
    expect([missing.code, missing.stdout]).toEqual([0, ""]);
    expect(missing.stderr).toBe("There is no cache in .icosian/cache. Name its folder with `--folder`.\n");
    const { code, stdout } = await icosian("cache", "clear", "--folder", "other/place");
    expect([code, stdout]).toEqual([0, "Removed 3 values, 1 run, 1.5 MB. Left: 0 values, 0 runs, 0 B.\n"]);
    expect(readdirSync(files.path("other/place")).sort()).toEqual([".gitignore", "CACHEDIR.TAG", "cache.json", "tmp"]);
    expect((await icosian("cache", "stats", "--json", "--folder", "nowhere")).stdout).toBe("null\n");
  });

  it("explains itself", async () => {
    const { icosian } = bind(await create());
    const { code, stdout } = await icosian("cache", "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^icosian cache explain <node>, icosian cache stats, icosian cache prune, icosian cache clear\n/,
    );
    expect(stdout).toContain("--older-than <duration>");
  });
});

describe("icosian cache refuses", () => {
  it.each<readonly [args: readonly string[], message: string]>([
    [
      [],
      "Say what to do: `icosian cache explain`, `icosian cache stats`, `icosian cache prune` or `icosian cache clear`.",
    ],
    [["stat"], "`icosian cache stat` is no command of icosian. Did you mean `icosian cache stats`?"],
    [["constructor"], "`icosian cache constructor` is no command of icosian. `icosian cache --help` lists all."],
    [["explain"], "Name a node: `icosian cache explain modelFit`."],
    [["explain", "a", "b"], "`icosian cache explain` takes one node. Leave out `b`."],
    [["explain", "a"], "The cache in .icosian/cache knows no node `a`. No run has used it."],
    [["explain", "a", "--run", "b"], "The cache in .icosian/cache knows no run `b`. No run has used it."],
    [["explain", "a", "--folder", "nope"], "There is no cache in nope. Name its folder with `--folder`."],
    [["explain", "a", "--max-size", "1B"], "is an option of `icosian cache prune`, not of `icosian cache explain`."],
    [["stats", "--run", "b"], "`--run` is an option of `icosian cache explain`, not of `icosian cache stats`."],
    [["clear", "notes"], "`icosian cache clear` takes no `notes`. Name a folder with `--folder notes`."],
    [["clear", "--folder", "notes"], "The folder notes has files that are not of a cache (`mine.txt`)."],
    [
      ["stats", "--folder", "package.json"],
      "The cache folder package.json cannot be read: a part of its path is a file",
    ],
    [["clear", "--folder", ""], "Name the folder of the cache: `--folder .icosian/cache`."],
    [
      ["clear", "--older-than", "1d"],
      "`--older-than` is an option of `icosian cache prune`, not of `icosian cache clear`.",
    ],
    [["prune", "--older-than", "30"], "`--older-than 30` has no unit. Write it like `--older-than 30d`."],
    [["prune", "--older-than", "1 fortnight"], "has an unknown unit, `fortnight`."],
    [["prune", "--older-than=-3d"], "`--older-than -3d` is not a duration."],
    [["prune", "--max-size", "2GBit"], "Units are B, KB, MB, GB, TB, KiB, MiB, GiB and TiB."],
    [["prune", "--max-size", "many"], "`--max-size many` is not a size."],
    [["prune", "--max-siz=1"], "Unknown option --max-siz; did you mean --max-size?"],
    [["stats", "--format", "json"], "Unknown option --format"],
  ])("%j", async (args, message) => {
    const { files, icosian } = bind(await create());
    const before = readdirSync(files.folder, { recursive: true });
    const { code, stdout, stderr } = await icosian("cache", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(readdirSync(files.folder, { recursive: true })).toEqual(before);
  });

  it("a cache of a later version", async () => {
    const { files, icosian } = bind(await create());
    const file = files.path(".icosian/cache/cache.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"version": 1', '"version": 7'));
    const { code, stderr } = await icosian("cache", "clear");
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("has layout 7, and this version of Icosian uses layout 1"),
    ]);
    expect(files.has(".icosian/cache/ac/00/00000001.json")).toBe(true);
  });
});

function bind(made: CliProject): Pick<CliProject, "files" | "icosian"> {
  return { files: made.files, icosian: (...args) => made.icosian(...args) };
}
