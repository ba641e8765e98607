/** What nodes leave behind in a thread, say on its port, and do to each other: the innocent are not blamed. */
import { setTimeout as sleep } from "node:timers/promises";
import { dataflow, type Dataflow } from "@icosian/runtime";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { catchError, codesOf } from "../catch-error.ts";

const FEATURES = `"use dataflow";
import { parentPort, threadId, workerData } from "node:worker_threads";
import { node } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";

const sleep = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
export const thread = node(worker(import.meta.url), (x: number): number => threadId);
export const patient = node(worker(import.meta.url), async (x: number): Promise<number[]> => {
  await sleep(80);
  return [threadId, x];
});
export const leavesTimer = node(worker(import.meta.url), (x: number): number => {
  setTimeout(() => { throw new Error("left in a timer"); }, 20);
  return threadId;
});
export const leavesRejection = node(worker(import.meta.url), (x: number): number => {
  void sleep(20).then(() => { throw new Error("left in a promise"); });
  return threadId;
});
export const rejectsAtOnce = node(worker(import.meta.url), (x: number): number => {
  void Promise.reject(new Error("left at once"));
  return threadId;
});
export const leavesExit = node(worker(import.meta.url), (x: number): number => {
  setTimeout(() => process.exit(5), 20);
  return threadId;
});
export const owns = node(worker(import.meta.url), async (x: number): Promise<number> => {
  setTimeout(() => { throw new Error("its own timer"); }, 5);
  await sleep(5000);
  return x;
});
export const posts = node(worker(import.meta.url), (x: number): number => {
  for (const message of [null, undefined, 1, { kind: "value", value: 2 }, { kind: "exit" }]) parentPort?.postMessage(message);
  return x;
});
export const closesPort = node(worker(import.meta.url), (x: number): number => {
  parentPort?.close();
  return x;
});
export const unpostable = node(worker(import.meta.url), (x: number): number => {
  throw Object.assign(new Error("with more"), { get more(): never { throw new Error("no"); } });
});
export const same = node(worker(import.meta.url), (bytes: Uint8Array): Uint8Array => bytes);
export const first = node(worker(import.meta.url), (x: number): Uint8Array => Uint8Array.of(x, 2));
export const second = node(worker(import.meta.url), (first: Uint8Array): number => first.length);
export const third = (first: Uint8Array): number => first.length;
export const fourth = node(worker(import.meta.url), (first: Uint8Array): number => first[0]!);
`;

const BROKEN = `"use dataflow";
import { node } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";
import { isMainThread } from "node:worker_threads";
if (!isMainThread) throw new Error("not in threads");
export const broken = node(worker(import.meta.url), (x: number): number => x);
`;

const folder = new CompileFolder();
let modules: readonly object[];
let flow: Dataflow<never>;
let warnings: (Error & { readonly code?: string })[];
const listen = (warning: Error): void => void warnings.push(warning);

beforeAll(async () => {
  modules = await folder.load([FEATURES, BROKEN]);
});
beforeEach(() => {
  flow = dataflow({ modules, threads: 1 });
  warnings = [];
  process.on("warning", listen);
});
afterEach(() => {
  process.off("warning", listen);
  return flow.close();
});
afterAll(() => folder.remove());

async function run(name: string, inputs: Readonly<Record<string, unknown>> = { x: 3 }): Promise<unknown> {
  return (await flow.execute([name] as readonly string[], { inputs }))[name];
}

describe("what a node leaves behind in a thread", () => {
  it.each([
    ["leavesTimer", "left in a timer"],
    ["leavesRejection", "left in a promise"],
  ])("%s is told of under its own name, and the node that is computed then is not affected", async (name, reason) => {
    const thread = await run(name);
    expect(await run("patient")).toEqual([thread, 3]);
    expect(warnings.map(({ code }) => code)).toEqual(["ICO8023"]);
    expect(warnings[0]!.message).toContain(`The function of the node \`${name}\` left something behind`);
    expect(warnings[0]!.message).toContain(reason);
    expect(await run("thread")).toBe(thread);
  });

  it("is told of when nothing is computed", async () => {
    await run("leavesTimer");
    await expect.poll(() => warnings.length).toBe(1);
    expect(warnings[0]!.message).toContain("`leavesTimer`");
  });

  it("is told of when it fails at once, after the value", async () => {
    expect(await run("rejectsAtOnce")).toBe(await run("thread"));
    expect(warnings[0]!.message).toMatch(/`rejectsAtOnce` .*left at once/);
  });

  it("may end the thread: the node that is computed then is computed again in another", async () => {
    const thread = await run("leavesExit");
    const [again, x] = (await run("patient")) as number[];
    expect(again).not.toBe(thread);
    expect(x).toBe(3);
    expect(warnings[0]!.message).toMatch(/`leavesExit` .*process\.exit\(5\)/);
  });

  it("is an error of the node as long as it is computed", async () => {
    const error = await catchError(() => run("owns"));
    expect(codesOf(error)).toEqual(["ICO8001"]);
    expect(error.message).toContain("The node `owns`");
    expect(error.cause).toMatchObject({ message: "its own timer" });
    expect(warnings).toEqual([]);
    expect(await run("thread")).toBeGreaterThan(0);
  });
});

describe("a node may", () => {
  it("post messages on the port of its thread, which nobody reads", async () => {
    for (let time = 0; time < 3; time++) expect(await run("posts")).toBe(3);
  });

  it("close the port of its thread", async () => {
    expect(await run("closesPort")).toBe(3);
    expect(await run("posts")).toBe(3);
  });

  it("throw what cannot be read", async () => {
    const error = await catchError(() => run("unpostable"));
    expect(codesOf(error)).toEqual(["ICO8001"]);
    expect(await run("posts")).toBe(3);
  });

  it("give arrays that other nodes read too", async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect(await run("same", { bytes })).toEqual(bytes);
    expect(bytes.length).toBe(3);
    const values = await flow.execute(["first", "second", "third", "fourth"] as readonly string[], {
      inputs: { x: 7 },
    });
    expect(values).toEqual({ first: Uint8Array.of(7, 2), second: 2, third: 2, fourth: 7 });
  });

  it("be of a module that fails in threads, and its error says so", async () => {
    const error = await catchError(() => run("broken"));
    expect(error.message).toMatch(/The module .* cannot be loaded in a thread: not in threads/);
    expect(await run("posts")).toBe(3);
  });
});

describe("closing", () => {
  it("right after the first call ends it, and opens nothing", async () => {
    const error = catchError(() => run("patient"));
    await flow.close();
    expect((await error).cause).toMatchObject({ message: "The dataflow was closed." });
    expect(await run("posts")).toBe(3);
  });

  it("twice, at once and again, waits for the threads each time", async () => {
    const error = catchError(() => run("patient"));
    await Promise.all([flow.close(), flow.close()]);
    await flow.close();
    expect((await error).cause).toMatchObject({ message: "The dataflow was closed." });
  });

  it("ends a run that comes to its worker only afterwards", async () => {
    const source = `"use dataflow";
      import { node } from "@icosian/runtime";
      import { worker } from "@icosian/runtime/workers";
      export const late = (x: number): Promise<number> => new Promise((resolve) => setTimeout(resolve, 30, x));
      export const after = node(worker(import.meta.url), (late: number): number => late);`;
    const slow = dataflow({ modules: await folder.load([source]) }) as unknown as Dataflow<never>;
    const ended = catchError(() => slow.execute(["after"] as readonly string[], { inputs: { x: 1 } }));
    await sleep(5);
    await slow.close();
    expect((await ended).cause).toMatchObject({ message: "The dataflow was closed." });
    expect(await slow.execute(["after"] as readonly string[], { inputs: { x: 1 } })).toEqual({ after: 1 });
    await slow.close();
  });

  it("ends all runs, those that wait for a thread among them, and a prepared one can run again", async () => {
    const prepared = flow.prepare(["patient"] as readonly string[]);
    const runs = Array.from({ length: 5 }, (_, x) => catchError(() => prepared.execute({ inputs: { x } })));
    await sleep(10);
    await flow.close();
    for (const ended of runs) expect((await ended).cause).toMatchObject({ message: "The dataflow was closed." });
    expect(await prepared.execute({ inputs: { x: 1 } })).toMatchObject({ patient: [expect.any(Number), 1] });
  });
});
