/** `icosian runs`: lists, shows and compares runs that `recordRuns` has recorded, and whatever else is in their folder. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordRuns, type RunRecord } from "@icosian/runtime/runs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { define, makeModule } from "../unit/runtime/make-module.ts";
import { build, type UntypedDataflow } from "../unit/runtime/untyped.ts";
import { CliProject } from "./cli-project.ts";
import type { RunResult } from "./run.ts";

const ESCAPE = "\u001b[31m";

const MODULE = makeModule(
  "src/a.ts",
  define("double", ["x"], (x: number) => x * 2),
  define("scaled", ["double", "scale"], (double: number, scale: number) => double * scale),
  define("table", ["x"], (x: number) => ({ id: Int32Array.of(x, 2), name: ["a", null] })),
  define("client", [], () => new URL("https://example.org")),
  define(`odd ${ESCAPE}name`, ["double"], () => {
    throw new RangeError(`bad ${ESCAPE}\nvalue`);
  }),
  define("item", ["x"], (x: number) => Array.from({ length: x }, (_, index) => index), { fansOut: true }),
  define("square", ["item"], (item: number) => {
    if (item === 1) throw new Error("no one");
    return item * item;
  }),
  define("total", ["square*"], (all: readonly number[]) => all.length),
);

let project: CliProject;
let folder: string;
/** Ids of the runs, the earliest first. */
const ids: string[] = [];

/** Records one run; each is a little later than the one before. */
async function record(
  outputs: readonly string[],
  x: number,
  { config = {}, tags = {} }: { readonly config?: object; readonly tags?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const onStart = { preGraphExecute: ({ runId }: { readonly runId: string }) => void ids.push(runId) };
  const adapters = [recordRuns({ folder, tags }), onStart];
  const flow: UntypedDataflow = build({ modules: [MODULE], adapters, config });
  await flow
    .execute(outputs, {
      inputs: { x, ...(outputs.includes("scaled") && !("scale" in config) && { scale: 1 }) },
      onItemError: () => {},
    })
    .catch(() => {});
  await flow.close();
  await new Promise((resolve) => void setTimeout(resolve, 5));
}

function icosian(...args: readonly string[]): Promise<RunResult> {
  return project.icosian("runs", ...args);
}

async function readJson<Data>(...args: readonly string[]): Promise<Data> {
  const { code, stdout, stderr } = await icosian(...args, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Data;
}

/** Changes the record of a run. */
function change(id: string, change: object): void {
  const path = join(folder, id, "run.json");
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, "utf8")) as object), ...change }));
}

beforeAll(async () => {
  project = await CliProject.create({});
  folder = project.files.path(".icosian/runs");
  await record(["scaled"], 2, { config: { scale: 3 }, tags: { owner: "ann" } });
  await record(["scaled", "table"], 2, { config: { scale: 4 }, tags: { owner: "bob", kind: `a${ESCAPE}b` } });
  await record([`odd ${ESCAPE}name`, "client"], 2);
  await record(["total"], 3);
  await record(["unknown"], 1);
});
afterAll(() => project.files.remove());

describe("icosian runs", () => {
  it("lists runs, the latest first, as `icosian runs list` does", async () => {
    const { code, stdout, stderr } = await icosian();
    expect([code, stderr]).toEqual([0, ""]);
    const [head, ...lines] = stdout.trimEnd().split("\n");
    expect(head).toMatch(/^run +started \(UTC\) +duration +outcome +outputs +tags$/);
    expect(lines.map((line) => line.slice(0, 8))).toEqual(ids.toReversed().map((id) => id.slice(0, 8)));
    expect(lines.map((line) => / (success|failed|refused) /.exec(line)?.[1])).toEqual([
      "refused",
      "success",
      "failed",
      "success",
      "success",
    ]);
    expect(stdout).not.toContain("\u001b");
    expect((await icosian("list")).stdout).toBe(stdout);
  });

  it("lists some of them", async () => {
    const idsOf = async (...args: readonly string[]): Promise<readonly string[]> =>
      (await readJson<readonly RunRecord[]>("list", ...args)).map(({ runId }) => runId);
    expect(await idsOf("--tag", "owner")).toEqual([ids[1], ids[0]]);
    expect(await idsOf("--tag", "owner=ann")).toEqual([ids[0]]);
    expect(await idsOf("--outcome", "failed")).toEqual([ids[2]]);
    expect(await idsOf("--outcome", "success", "--tag", "owner=ann", "--limit", "1")).toEqual([ids[0]]);
    const { stdout, stderr } = await icosian("--limit", "2");
    expect(stdout.trimEnd().split("\n")).toHaveLength(3);
    expect(stderr).toBe("These are the latest 2 of 5 runs; --limit 5 lists all.\n");
    expect(await icosian("--tag", "owner=eve")).toMatchObject({ code: 0, stdout: "", stderr: "No run matches.\n" });
  });

  it("shows the facts of a run, its values and its nodes", async () => {
    const { stdout } = await icosian("show", ids[1]!.slice(0, 10));
    expect(stdout).toContain(`run       ${ids[1]}\noutcome   success\n`);
    expect(stdout).toContain('config    {"scale":4}\n');
    expect(stdout).toMatch(
      /outputs\n {2}scaled: number, [0-9a-f]{24}\n {2}table: object\(2\), 1 missing, [0-9a-f]{24}\n/,
    );
    expect(stdout).toMatch(/^double +computed +\d/m);
    expect(stdout).not.toContain("\u001b");
  });

  it("shows errors and stacks, without what would do something to the terminal", async () => {
    const { stdout } = await icosian("show", ids[2]!);
    expect(stdout).toContain("outcome   failed");
    expect(stdout).toContain("ICO8001 node-failed");
    expect(stdout).toContain("RangeError: bad");
    expect(stdout).toContain("    at ");
    expect(stdout).toMatch(/^odd ␛\[31mname +failed .* bad ␛\[31m␊value$/m);
    expect(stdout).not.toContain("\u001b");
  });

  it("shows how many items ended in which way, and the slowest node first", async () => {
    const { nodes } = await readJson<{ nodes: readonly { name: string; durationMs: number; counts: unknown }[] }>(
      "show",
      ids[3]!,
    );
    expect(nodes.find(({ name }) => name === "square")?.counts).toEqual({
      computed: 2,
      cached: 0,
      sentinel: 0,
      failed: 1,
    });
    const durations = nodes.map(({ durationMs }) => durationMs);
    expect(durations).toEqual(durations.toSorted((a, b) => b - a));
    expect((await icosian("show", ids[3]!)).stdout).toMatch(/^square +failed +\S+ \S+ +2 computed, 1 failed +no one$/m);
  });

  it("takes the latest run, and the one before", async () => {
    expect(await readJson("show")).toMatchObject({ runId: ids[4] });
    expect(await readJson("show", "latest")).toMatchObject({ runId: ids[4] });
    expect(await readJson("show", "previous")).toMatchObject({ runId: ids[3] });
    expect(await readJson("compare")).toMatchObject({ before: ids[3], after: ids[4] });
  });

  it("compares two runs", async () => {
    const { stdout } = await icosian("compare", ids[0]!, ids[1]!);
    expect(stdout).toContain(`First run: ${ids[0]!.slice(0, 8)} (`);
    expect(stdout).toMatch(/^config +scale +3 +4$/m);
    expect(stdout).toMatch(/^outputs +scaled +number \w{8} +number \w{8}$/m);
    expect(stdout).toMatch(/^outputs +table +- +object\(2\) \w{8}$/m);
    expect(stdout).toMatch(/^tags +owner +ann +bob$/m);
    expect(stdout).toMatch(/^nodes +table +- +computed$/m);
    expect(stdout).not.toMatch(/^inputs|^software|^outcome/m);
    expect((await icosian("compare", ids[1]!, ids[1]!)).stdout).toContain("The runs have the same outcome");
    const self = await readJson<{ differences: readonly object[] }>("compare", ids[1]!, ids[1]!);
    expect(self.differences).toEqual([]);
  });
});

describe("misuse", () => {
  it.each([
    [["shwo"], "`icosian runs` has no `shwo`. Did you mean `show`?"],
    [["draw"], "`icosian runs` has no `draw`. It is `list`, `show` or `compare`."],
    [["list", "more"], "`icosian runs list` takes no `more`."],
    [["show", "a", "b"], "`icosian runs show` takes no `b`."],
    [["compare", "a"], "`icosian runs compare` takes two runs, such as `previous a`, or none."],
    [["show", "zz"], "There is no run `zz`."],
    [["show", "../.."], "There is no run `../..`."],
    [["show", "ffffffffffffffffffffffffffffffffff"], "There is no run"],
    [["show", ""], "There is no run ``."],
    [["--limit", "0"], "`--limit 0` is no number of runs. Give a whole number from 1."],
    [["--limit", "many"], "`--limit many` is no number of runs."],
    [["--outcome", "succes"], "`succes` is no outcome of a run. Did you mean `success`?"],
    [["--outcome", "constructor"], "`constructor` is no outcome of a run."],
    [["show", "--tag", "a"], "`icosian runs show` has no `--tag`; `icosian runs list` has it."],
    [["compare", "--limit", "3"], "`icosian runs compare` has no `--limit`"],
    [["--tag", "=a"], "`--tag =a` names no tag."],
    [["--folder", "nowhere"], "There is no folder nowhere. `recordRuns` writes it; `--folder` names another one."],
    [["--folder", "package.json"], "package.json cannot be read: ENOTDIR"],
    [["--folder", ""], "`--folder` needs the path of a folder."],
    [["--out", "a"], "Unknown option --out."],
  ])("%j", async (args, message) => {
    const result = await icosian(...args);
    expect(result).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(message) as string });
    expect(result.output).not.toMatch(/^ {4}at /m);
  });

  it("several runs that begin alike", async () => {
    const [one, other] = ["a".repeat(32), `${"a".repeat(31)}b`];
    for (const id of [one, other]) {
      cpSync(join(folder, ids[0]!), join(folder, id), { recursive: true });
      change(id, { runId: id });
    }
    expect(await icosian("show", "aaaaaa")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("2 runs begin with `aaaaaa`") as string,
    });
    for (const id of [one, other]) rmSync(join(folder, id), { recursive: true });
  });
});

describe("a folder in which not everything is a run", () => {
  it("names what it skips, and shows the others", async () => {
    const strange = project.files.path("strange");
    cpSync(folder, strange, { recursive: true });
    const faults: Readonly<Record<string, string | object | null>> = {
      "0": "{ torn",
      "1": "[1]",
      "2": { version: 1 },
      "3": { version: 2 },
      "4": null,
      "5": {
        ...(JSON.parse(readFileSync(join(folder, ids[0]!, "run.json"), "utf8")) as object),
        runId: "5".repeat(32),
        inputs: { x: 1 },
      },
    };
    for (const [digit, content] of Object.entries(faults)) {
      const path = join(strange, digit.repeat(32));
      mkdirSync(path);
      if (content !== null)
        writeFileSync(join(path, "run.json"), typeof content === "string" ? content : JSON.stringify(content));
    }
    writeFileSync(join(strange, "notes.txt"), "");
    const { code, stdout, stderr } = await icosian("--folder", "strange");
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(6);
    const reasons = [
      "its run.json is damaged",
      "its run.json is no record of a run",
      "its run.json is the record of another run",
      "its run.json was written by a later version of @icosian/runtime",
      "it has no run.json",
      "its run.json is damaged",
      "it is no run",
    ];
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .map((line) => /skipped: (.*)\.$/.exec(line)?.[1]),
    ).toEqual(reasons);
  });

  it("reads events as far as they can be read", async () => {
    const path = join(folder, ids[1]!, "events.ndjson");
    const text = readFileSync(path, "utf8");
    const lines = text.split("\n");
    writeFileSync(
      path,
      [
        lines[0],
        "{ torn",
        "[]",
        '{"version":1,"event":"nodeEnd","node":{"a":1}}',
        ...lines.slice(1),
        '{"version":1,"ev',
      ].join("\n"),
    );
    const { stdout } = await icosian("show", ids[1]!);
    expect(stdout).toContain("2 lines of events.ndjson cannot be read.");
    expect(stdout).toMatch(/^table +computed/m);
    writeFileSync(path, text);
  });

  it("says which runs have died", async () => {
    const [goesOn, died, elsewhere] = ["d", "e", "f"].map((digit) => digit.repeat(32)) as [string, string, string];
    const { host, startedAt } = JSON.parse(readFileSync(join(folder, ids[0]!, "run.json"), "utf8")) as RunRecord;
    for (const id of [goesOn, died, elsewhere]) {
      cpSync(join(folder, ids[0]!), join(folder, id), { recursive: true });
      change(id, { runId: id, outcome: "running", endedAt: null });
    }
    change(died, { host: { ...host, pid: 2 ** 22 + 1 } });
    change(elsewhere, { host: { ...host, hostname: "elsewhere", pid: 2 ** 22 + 1 } });
    const outcomeOf = async (id: string): Promise<string> => (await readJson<RunRecord>("show", id)).outcome;
    expect(await outcomeOf(goesOn)).toBe("running");
    expect(await outcomeOf(died)).toBe("died");
    expect(await outcomeOf(elsewhere)).toBe("running");
    if (process.platform === "linux") {
      // The process with this id has started long after that run.
      change(goesOn, { startedAt: new Date(Date.parse(startedAt) - 86_400_000 * 365).toISOString() });
      expect(await outcomeOf(goesOn)).toBe("died");
    }
    expect((await readJson<readonly RunRecord[]>("--outcome", "died")).map(({ runId }) => runId)).toContain(died);
    for (const id of [goesOn, died, elsewhere]) rmSync(join(folder, id), { recursive: true });
    expect(readdirSync(folder)).toHaveLength(5);
  });
});
