/** `icosian view`: the page of a dataflow over real HTTP, drawn again after every edit. */
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, CliProject, toConfig, VERSIONS, WRONG } from "./cli-project.ts";
import { EventStream, type PageEvent } from "./event-stream.ts";
import type { Watch } from "./watch.ts";

const QUIET = { plugins: [{ rules: { "near-miss": "off" } }] };
const FEATURES = CLEAN["src/features.ts"];
const MAIN = CLEAN["src/main.ts"];

let project: CliProject;
let watch: Watch | undefined;
let other: Server | undefined;
const streams: EventStream[] = [];

afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await watch?.stop();
  watch = undefined;
  other?.close();
  other = undefined;
  project?.files.remove();
});

/** Starts the command, and waits for its address: `http://localhost:4983/`. */
async function start(...args: readonly string[]): Promise<string> {
  watch = project.watch("view", ...args);
  const said = await watch.words(/Showing .+ at http:\S+ \(Ctrl\+C stops it\)\.\n/);
  return /http:\S+/.exec(said)![0];
}

async function listen(address: string, path = "events"): Promise<EventStream> {
  const stream = await EventStream.open(`${address}${path}`);
  streams.push(stream);
  return stream;
}

function namesOf({ graph }: PageEvent): readonly string[] {
  return graph.nodes.map(({ name }) => name);
}

function hasProblem(code: string, node: string): (event: PageEvent) => boolean {
  return ({ problems }) => problems.some((problem) => problem.code === code && problem.node === node);
}

function isFine({ problems }: PageEvent): boolean {
  return problems.length === 0;
}

/** Sends text through a connection of its own, as no browser would, and returns the whole answer. */
async function sendRaw(address: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
  socket.write(request);
  await once(socket, "close");
  return answer;
}

describe.each(VERSIONS)("with TypeScript %s", (version) => {
  it("follows edits, broken states and their ends", async () => {
    const config = toConfig({ version, ...QUIET });
    project = await CliProject.create({ ...CLEAN, "tsconfig.json": config }, { version });
    const address = await start("--port", "0");
    const page = await (await fetch(address)).text();
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("<title>flow</title>");
    const stream = await listen(address);
    const first = await stream.next(isFine);
    expect(namesOf(first)).toEqual(["label", "near", "spedn", "spend"]);

    project.files.write({ "src/features.ts": `${FEATURES}export const twice = (near: number): number => near * 2;\n` });
    const added = await stream.node("twice");
    expect(added.graph.edges).toContainEqual({ from: "near", to: "twice", isOptional: false, collects: false });
    expect(added.problems).toEqual([]);

    // A problem is at its node, and is gone when it is fixed.
    project.files.write({ "src/features.ts": WRONG["src/features.ts"] });
    const wrong = await stream.next(hasProblem("ICO3101", "label"));
    expect(wrong.problems).toMatchObject([{ severity: "error", location: "src/features.ts:3:23" }]);
    project.files.write({ "src/features.ts": FEATURES });
    await stream.next(isFine);

    // While a module is half-written, its last good nodes stay.
    project.files.write({ "src/features.ts": `${FEATURES}export const half = (near: number): number => {` });
    const half = await stream.next(hasProblem("ICO2001", "near"));
    expect(namesOf(half)).toEqual(namesOf(first));
    project.files.write({ "src/features.ts": `${FEATURES}export const half = (near: number): number => near / 2;\n` });
    expect(await stream.node("half")).toMatchObject({ problems: [] });
    project.files.write({ "src/main.ts": "export const flow = dataflow(;" });
    expect(namesOf(await stream.next(hasProblem("ICO2001", "")))).toContain("half");
    project.files.write({ "src/main.ts": MAIN });
    await stream.next(isFine);

    // A tsconfig that breaks and recovers.
    project.files.write({ "tsconfig.json": "{ not json" });
    const broken = await stream.next(({ problems }) => problems.some(({ message }) => message.includes("tsconfig")));
    expect(namesOf(broken)).toContain("half");
    expect(broken.problems).toMatchObject([{ node: "", severity: "error", location: null }]);
    project.files.write({ "tsconfig.json": config });
    await stream.next(isFine);

    // A module that is deleted and comes back, with another node.
    project.files.delete("src/features.ts");
    const deleted = await stream.next(({ problems }) =>
      problems.some(({ message }) => message.includes("no dataflow")),
    );
    expect(namesOf(deleted)).toContain("half");
    project.files.write({ "src/features.ts": `${FEATURES}export const back = (): number => 1;\n` });
    await stream.node("back");

    expect(await watch!.end("SIGTERM")).toBe(0);
    await stream.ended;
  });
});

describe("what is shown", () => {
  it("keeps a dataflow whose variable is renamed, and says which there are", async () => {
    const two = `${MAIN}export const second = dataflow(features);\n`;
    project = await CliProject.create({ ...CLEAN, "src/main.ts": two }, QUIET);
    const stream = await listen(await start("--port", "0", "--dataflow", "flow"));
    await stream.next(isFine);
    project.files.write({ "src/main.ts": two.replace("flow =", "flaw =") });
    const gone = await stream.next(({ problems }) => problems.length > 0);
    expect(gone.problems).toMatchObject([{ node: "", message: expect.stringContaining("Did you mean `flaw`?") }]);
    expect(namesOf(gone)).toContain("label");
    project.files.write({ "src/main.ts": two });
    await stream.next(isFine);
  });

  it("stays with its dataflow when another one comes, and when its call goes", async () => {
    project = await CliProject.create(CLEAN, QUIET);
    const stream = await listen(await start("--port", "0"));
    await stream.next(isFine);
    const more = `"use dataflow";\nexport const more = (): number => 1;\n`;
    const second = `import { dataflow } from "@icosian/runtime";\nimport * as more from "./more.js";\nexport const second = dataflow(more);\n`;
    project.files.write({ "src/more.ts": more, "src/second.ts": second });
    project.files.write({ "src/features.ts": FEATURES.replaceAll("label", "title") });
    expect(namesOf(await stream.node("title"))).not.toContain("more");

    project.files.delete("src/second.ts");
    project.files.write({ "src/main.ts": "export {};\n" });
    const gone = await stream.next(({ problems }) => problems.length > 0);
    expect(gone.problems).toMatchObject([{ message: "src/main.ts:3:21 no longer builds a dataflow." }]);
    expect(namesOf(gone)).toContain("title");
  });

  it("keeps the nodes of a module that is gone while its import is there", async () => {
    const more = `"use dataflow";\nexport const more = (): number => 1;\n`;
    const main = MAIN.replace("(features)", "(features, more)");
    const both = { "src/more.ts": more, "src/main.ts": `import * as more from "./more.js";\n${main}` };
    project = await CliProject.create({ ...CLEAN, ...both }, QUIET);
    const stream = await listen(await start("--port", "0"));
    await stream.next(isFine);
    project.files.delete("src/more.ts");
    expect(namesOf(await stream.next(hasProblem("ICO3110", "")))).toContain("more");
    // Without the import it is gone on purpose.
    project.files.write({ "src/main.ts": MAIN });
    expect(namesOf(await stream.next(isFine))).not.toContain("more");
  });

  it("follows edits of the other modules while one has had a syntax error from the beginning", async () => {
    const main = MAIN.replace("(features)", "(features, broken)");
    const both = { "src/main.ts": `import * as broken from "./broken.js";\n${main}` };
    const broken = `"use dataflow";\nexport const whole = (label: number): number => {`;
    project = await CliProject.create({ ...CLEAN, ...both, "src/broken.ts": broken }, QUIET);
    const stream = await listen(await start("--port", "0"));
    const [problem] = (await stream.next(hasProblem("ICO2001", ""))).problems;
    expect(problem).toMatchObject({ location: expect.stringMatching(/^src\/broken\.ts:2:/) });
    project.files.write({ "src/features.ts": FEATURES.replaceAll("label", "title") });
    await stream.node("title");
    project.files.write({ "src/broken.ts": `${broken}\n  return label;\n};\n` });
    expect(namesOf(await stream.next(isFine))).toEqual(["label", "near", "spedn", "spend", "title", "whole"]);
  });

  it("draws the part that is asked for, and keeps it while a name of it is missing", async () => {
    project = await CliProject.create(CLEAN, QUIET);
    const stream = await listen(await start("--port", "0", "--upstream-of", "label"));
    expect(namesOf(await stream.next(isFine))).toEqual(["label", "spend"]);
    project.files.write({ "src/features.ts": FEATURES.replaceAll("label", "title") });
    const gone = await stream.next(({ problems }) => problems.some(({ message }) => message.includes("label")));
    expect(namesOf(gone)).toEqual(["label", "spend"]);
    project.files.write({ "src/features.ts": FEATURES });
    await stream.next(isFine);
  });

  it("draws modules that no call links, and takes several edits at once as one", async () => {
    const second = `"use dataflow";\nexport const other = (): number => 1;\n`;
    project = await CliProject.create({ "src/features.ts": FEATURES, "src/second.ts": second }, QUIET);
    const stream = await listen(await start("src/features.ts", "src/second.ts", "--port", "0"));
    expect(namesOf(await stream.next(isFine))).toContain("other");
    stream.take();
    const edited = `"use dataflow";\nexport const changed = (label: number): number => label;\n`;
    project.files.write({ "src/features.ts": FEATURES.replaceAll("label", "title"), "src/second.ts": edited });
    // Never with only one of them, and no more events than one for the graph and one for its check.
    const both = await stream.next();
    expect(namesOf(both)).toEqual(expect.arrayContaining(["title", "changed"]));
  });

  it("shows the last of many edits, which come faster than checks", async () => {
    project = await CliProject.create(CLEAN, QUIET);
    const stream = await listen(await start("--port", "0"));
    await stream.next();
    for (let edit = 1; edit <= 30; edit++) {
      const name = edit === 30 ? "last" : `edit${edit}`;
      project.files.write({ "src/features.ts": `${FEATURES}export const ${name} = (): number => 1;\n` });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(namesOf(await stream.node("last"))).not.toContain("edit29");
  });
});

describe("the server", () => {
  it("answers only this machine, only to GET, and only with what it has", async () => {
    project = await CliProject.create(CLEAN);
    const address = await start("--port", "0");
    const stream = await listen(address);
    // The page does not change any more.
    await stream.next(hasProblem("ICO3105", "near"));
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const head = await fetch(address, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-length")).toBe(page.headers.get("content-length"));
    expect(stream.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
    expect((await fetch(`${address}events`, { method: "HEAD" })).status).toBe(200);
    for (const path of ["favicon.ico", "src/main.ts", "..%2f..%2fetc/passwd", "events/", "//"])
      expect((await fetch(`${address}${path}`)).status, path).toBe(404);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const refused = await fetch(address, { method });
      expect([refused.status, refused.headers.get("allow")], method).toEqual([405, "GET, HEAD"]);
    }
    const port = new URL(address).port;
    for (const host of ["localhost", `localhost:${port}`, "127.0.0.1:8080", `[::1]:${port}`, "LOCALHOST"])
      expect(await sendRaw(address, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`), host).toMatch(
        /^HTTP\/1\.1 200 /,
      );
    for (const host of ["evil.example", `evil.example:${port}`, "localhost.evil.example", "127.0.0.1.evil.example", ""])
      for (const path of ["/", "/events"])
        expect(await sendRaw(address, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(
          /^HTTP\/1\.1 403 /,
        );
    expect(await sendRaw(address, "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 403 /);
    expect(await sendRaw(address, "nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await watch!.end("SIGINT")).toBe(0);
  });

  it("sends a page only what came after it, and a client that does not read delays no other", async () => {
    project = await CliProject.create(CLEAN, QUIET);
    const address = await start("--port", "0");
    const idle = connect(Number(new URL(address).port), "127.0.0.1");
    idle.pause().on("error", () => {});
    idle.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const stream = await listen(address);
    await stream.next(isFine);
    const html = await (await fetch(address)).text();
    const [, after = ""] = /"events":"\/(events\?after=[\w-]+)"/.exec(html) ?? [];
    const late = await listen(address, after);
    for (let edit = 1; edit <= 5; edit++) {
      const long = `/** ${"A long text. ".repeat(100_000)} */\nexport const edit${edit} = (): number => 1;\n`;
      project.files.write({ "src/features.ts": `${FEATURES}${long}` });
      await stream.node(`edit${edit}`);
    }
    // The page itself had the first state.
    expect(namesOf(await late.next())).toContain("edit1");
    // One that comes back after a broken connection tells what it had.
    const { id } = await late.node("edit5");
    const again = await EventStream.open(`${address}${after}`, { "Last-Event-ID": id });
    streams.push(again);
    project.files.write({ "src/features.ts": FEATURES });
    expect(namesOf(await again.next())).not.toContain("edit5");
    expect(await watch!.end("SIGTERM")).toBe(0);
    idle.destroy();
  });

  it("takes the next free port by itself, and says that a port of the user's is taken", async () => {
    project = await CliProject.create(CLEAN);
    other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await project.icosian("view", "--port", String(port))).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `Port ${port} is taken. Choose another with \`--port\`, or leave it out.\n`,
    });
    const address = await start();
    const first = Number(new URL(address).port);
    expect(first).toBeGreaterThanOrEqual(4983);
    const second = project.watch("view");
    const said = await second.words(/Showing flow at http:\S+/);
    expect(Number(new URL(/http:\S+/.exec(said)![0]).port)).toBeGreaterThan(first);
    expect(await second.end("SIGTERM")).toBe(0);
  });

  it("refuses what it cannot show at first, with exit code 2", async () => {
    const two = `${MAIN}export const second = dataflow({ modules: [] });\n`;
    project = await CliProject.create({ ...CLEAN, "src/main.ts": two });
    const refusals: readonly (readonly [args: readonly string[], message: string])[] = [
      [["--port", "abc"], "`--port abc` is no port."],
      [["--port", "70000"], "`--port 70000` is no port."],
      [["--port", "-1"], "--port"],
      [["--port", "80.5"], "`--port 80.5` is no port."],
      [[], "There are 2 dataflows:"],
      [["--dataflow", "secund"], "Did you mean `second`?"],
      [["--dataflow", "flow", "--upstream-of", "labl"], "labl"],
      [["--dataflow", "flow", "--orientation", "up"], "orientation"],
      [["--format", "svg"], "Unknown option --format"],
      [["--out", "a.html"], "Unknown option --out"],
      [["--prot", "1"], "did you mean --port?"],
      [["src/none.ts"], "There is no file src/none.ts."],
      [["-p", "none"], "none"],
    ];
    for (const [args, message] of refusals) {
      const { code, stdout, stderr } = await project.icosian("view", ...args);
      expect([code, stdout], args.join(" ")).toEqual([2, ""]);
      expect(stderr).toContain(message);
      expect(stderr).not.toContain("    at ");
    }
  });
});
