/** Nodes that other threads compute. */
import { setTimeout as sleep } from "node:timers/promises";
import { dataflow, type Dataflow, type ExecutionOptions, type Manifest } from "@icosian/runtime";
import { generatedDataflow, type DataflowTypes, type GeneratedDataflow } from "@icosian/runtime/generated";
import { shared, worker } from "@icosian/runtime/workers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { FEATURES } from "./features.ts";

const folder = new CompileFolder();
let features: object;
let flow: Dataflow<never>;
beforeAll(async () => {
  [features] = (await folder.load([FEATURES])) as [object];
});
beforeEach(() => {
  flow = open();
});
afterEach(() => flow.close());
afterAll(() => folder.remove());

function open(threads: number = 2): Dataflow<never> {
  return dataflow({ modules: [features], threads });
}

/** By names whose types are not known. */
async function execute(from: Dataflow<never>, names: readonly string[], options: ExecutionOptions<object, object>) {
  return (await from.execute(names, options)) as Readonly<Record<string, unknown>>;
}

async function run(name: string, inputs: Readonly<Record<string, unknown>> = { x: 3 }): Promise<unknown> {
  return (await execute(flow, [name], { inputs }))[name];
}

async function causeOf(name: string, inputs?: Readonly<Record<string, unknown>>): Promise<Error> {
  const error = await catchError(() => run(name, inputs));
  expect(codesOf(error)).toEqual(["ICO8001"]);
  expect(error.message).toContain(`\`${name}\``);
  return error.cause as Error;
}

describe("a worker computes", () => {
  it("in another thread, which stays for the next run", async () => {
    const [first, one] = (await run("thread")) as [number, number];
    expect([first > 0, one]).toEqual([true, 1]);
    expect(await run("thread")).toEqual([first, 2]);
  });

  it("functions of every shape", async () => {
    expect(await run("sum", { x: 1, y: 2 })).toBe(103);
    expect(await run("sum", { x: 1, y: 2, z: 3 })).toBe(6);
    expect(await run("late")).toBe(6);
    expect(await run("context")).toEqual({ x: 3, node: "context", isAborted: false, length: 32 });
  });

  it("what other modifiers make of the function", async () => {
    expect(await execute(flow, ["tenfold", "twofold"], { inputs: { x: 1 } })).toEqual({ tenfold: 10, twofold: 2 });
    expect(codesOf(await catchError(() => run("tenfold", { x: 2 })))).toEqual(["ICO8005"]);
  });

  it("with what copies keep", async () => {
    const table = new Map([["now", new Date(0)]]);
    expect(await run("read", { table, big: 12n })).toBe("1970-01-01T00:00:00.000Z 12");
  });

  it("in as many threads as are allowed, the rest waiting", async () => {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    for (const threads of [1, 3]) {
      await using several = open(threads);
      const runs = Array.from({ length: 9 }, (_, x) => execute(several, ["slow"], { inputs: { flags, x } }));
      const running = await Promise.all(runs);
      expect(Math.max(...running.map(({ slow }) => Number(slow)))).toBe(threads);
    }
  });

  it("the items of a fan-out, without a listener for each", async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on("warning", listen);
    const expected = Array.from({ length: 200 }, (_, index) => 2 * index);
    expect(await run("doubledItems", { count: 200 })).toEqual(expected);
    await sleep(1);
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  it("in its own thread what a thread asks for", async () => {
    const [outer, inner] = (await run("outer")) as [number, number];
    expect(inner).toBe(outer);
  });
});

describe("arrays", () => {
  it("are copied on the way in and handed over on the way back", async () => {
    const values = Float64Array.of(1, 2);
    expect(await run("doubled", { values })).toEqual({ values: Float64Array.of(2, 4) });
    expect(values).toEqual(Float64Array.of(1, 2));
  });

  it("are refused when they went away before, unless copies are asked for", async () => {
    expect(await run("again")).toEqual(new Float64Array(4));
    expect((await causeOf("again")).message).toContain("worker(…, { move: false })");
    await flow.close();
    expect(await run("copied")).toEqual(new Float64Array(4).fill(3));
    expect(await run("copied")).toEqual(new Float64Array(4).fill(3));
    // A part of an array is no memory of its own.
    expect(await run("part")).toEqual(new Float64Array(2).fill(3));
    expect(await run("part")).toEqual(new Float64Array(2).fill(3));
  });

  it("in shared memory are seen by all", async () => {
    const values = shared(Float64Array.of(1, 2));
    expect(shared(values)).toBe(values);
    expect(values).toEqual(new Float64Array(values.buffer));
    expect(await run("isShared", { values })).toBe(true);
    expect(await run("isShared", { values: values.slice() })).toBe(false);
    expect(shared(BigInt64Array.of(1n)).buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});

describe("what a worker throws", () => {
  it("arrives with its stack, its cause and its properties", async () => {
    const cause = (await causeOf("failing")) as RangeError & { code: string; pixel: unknown };
    expect(cause).toBeInstanceOf(RangeError);
    expect([cause.name, cause.message, cause.code, cause.pixel]).toEqual(["RangeError", "too dark", "DARK", { x: 3 }]);
    expect(cause.stack).toMatch(/^RangeError: too dark\n +at .*module0\.js:\d+:\d+/);
    expect(cause.cause).toBeInstanceOf(TypeError);
    expect(cause.cause).toMatchObject({ message: "no light" });
    expect("help" in cause).toBe(false);
    expect(Object.keys(cause)).toEqual(["code", "pixel"]);
  });

  it("arrives whatever it is", async () => {
    const several = (await causeOf("several")) as AggregateError;
    expect(several).toBeInstanceOf(AggregateError);
    expect(several.errors).toEqual([new Error("one"), "two"]);
    const own = await causeOf("own");
    expect([own instanceof Error, own.name, String(own)]).toEqual([true, "DarkError", "DarkError: own"]);
    expect(await causeOf("thrown")).toEqual({ reason: "none" });
  });

  it("leaves the thread to the next call", async () => {
    await run("thread");
    await causeOf("failing");
    expect(await run("thread")).toMatchObject({ 1: 2 });
  });
});

describe("says what is wrong", () => {
  it.each([
    ["unsendable", { x: 1 }, "What `unsendable` returned cannot be sent to another thread"],
    ["given", { convert: Number }, "An input of it cannot be sent to another thread"],
    ["exiting", { x: 1 }, "ended with exit code 3"],
    ["uncaught", { x: 1 }, "nobody caught this"],
  ])("of %s, and goes on with other calls", async (name, inputs, message) => {
    expect((await causeOf(name, inputs)).message).toContain(message);
    expect(await run("late")).toBe(6);
  });

  it.each([
    [
      "no address",
      () => worker(undefined as never),
      "takes the address of its module, `import.meta.url`, not undefined",
    ],
    ["an address of nothing", () => worker(""), "takes the address"],
    ["an unknown option", () => worker("file:///a.js", { copy: true } as never), "has no option `copy`"],
    ["options of another kind", () => worker("file:///a.js", null as never), "takes options in an object, not null"],
  ])("of a modifier with %s", async (_, make, message) => {
    const hook = globalThis as { icosianWorker?: unknown };
    hook.icosianWorker = make();
    const source = `"use dataflow";
      import { node } from "@icosian/runtime";
      const unseen = globalThis.icosianWorker;
      export const late = node(unseen, (x: number): number => x);`;
    const modules = await folder.load([source]);
    const error = await catchError(() => dataflow({ modules }));
    expect(codesOf(error)).toEqual(["ICO6009"]);
    expect(error.message).toContain(message);
  });

  it("of a module that is not there, or exports something else", async () => {
    const source = `"use dataflow";
      import { node } from "@icosian/runtime";
      import { worker } from "@icosian/runtime/workers";
      export const missing = node(worker("file:///nowhere/features.js"), (x: number): number => x);
      export const other = node(worker(new URL(import.meta.resolve("@icosian/runtime"))), (x: number): number => x);`;
    const modules = await folder.load([source]);
    await using broken = dataflow({ modules }) as unknown as Dataflow<never>;
    const missing = await catchError(() => execute(broken, ["missing"], { inputs: { x: 1 } }));
    expect(missing.message).toMatch(/The module file:\/\/\/nowhere\/features\.js cannot be loaded in a thread: /);
    const other = await catchError(() => execute(broken, ["other"], { inputs: { x: 1 } }));
    expect(other.message).toContain("exports no function `other`. If a bundler has joined");
  });

  it("of a function that something else computes already", async () => {
    const source = `"use dataflow";
      import { does, node } from "@icosian/runtime";
      import { worker } from "@icosian/runtime/workers";
      const through = (x: number): number => x;
      const unseen = <T>(modifier: T): T => modifier;
      export const both = node(unseen(does(through)), unseen(worker(import.meta.url)), (x: number): number => x);`;
    const error = await catchError(async () => dataflow({ modules: await folder.load([source]) }));
    expect(codesOf(error)).toEqual(["ICO6009"]);
    expect(error.message).toContain("`worker` and `does` stand on one function");
  });

  it("of threads that are no number of threads", async () => {
    for (const threads of [0, -1, 1.5, NaN, "2"]) {
      const error = await catchError(() => dataflow({ modules: [features], threads: threads as number }));
      expect(codesOf(error)).toEqual(["ICO6007"]);
      expect(error.message).toContain("give a whole number from 1");
    }
  });

  it("of a run that cannot wait", async () => {
    expect(
      codesOf(await catchError(() => flow.executeSync(["late"] as readonly string[], { inputs: { x: 1 } }))),
    ).toEqual(["ICO7007"]);
  });
});

describe("the dataflow of a generated file", () => {
  it("has a pool too, and closes it", async () => {
    const { $manifest, ...namespace } = features as { $manifest: Manifest };
    const definitions = Object.fromEntries($manifest.definitions.map((definition) => [definition.name, definition]));
    const make = (): GeneratedDataflow<DataflowTypes> =>
      generatedDataflow({
        manifests: () => [{ ...$manifest, namespace, definitions }],
        build: (options) => dataflow({ modules: [namespace], ...options }),
      });
    const threads: number[] = [];
    await using generated = make();
    for (let time = 0; time < 2; time++) {
      const { thread } = await generated.execute(["thread"] as string[], { inputs: { x: 1 } });
      threads.push((thread as [number, number])[0]);
      await generated.close();
    }
    expect(threads[0]).not.toBe(threads[1]);
    await make().close();
  });
});

describe("ends a thread in the midst of its work", () => {
  const isMoving = async (flags: Int32Array): Promise<boolean> => {
    const before = Atomics.load(flags, 1);
    await sleep(20);
    return Atomics.load(flags, 1) !== before;
  };

  async function start(flags: Int32Array, options: object = {}): Promise<{ readonly ended: Promise<unknown> }> {
    const ended = catchError(() => execute(flow, ["endless"], { inputs: { flags }, ...options }));
    while (Atomics.load(flags, 0) === 0) await sleep(1);
    await expect.poll(() => isMoving(flags)).toBe(true);
    return { ended };
  }

  it("when the caller aborts, and others take its place", async () => {
    await flow.close();
    flow = open(1);
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const controller = new AbortController();
    const { ended } = await start(flags, { signal: controller.signal });
    const waiting = run("late");
    controller.abort(new Error("enough"));
    expect(await ended).toMatchObject({ problems: [{ code: "ICO8002" }], cause: { message: "enough" } });
    await expect.poll(() => isMoving(flags)).toBe(false);
    expect(await waiting).toBe(6);
  });

  it("when another node of the run fails", async () => {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const error = await catchError(() => execute(flow, ["endless", "exiting"], { inputs: { flags, x: 1 } }));
    expect(error.message).toContain("ended with exit code 3");
    await expect.poll(() => isMoving(flags)).toBe(false);
  });

  it("when the dataflow is closed", async () => {
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const { ended } = await start(flags);
    await flow.close();
    expect(await ended).toMatchObject({ cause: { message: "The dataflow was closed." } });
    expect(await isMoving(flags)).toBe(false);
    expect(await run("late")).toBe(6);
  });

  it("not before a call that was aborted while it waited", async () => {
    flow = open(1);
    const flags = new Int32Array(new SharedArrayBuffer(8));
    const controller = new AbortController();
    const first = execute(flow, ["slow"], { inputs: { flags, x: 1 } });
    const second = catchError(() => execute(flow, ["slow"], { inputs: { flags, x: 2 }, signal: controller.signal }));
    await sleep(5);
    controller.abort();
    expect(await second).toMatchObject({ problems: [{ code: "ICO8002" }] });
    expect(await first).toEqual({ slow: 1 });
  });
});
