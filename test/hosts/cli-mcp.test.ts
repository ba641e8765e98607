/** `icosian mcp`, asked by the protocol's own client over standard input and output. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, type CliProject, CliProject as Project, type CliSettings, toConfig } from "./cli-project.ts";
import { Agent, makeAgentProject, type Answer } from "./mcp-agent.ts";
import type { Files } from "./project.ts";

const FEATURES = `"use dataflow";
import { node, tag } from "@icosian/runtime";
/** What was spent. */
export const spend = (limit: number): number => limit;
export const label = (spend: string): string => spend;
export const twice = node(tag({ owner: "ann" }), (spend: number): number => 2 * spend);
export const four = (twice: number): number => 2 * twice;
`;
const MAIN = CLEAN["src/main.ts"];
const WRONG: Files = { "src/features.ts": FEATURES, "src/main.ts": MAIN };
const RIGHT: Files = {
  ...WRONG,
  "src/features.ts": FEATURES.replace("spend: string", "spend: number").replace("): string", "): number"),
};

let project: CliProject;
let agent: Agent | null = null;

afterEach(async () => {
  await agent?.close();
  agent = null;
  project?.files.remove();
});

async function start(files: Files, args: readonly string[] = [], settings: CliSettings = {}): Promise<Agent> {
  project = await makeAgentProject(files, settings);
  agent = await Agent.connect(project, ...args);
  return agent;
}

function codesOf({ data }: Answer): readonly string[] {
  return (data["diagnostics"] as readonly { readonly code: string }[]).map(({ code }) => code);
}

/** The diagnostics that a new process of the command finds. */
async function checkCold(): Promise<readonly unknown[]> {
  const { stdout } = await project.icosian("check", "--json");
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

async function waitFor(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.each(["6.0.3", "7.0.2"])("TypeScript %s", (version) => {
  it("answers each question with the right values", async () => {
    const { client, ...asked } = await start(WRONG, [], { version });
    void asked;
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["check", "list", "lineage", "graph", "explain"]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);

    const checked = await agent!.call("check");
    expect(checked.data).toMatchObject({ ok: false, errors: 1, warnings: 0, modules: 1, dataflows: 1, total: 1 });
    expect(checked.data["diagnostics"]).toEqual(await checkCold());
    expect(checked.text).toContain("src/features.ts:5:23 - error ICO3101 edge-type: `label` asks for `spend: string`");

    const listed = await agent!.call("list");
    expect(listed.data).toMatchObject({ total: 5, notes: [] });
    expect(listed.data["nodes"]).toContainEqual({
      name: "twice",
      kind: "function",
      type: "number",
      source: "src/features.ts:6:14",
      tags: { owner: "ann" },
      documentation: "",
      dataflows: ["src/main.ts:3:21"],
    });
    const inputs = await agent!.call("list", { kinds: ["input"] });
    expect((inputs.data["nodes"] as readonly { readonly name: string }[]).map(({ name }) => name)).toEqual(["limit"]);
    expect((await agent!.call("list", { tags: { owner: ["bob", "ann"] } })).data).toMatchObject({ total: 1 });
    expect((await agent!.call("list", { name: "TWI" })).data).toMatchObject({ total: 1 });

    const traced = await agent!.call("lineage", { node: "twice" });
    expect(traced.data).toMatchObject({
      node: { name: "twice", source: "src/features.ts:6:14" },
      dataflow: "src/main.ts:3:21",
      upstream: {
        nodes: [
          { name: "spend", distance: 1 },
          { name: "limit", distance: 2 },
        ],
        total: 2,
      },
      downstream: { nodes: [{ name: "four", distance: 1 }], total: 1 },
    });
    const near = await agent!.call("lineage", { node: "four", direction: "upstream", hops: 1 });
    expect(near.data).toMatchObject({ upstream: { nodes: [{ name: "twice" }], total: 1 } });
    expect(near.data).not.toHaveProperty("downstream");

    const drawn = await agent!.call("graph");
    expect(drawn.text).toBe((await project.icosian("graph")).stdout);
    const part = await agent!.call("graph", { format: "json", pathBetween: ["limit", "twice"] });
    expect(part.data).toMatchObject({
      nodes: [{ name: "limit" }, { name: "spend" }, { name: "twice" }],
      edges: [
        { from: "limit", to: "spend" },
        { from: "spend", to: "twice" },
      ],
    });
    expect((await agent!.call("graph", { format: "dot", groupBy: "module" })).text).toMatch(/digraph/);

    const explained = await agent!.call("explain", { code: "edge-type" });
    expect(explained.text).toBe((await project.icosian("explain", "ICO3101")).stdout);
    expect(explained.data["diagnostics"]).toMatchObject([{ code: "ICO3101", severity: "error" }]);
    expect(agent!.stderr).toBe("");
  });

  it("tells the state of the files at the time of the call", async () => {
    await start(WRONG, [], { version });
    expect(codesOf(await agent!.call("check"))).toEqual(["ICO3101"]);
    const steps: readonly (() => void)[] = [
      () => project.files.write(RIGHT),
      // The same size, at once.
      () => project.files.write({ "src/features.ts": FEATURES.replace("spend: string", "spemd: string") }),
      () => project.files.write({ "src/features.ts": `${FEATURES}export const broken = (` }),
      () => project.files.write(RIGHT),
      () => project.files.write({ "src/more.ts": `"use dataflow";\nexport const more = (x) => 1;\n` }),
      () => project.files.delete("src/more.ts"),
      () =>
        project.files.write({
          "tsconfig.json": toConfig({ version, plugins: [{ rules: { "input-namesake": "error" } }] }),
        }),
      () => project.files.delete("src/main.ts"),
      () => project.files.write(WRONG),
    ];
    for (const [index, step] of steps.entries()) {
      step();
      const warm = await agent!.call("check");
      expect(warm.data["diagnostics"], `step ${index}`).toEqual(await checkCold());
      const again = await agent!.call("check");
      expect(again.data, `step ${index}`).toEqual(warm.data);
    }
  });

  it("goes on when a project breaks and mends", async () => {
    await start(RIGHT, [], { version });
    expect((await agent!.call("check")).data).toMatchObject({ ok: true });
    project.files.write({ "tsconfig.json": "{ what" });
    expect(await agent!.call("check")).toMatchObject({
      isError: true,
      text: expect.stringContaining("tsconfig.json") as string,
    });
    project.files.delete("tsconfig.json");
    for (const name of ["check", "list", "graph"])
      expect(await agent!.call(name)).toMatchObject({
        isError: true,
        text: expect.stringMatching(/There is no .*tsconfig\.json/) as string,
      });
    project.files.write({ "tsconfig.json": toConfig({ version }) });
    expect((await agent!.call("check")).data).toMatchObject({ ok: true, total: 0 });
    project.files.write({ "src/features.ts": `${FEATURES}export const broken = (\n` });
    const listed = await agent!.call("list");
    expect(listed.data["notes"]).toEqual([
      expect.stringMatching(/^What this file defines is missing here: src\/features\.ts:\d+:\d+ - error ICO2001/),
    ]);
  });
});

it("notices packages that are installed, updated and removed", async () => {
  const features = `"use dataflow";
import type { Amount } from "amounts";
export const spend = (limit: number): Amount => 1 as never;
export const label = (spend: number): number => spend;
`;
  await start({ "src/features.ts": features, "src/main.ts": MAIN });
  const install = (type: string): void =>
    project.files.write({
      "node_modules/amounts/package.json": { name: "amounts", version: "1.0.0", types: "index.d.ts" },
      "node_modules/amounts/index.d.ts": `export type Amount = ${type};\n`,
      "node_modules/.package-lock.json": { installed: type },
    });
  const steps = [
    () => install("number"),
    () => install("string"),
    () => rmSync(project.files.path("node_modules/amounts"), { recursive: true }),
  ];
  const seen = [codesOf(await agent!.call("check"))];
  for (const step of steps) {
    step();
    const answer = await agent!.call("check");
    expect(answer.data["diagnostics"]).toEqual(await checkCold());
    seen.push(codesOf(answer));
  }
  expect(seen[1]).toEqual([]);
  expect(seen[2]).toEqual(["ICO3101"]);
  expect(seen[3]).toEqual(seen[0]);
  expect(seen[0]).not.toEqual([]);
});

it.runIf(process.platform === "linux")("starts the process of TypeScript again if it has died", async () => {
  await start(RIGHT, [], { version: "7.0.2" });
  expect((await agent!.call("check")).data).toMatchObject({ ok: true });
  const server = agent!.transport.pid!;
  const children = readFileSync(`/proc/${server}/task/${server}/children`, "utf8").trim().split(" ").map(Number);
  expect(children.length).toBeGreaterThan(0);
  for (const child of children) process.kill(child, "SIGKILL");
  project.files.write(WRONG);
  expect(codesOf(await agent!.call("check"))).toEqual(["ICO3101"]);
  expect((await agent!.call("lineage", { node: "four" })).isError).toBe(false);
});

describe("a project", () => {
  it("needs no dataflows at first", async () => {
    await start({ "src/main.ts": "export const one = 1;\n" });
    for (const name of ["check", "list", "graph"]) {
      const { isError, text } = await agent!.call(name);
      expect([isError, text], name).toEqual([true, expect.stringContaining("tsconfig.json has no dataflow modules.")]);
    }
    project.files.write(RIGHT);
    expect((await agent!.call("check")).data).toMatchObject({ ok: true, modules: 1 });
  });

  it("needs no tsconfig at first, and is found from elsewhere", async () => {
    project = await makeAgentProject({ "sub/other.txt": "", ...RIGHT });
    project.files.delete("tsconfig.json");
    agent = await Agent.connect(project, "-p", project.files.folder);
    expect((await agent.call("check")).isError).toBe(true);
    project.files.write({ "tsconfig.json": toConfig({}) });
    expect((await agent.call("check")).data).toMatchObject({ ok: true });
  });

  it("with several dataflows says which there are, and traces a node that only one has", async () => {
    const second = `import { dataflow } from "@icosian/runtime";\nimport * as more from "./more.js";\nexport const other = dataflow(more);\n`;
    await start({
      ...RIGHT,
      "src/more.ts": `"use dataflow";\nexport const only = (spend: number): number => spend;\n`,
      "src/second.ts": second,
    });
    const drawn = await agent!.call("graph");
    expect(drawn).toMatchObject({
      isError: true,
      text: expect.stringContaining(
        "There are 2 dataflows:\n  src/main.ts:3:21  flow\n  src/second.ts:3:22  other\n",
      ) as string,
    });
    expect(drawn.text).not.toContain("--");
    expect((await agent!.call("graph", { dataflow: "other" })).data).toMatchObject({ dataflow: "src/second.ts:3:22" });
    expect((await agent!.call("graph", { files: ["src/main.ts"] })).data).toMatchObject({
      dataflow: "src/main.ts:3:21",
    });
    expect((await agent!.call("lineage", { node: "only" })).data).toMatchObject({
      dataflow: "src/second.ts:3:22",
      otherDataflows: [],
    });
    expect((await agent!.call("lineage", { node: "spend" })).data).toMatchObject({
      dataflow: "src/main.ts:3:21",
      otherDataflows: ["src/second.ts:3:22"],
    });
  });

  it("that is large comes in pages", async () => {
    const names = Array.from({ length: 300 }, (_, index) => `n${String(index).padStart(3, "0")}`);
    const text = names.map(
      (name, index) => `export const ${name} = (${index === 0 ? "" : `${names[index - 1]}: string`}): number => 1;\n`,
    );
    await start({ ...RIGHT, "src/features.ts": `"use dataflow";\n${text.join("")}` });
    const seen: string[] = [];
    let offset: unknown = 0;
    while (offset !== undefined) {
      const { data } = await agent!.call("list", { limit: 120, offset });
      seen.push(...(data["nodes"] as readonly { readonly name: string }[]).map(({ name }) => name));
      ({ nextOffset: offset } = data);
    }
    expect(seen).toEqual(names);
    const checked = await agent!.call("check");
    expect(checked.data).toMatchObject({ errors: 299, total: 299, nextOffset: 30 });
    expect(checked.text).toContain("Shown: 1 to 30 of 299. For more, call again with offset: 30");
    expect(checked.text.length).toBeLessThan(20_000);
    const drawn = await agent!.call("graph", { maxCharacters: 2000 });
    expect(drawn).toMatchObject({
      isError: true,
      text: expect.stringMatching(
        /\d+ characters, and `maxCharacters` is 2000\. The dataflow has 300 nodes\. .*`upstreamOf`/,
      ) as string,
    });
    expect((await agent!.call("graph", { maxCharacters: 2000, upstreamOf: ["n299"], hops: 2 })).isError).toBe(false);
    expect((await agent!.call("lineage", { node: "n000" })).data).toMatchObject({
      downstream: { total: 299, nextOffset: 50 },
    });
  });
});

describe("mistakes of the client", () => {
  it("in arguments are told, all of them", async () => {
    await start(RIGHT);
    const cases: readonly [string, Readonly<Record<string, unknown>>, ...(string | RegExp)[]][] = [
      ["check", { limit: 0, fils: ["a"] }, "- `limit`: ", "- There is no argument `fils`. Did you mean `files`?"],
      ["check", { files: ["src/none.ts"] }, "There is no file src/none.ts."],
      ["check", { files: ["package.json"] }, "package.json is not a part of the project."],
      ["check", { files: "src/main.ts" }, "`files`: "],
      ["lineage", {}, "`node`: "],
      ["lineage", { node: "spned" }, "No node or input is called `spned`. Did you mean `spend`?"],
      ["graph", { format: "svg" }, "`format`: "],
      ["graph", { upstreamOf: ["spned"] }, "Did you mean `spend`?"],
      ["graph", { dataflow: "flwo" }, "No dataflow is called `flwo`. Did you mean `flow`?"],
      ["graph", { pathBetween: ["spend"] }, "`pathBetween`: "],
      ["list", { modules: ["src/feature.ts"] }, "Did you mean `src/features.ts`?"],
      ["list", { kinds: ["inputs"] }, "Did you mean `input`?"],
      ["explain", { code: "ICO0000" }, "There is no diagnostic `ICO0000`."],
      ["chekc", {}, "There is no tool `chekc`. Did you mean `check`?"],
      ["execute", { file: "src/main.ts", outputs: ["spend"] }, "started without `--allow-execute`"],
    ];
    for (const [name, args, ...messages] of cases) {
      const { isError, text } = await agent!.call(name, args);
      expect(isError, `${name} ${JSON.stringify(args)}: ${text}`).toBe(true);
      for (const message of messages) expect(text).toContain(message);
      expect(text).not.toMatch(/\n {4}at |ICO9001/);
    }
    expect((await agent!.call("check")).data).toMatchObject({ ok: true });
  });

  it("in messages end nothing", async () => {
    await start(RIGHT);
    // The client itself sends only what is right.
    const { stdin } = Reflect.get(agent!.transport, "_process") as { readonly stdin: NodeJS.WritableStream };
    for (const line of [
      "what",
      "{",
      "[]",
      "null",
      `{"jsonrpc":"2.0"}`,
      `{"jsonrpc":"2.0","id":"x","method":"no/such"}`,
      `{"jsonrpc":"2.0","id":"y","method":"tools/call","params":{}}`,
      `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}`,
      "\u0000\uFFFF",
      "",
    ])
      stdin.write(`${line}\n`);
    expect((await agent!.call("check")).data).toMatchObject({ ok: true });
    expect(agent!.stderr).toContain("A message could not be understood");
    expect(agent!.stderr).not.toContain("    at ");
  });

  it("in the command line are told", async () => {
    project = await makeAgentProject(RIGHT);
    for (const [args, message] of [
      [["src"], "`icosian mcp` takes no `src`. Name a project with `-p src`."],
      [["-p", "none"], "none"],
      [["--time-limit", "5"], "`--allow-execute`"],
      [["--allow-execute", "--time-limit", "0"], "`--time-limit 0` is no positive number."],
      [["--allow-execut"], "did you mean --allow-execute?"],
    ] as const) {
      const { code, stdout, stderr } = await project.icosian("mcp", ...args);
      expect([code, stdout], args.join(" ")).toEqual([2, ""]);
      expect(stderr).toContain(message);
    }
  });
});

it("says what to install where the packages of the protocol are missing", async () => {
  project = await Project.create(RIGHT);
  const { code, stdout, stderr } = await project.icosian("mcp");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(
    "The server for coding agents needs the packages `@modelcontextprotocol/sdk` and `zod`. Install them: `npm install --save-dev @modelcontextprotocol/sdk zod`.\n",
  );
});

it("does not begin a call that is cancelled before its turn", async () => {
  await start(RIGHT);
  const cancelling = new AbortController();
  const first = agent!.call("check");
  const cancelled = Promise.allSettled(Array.from({ length: 20 }, () => agent!.call("check", {}, cancelling.signal)));
  cancelling.abort();
  expect((await cancelled).every(({ status }) => status === "rejected")).toBe(true);
  expect((await first).data).toMatchObject({ ok: true });
  expect((await agent!.call("list")).data).toMatchObject({ total: 5 });
});

describe("execute", () => {
  const NOISE = `"use dataflow";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
console.log('{"jsonrpc":"2.0","id":1,"result":{}}');
process.stdout.write("no end of line");
export const spend = (limit: number): number => { console.log("spend of", limit); console.error("to stderr"); return 2 * limit; };
export const fails = (spend: number): number => { throw new Error("no funds"); };
export const many = (spend: number): readonly number[] => Array.from({ length: 10000 }, (_, index) => index);
export const special = (spend: number): unknown => ({ at: new Date(0), big: 10n, all: new Map([["a", 1]]) });
export const endless = (spend: number): number => { writeFileSync("pid", String(process.pid)); process.on("SIGTERM", () => {}); for (;;) spend++; };
export const waits = (spend: number): Promise<number> => { writeFileSync("pid", String(process.pid)); return new Promise(() => setInterval(() => {}, 1000)); };
export const child = (spend: number): number => spawn("sleep", ["600"], { stdio: "inherit" }).pid!;
export const gone = (spend: number): number => process.exit(3);
export const loud = (spend: number): number => { for (let index = 0; index < 100000; index++) console.log("line", index); return 1; };
`;
  const NOISY = { "src/features.ts": NOISE, "src/main.ts": MAIN };
  const ASK = { file: "src/main.ts", inputs: { limit: 3 } };

  it("computes outputs, and what the code prints is a part of the answer", async () => {
    await start(NOISY, ["--allow-execute"]);
    const { tools } = await agent!.client.listTools();
    expect(tools.find(({ name }) => name === "execute")?.annotations).toMatchObject({ readOnlyHint: false });
    const { data, text } = await agent!.call("execute", { ...ASK, outputs: ["spend", "special", "spend"] });
    expect(data["outputs"]).toEqual([
      { name: "spend", value: 6 },
      { name: "special", value: { at: "1970-01-01T00:00:00.000Z", big: "10", all: [["a", 1]] } },
    ]);
    expect(data["computed"]).toMatchObject([
      { node: "spend", count: 1 },
      { node: "special", count: 1 },
    ]);
    expect(data["printed"]).toContain("spend of 3\n");
    expect(data["printed"]).toContain("to stderr\n");
    expect(text).toContain("spend: 6\n");
    expect(project.files.has(".icosian")).toBe(false);
    const { data: started } = await agent!.call("execute", { ...ASK, outputs: ["child"] });
    const [child] = started["outputs"] as readonly { readonly value: number }[];
    await waitFor(() => !isRunning(child!.value));
    const many = await agent!.call("execute", { ...ASK, outputs: ["many"], maxCharacters: 100 });
    expect(many.data["outputs"]).toEqual([
      { name: "many", preview: expect.stringMatching(/^\[0,1,2,.{90}/), characters: 48_891 },
    ]);
    const loud = await agent!.call("execute", { ...ASK, outputs: ["loud"] });
    expect(loud.data["printed"]).toMatch(/^…[^]*line 99999\n$/);
    expect(loud.text.length).toBeLessThan(3000);
    expect(agent!.stderr).toBe("");
  });

  it("tells what has failed", async () => {
    await start(NOISY, ["--allow-execute", "--time-limit", "5"]);
    const cases: readonly [Readonly<Record<string, unknown>>, string][] = [
      [{ outputs: ["fails"] }, "no funds"],
      [{ outputs: ["gone"] }, "ended with exit code 3 before the run was done"],
      [{ outputs: ["spned"] }, "Did you mean `spend`?"],
      [{ outputs: ["spend"], inputs: {} }, "limit"],
      [{ outputs: [] }, "`outputs`: "],
      [{ outputs: ["spend"], file: "src/mian.ts" }, "There is no file src/mian.ts. Did you mean src/main.ts?"],
      [{ outputs: ["spend"], export: "flwo" }, "Did you mean `export: flow`?"],
      [{ outputs: ["spend"], file: "src/features.ts" }, "exports no dataflow"],
      [{ outputs: ["spend"], timeLimit: 6 }, "`timeLimit`: "],
      [{ outputs: ["spend"], file: "../main.ts" }, "../main.ts is outside of the project's folder"],
      [{ outputs: ["spend"], file: "/etc/hosts" }, "/etc/hosts is outside of the project's folder"],
    ];
    for (const [args, message] of cases) {
      const { isError, text } = await agent!.call("execute", { ...ASK, ...args });
      expect([isError, text], JSON.stringify(args)).toEqual([true, expect.stringContaining(message)]);
    }
  });

  it.each(["endless", "waits"])("ends %s when the server is killed", async (output) => {
    await start(NOISY, ["--allow-execute"]);
    const pid = (): number => Number(readFileSync(project.files.path("pid"), "utf8"));
    const lost = agent!.call("execute", { ...ASK, outputs: [output] }).catch(() => null);
    await waitFor(() => existsSync(project.files.path("pid")) && pid() > 0);
    expect(isRunning(pid())).toBe(true);
    process.kill(agent!.transport.pid!, "SIGKILL");
    await lost;
    await waitFor(() => !isRunning(pid()));
    expect(isRunning(pid())).toBe(false);
  });

  it.each(["endless", "waits"])(
    "ends %s at the time limit, when it is cancelled, and when the client goes",
    async (output) => {
      await start(NOISY, ["--allow-execute"]);
      const pid = (): number => Number(readFileSync(project.files.path("pid"), "utf8"));
      const late = await agent!.call("execute", { ...ASK, outputs: [output], timeLimit: 15 });
      expect(late).toMatchObject({
        isError: true,
        text: expect.stringContaining("ended at its time limit of 15 seconds") as string,
      });
      expect(late.text).toContain("spend of 3");
      expect(isRunning(pid())).toBe(false);

      project.files.delete("pid");
      const cancelling = new AbortController();
      const cancelled = agent!.call("execute", { ...ASK, outputs: [output] }, cancelling.signal);
      await waitFor(() => existsSync(project.files.path("pid")) && pid() > 0);
      // Others are answered meanwhile.
      expect((await agent!.call("explain", { code: "ICO3101" })).isError).toBe(false);
      cancelling.abort();
      await expect(cancelled).rejects.toThrow(/abort/i);
      await waitFor(() => !isRunning(pid()));
      expect((await agent!.call("execute", { ...ASK, outputs: ["spend"] })).data).toMatchObject({
        outputs: [{ value: 6 }],
      });

      project.files.delete("pid");
      const left = agent!.call("execute", { ...ASK, outputs: [output] }).catch(() => null);
      await waitFor(() => existsSync(project.files.path("pid")) && pid() > 0);
      const server = agent!.transport.pid!;
      await agent!.close();
      await left;
      await waitFor(() => !isRunning(pid()) && !isRunning(server));
    },
  );
});
