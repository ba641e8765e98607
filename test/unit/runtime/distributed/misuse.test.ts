/** Workers with other code, jobs that no program of ours has sent, and options of other types. */
import { DataflowError } from "@icosian/runtime";
import { memory } from "@icosian/runtime/cache";
import { distribute, remote, work, type JobEvent, type JobPayload, type JobResult } from "@icosian/runtime/distributed";
import { describe, expect, it } from "vitest";
import { hideModifiers, loadModules } from "../modifiers/build.ts";
import { failureOf, gate, moduleOf, open, sent, startWorker, WatchedQueue } from "./distributed-flow.ts";
import { until } from "./queue-conformance.ts";

const [OLD, NEW] = ["a".repeat(24), "b".repeat(24)];
const VERSIONED = (codeVersion: string | undefined, factor: number): object =>
  moduleOf(sent("scaled", ["x"], async (x: number) => x * factor, { codeVersion }));

describe("a worker with other code", () => {
  it("is not taken, and ICO8042 names both versions", async () => {
    const { flow, queue } = await open(VERSIONED(NEW, 2), { working: null });
    const old = await open(VERSIONED(OLD, 3), { queue, working: { name: "old" } });
    const { message, problems } = await failureOf(flow.execute(["scaled"], { inputs: { x: 1 } }));
    expect(problems).toMatchObject([{ code: "ICO8042", slug: "refused-job", subject: "scaled" }]);
    expect(message).toContain("No worker computes `scaled`:\nWorker old: Its `scaled` has the code version ");
    expect(message).toMatch(new RegExp(`version ${OLD}, and the job wants ${NEW}\\.`));
    expect(old.events).toMatchObject([{ kind: "began" }, { kind: "ended", outcome: "refused" }]);
    expect(queue.sent).toEqual(["scaled"]);
  });

  it("gives way to one that has the code, however long that one is busy", { timeout: 120_000 }, async () => {
    const busy = gate();
    const held = sent("held", [], async () => await busy.opened);
    const scaled = sent("scaled", ["x"], async (x: number) => x * 2, { codeVersion: NEW });
    const { flow, queue } = await open(moduleOf(held, scaled), { working: { name: "new", concurrency: 1 } });
    const holding = flow.execute(["held"]);
    await until(() => queue.sent.length === 1);
    await open(VERSIONED(OLD, 3), { queue, working: { name: "old" } });
    const running = flow.execute(["scaled"], { inputs: { x: 5 } });
    await until(() => queue.sent.length === 9);
    busy.open();
    expect(await running).toEqual({ scaled: 10 });
    await holding;
  });

  it("without the node says so", async () => {
    const { flow, queue } = await open(VERSIONED(NEW, 2), { working: null });
    await open(moduleOf(sent("else", ["x"], async (x: number) => x)), { queue, working: { name: "other" } });
    const { message } = await failureOf(flow.execute(["scaled"], { inputs: { x: 1 } }));
    expect(message).toContain("No worker computes `scaled`:\nWorker other: Its dataflow has no node `scaled`.");
  });

  it("with other inputs of the node says so", async () => {
    const { flow, queue } = await open(VERSIONED(NEW, 2), { working: null });
    const other = sent("scaled", ["x", "y"], async (x: number) => x, { codeVersion: NEW });
    await open(moduleOf(other), { queue, working: { name: "other" } });
    const { message } = await failureOf(flow.execute(["scaled"], { inputs: { x: 1 } }));
    expect(message).toContain("Worker other: Its `scaled` has other inputs.");
  });
});

describe("a job that no program has sent", () => {
  const KEY = "c".repeat(64);
  const [step] = [{ node: "scaled", inputs: [0] }];
  const right: JobPayload = {
    format: 1,
    node: "scaled",
    steps: [step],
    version: NEW,
    runId: "run",
    attempt: 1,
    key: "e".repeat(64),
    failureKey: "f".repeat(64),
    inputs: [KEY],
    batch: null,
    absent: [],
  };

  it.each<readonly [what: string, payload: unknown]>([
    ["null", null],
    ["a text", "scaled"],
    ["a list", []],
    ["nothing", {}],
    ["another format", { ...right, format: 2 }],
    ["a node of another type", { ...right, node: 7, steps: [{ node: 7, inputs: [0] }] }],
    ["`__proto__`", { ...right, node: "__proto__", steps: [{ node: "__proto__", inputs: [0] }] }],
    ["`constructor`", { ...right, node: "constructor", steps: [{ node: "constructor", inputs: [0] }] }],
    ["a node that is an input", { ...right, node: "x", steps: [{ node: "x", inputs: [] }] }],
    ["another node than is computed", { ...right, node: "other" }],
    ["no steps", { ...right, steps: [] }],
    ["steps of another type", { ...right, steps: { length: 1 } }],
    ["an input that is not there", { ...right, steps: [{ node: "scaled", inputs: [1] }] }],
    ["a step that is not there", { ...right, steps: [{ node: "scaled", inputs: [-1] }] }],
    ["an input that is no number", { ...right, steps: [{ node: "scaled", inputs: ["0"] }] }],
    ["more inputs than the node has", { ...right, steps: [{ node: "scaled", inputs: [0, 1] }], inputs: [KEY, KEY] }],
    ["no input", { ...right, inputs: [] }],
    ["an input that is left out", { ...right, inputs: [null] }],
    ["a key that leads elsewhere", { ...right, key: "../../../etc/passwd" }],
    ["an input key that leads elsewhere", { ...right, inputs: ["../x"] }],
    ["a batch without inputs", { ...right, batch: 2, inputs: [null] }],
    ["a batch of no items", { ...right, batch: 0 }],
    ["an attempt of another type", { ...right, attempt: "1" }],
    ["an absent input of another type", { ...right, absent: [-1] }],
    ["getters of a prototype", Object.create(right)],
  ])("%s: is refused, and nothing is computed or written", async (what, payload) => {
    const calls: unknown[] = [];
    const scaled = sent("scaled", ["x"], async (x: unknown) => void calls.push(x), { codeVersion: NEW });
    const store = memory();
    const { queue, events } = await open(moduleOf(scaled), { store });
    const heard: JobEvent<JobResult>[] = [];
    queue.onResult((event) => heard.push(event));
    // A cast because that is no payload.
    await queue.submit([{ id: "job-1", node: "scaled", priority: 0, timeoutMs: null, payload: payload as never }]);
    await until(() => heard.length > 0);
    const kind = what === "getters of a prototype" ? "missing" : "refused";
    expect(heard).toMatchObject([{ kind: "completed", result: { kind, worker: "w1" } }]);
    expect(events).toMatchObject([{ kind: "began" }, { kind: "ended", outcome: kind }]);
    expect([calls, store.list("")]).toEqual([[], []]);
  });

  it("a batch whose inputs are no list of lists fails with the worker", async () => {
    const calls: unknown[] = [];
    const scaled = sent("scaled", ["x"], async (x: unknown) => (calls.push(x), x), { codeVersion: NEW });
    const { flow, queue } = await open(moduleOf(scaled));
    await flow.execute(["scaled"], { inputs: { x: [[1], [2, 3]] } });
    const [input] = queue.submitted[0]!.payload.inputs;
    const heard: JobEvent<JobResult>[] = [];
    queue.onResult((event) => heard.push(event));
    const payload = { ...right, inputs: [input!], batch: 2 };
    await queue.submit([{ id: "job-1", node: "scaled", priority: 0, timeoutMs: null, payload }]);
    await until(() => heard.length > 0);
    expect(heard).toEqual([
      { kind: "failed", id: "job-1", reason: "Its batch is no list with the inputs of each item. (on the worker w1)" },
    ]);
    expect(calls).toHaveLength(1);
  });

  it("a job that its engine has given up fails the node with its words", async () => {
    const { flow, queue } = await open(VERSIONED(NEW, 2), { working: null });
    const broken = async (): Promise<JobResult> => {
      throw new Error("job stalled more than allowable limit");
    };
    const worker = await queue.work(broken, { worker: "w2", concurrency: 1, onFault: () => {} });
    const { message, problems } = await failureOf(flow.execute(["scaled"], { inputs: { x: 1 } }));
    await worker.close(0);
    expect(problems).toMatchObject([{ code: "ICO8043", subject: "scaled" }]);
    expect(message).toContain("The job of `scaled` was lost: job stalled more than allowable limit");
    await until(async () => (await queue.states()).every((state) => state === "unknown"));
  });
});

describe("options of other types", () => {
  const queue = new WatchedQueue();
  const store = memory();

  it.each<readonly [options: unknown, words: string]>([
    [undefined, "`distribute` needs `queue`"],
    [null, "`distribute`"],
    [7, "`distribute`"],
    [{ queue }, "`distribute` needs `store`: a store such as `folder(path)`."],
    [{ queue: {}, store }, "`bullmq({ connection })`"],
    [{ queue, store: new Map() }, "`folder(path)`"],
    [{ queue, store, inFlight: 0 }, "`inFlight`"],
    [{ queue, store, inFlight: "9" }, "`inFlight`"],
    [{ queue, store, patienceMs: -1 }, "`patienceMs`"],
    [{ queue, store, reads: "no" }, "`reads`"],
    [{ queue, store, onProgress: {} }, "`onProgress`"],
    [{ queue, store, nodes: ["a"] }, "`{ tags: { gpu: null } }`"],
    [{ queue, store, codecs: {} }, "`codecs`"],
    [{ queue, store, codecs: [{}] }, "`codecs` of `distribute`: element 0 has no name"],
    [{ queue, store, inflight: 5 }, "`inFlight`"],
  ])("`distribute(%j)`", (options, words) => {
    const attempt = (): unknown => distribute(options as never);
    expect(attempt).toThrow(DataflowError);
    expect(attempt).toThrow("ICO6016");
    expect(attempt).toThrow(words);
  });

  it.each<readonly [options: unknown, words: string]>([
    [null, "`work`"],
    [{ concurrency: 0 }, "`concurrency`"],
    [{ concurrency: NaN }, "`concurrency`"],
    [{ name: 7 }, "`name`"],
    [{ queue: {} }, "`bullmq({ connection })`"],
    [{ store: 7 }, "`folder(path)`"],
    [{ codecs: 7 }, "`codecs`"],
    [{ module: 7 }, "`module`"],
    [{ onEvent: 7 }, "`onEvent`"],
    [{ onevent: () => {} }, "`onEvent`"],
  ])("`work(flow, %j)`", async (options, words) => {
    const { flow } = await open(VERSIONED(NEW, 1), { working: null });
    await expect(work(flow, options as never)).rejects.toThrow("ICO6016");
    await expect(work(flow, options as never)).rejects.toThrow(words);
  });

  it.each([{}, null, 7, "flow"])("`work(%j)`", async (flow) => {
    await expect(work(flow as never)).rejects.toThrow("`work` takes a dataflow, as `dataflow(…)` returns it.");
  });

  it.each<readonly [options: string, words: string]>([
    ["7", "`remote`"],
    ["{ batch: 0 }", "`batch`"],
    ["{ batch: 1.5 }", "`batch`"],
    [`{ batch: "5" }`, "`batch`"],
    ["{ timeoutMs: -1 }", "`timeoutMs`"],
    ["{ btach: 5 }", "`batch`"],
  ])("`remote(%s)`", async (options, words) => {
    const source = `
      import { remote } from "@icosian/runtime/distributed";
      export const wrong = node(remote(${options}), (x: number): number => x);
    `;
    await expect(loadModules(source)).rejects.toThrow(words);
    await expect(
      loadModules(hideModifiers(source)).then((modules) => open(modules, { working: null })),
    ).rejects.toThrow(words);
  });
});

it("a worker takes queue and store from its options too", async () => {
  const queue = new WatchedQueue();
  const store = memory();
  const { flow } = await open(VERSIONED(NEW, 2), { queue, store, working: null });
  await startWorker(flow, { queue, store, name: "own" });
  expect(await flow.execute(["scaled"], { inputs: { x: 1 } })).toEqual({ scaled: 2 });
  expect(typeof remote).toBe("function");
});
