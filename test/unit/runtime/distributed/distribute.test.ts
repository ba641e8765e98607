/** Nodes that are computed by workers of one process: what is sent, what comes back, and what is told. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { memory } from "@icosian/runtime/cache";
import { distribute, work } from "@icosian/runtime/distributed";
import { expect, it } from "vitest";
import { loadModules } from "../modifiers/build.ts";
import { InProcessQueue } from "../../../../runtime/src/distributed/queue/in-process-queue.ts";

const TYPES = `
  import { node, retry, timeout } from "@icosian/runtime";
  import type { Collect, Parallelizable, RunContext } from "@icosian/runtime";
  import { remote, reportProgress } from "@icosian/runtime/distributed";
`;

async function build(source: string, options: object = {}): Promise<any> {
  const modules = await loadModules(TYPES + source);
  const queue = new InProcessQueue() as any;
  const store = memory();
  const flow = dataflow({ modules, adapters: [distribute({ queue, store, ...options } as never)] } as never) as Dataflow<never> as any;
  const worker = await work(flow, { concurrency: 4, name: "w1" });
  return { flow, queue, store, worker, modules };
}

it("computes on the worker", async () => {
  const { flow, queue } = await build(`
    export const doubled = node(remote(), (x: number): number => x * 2);
    export const next = node(remote(), (doubled: number, y?: number): number => doubled + 1 + (y ?? 0));
    export const last = (next: number): number => next * 10;
  `);
  expect(await flow.execute(["last", "doubled"], { inputs: { x: 4 } })).toEqual({ last: 90, doubled: 8 });
  expect(queue.submitted.map((j: any) => j.node)).toEqual(["doubled", "next"]);
  expect(await flow.execute(["last"], { inputs: { x: 4 } })).toEqual({ last: 90 });
  expect(queue.submitted).toHaveLength(2);
});

it("computes items, in batches", async () => {
  const { flow, queue } = await build(`
    export const item = (count: number): Parallelizable<number> => Array.from({ length: count }, (_, at) => at);
    export const squared = node(remote({ batch: 50 }), (item: number): number => item * item);
    export const cubed = node(remote(), async (squared: number, item: number): Promise<number> => squared * item);
    export const sum = (cubed: Collect<number>): number => { let all = 0; for (const each of cubed) all += each; return all; };
  `);
  expect(await flow.execute(["sum"], { inputs: { count: 200 } })).toEqual({ sum: (199 * 200 / 2) ** 2 });
  expect(queue.submitted.filter((j: any) => j.node === "squared")).toHaveLength(4);
  expect(queue.submitted.filter((j: any) => j.node === "cubed")).toHaveLength(200);
});

it("fails with the worker", async () => {
  const { flow } = await build(`
    export const bad = node(remote(), (x: number): number => { throw Object.assign(new RangeError("no " + x), { code: 7 }); });
    export const slow = node(remote(), timeout(20), async (x: number): Promise<number> => await new Promise(() => {}));
  `);
  const error = await flow.execute(["bad"], { inputs: { x: 4 } }).catch((e: unknown) => e);
  expect(error.message).toBe("x");
  expect(error.cause).toBeInstanceOf(RangeError);
  const error2 = await flow.execute(["slow"], { inputs: { x: 4 } }).catch((e: unknown) => e);
  expect(error2.message).toBe("x");
});

it("lets what lies between travel", async () => {
  const { flow, queue, modules } = await build(`
    export const a = node(remote(), (x: number): number => x + 1);
    export const b = (a: number, y: number): number => a * y;
    export const c = (b: number): number => { if (b === 10) throw new Error("ten"); return b + 1; };
    export const d = node(remote(), async (c: number, a: number): Promise<number> => c * 100 + a);
  `);
  const sent: any[] = [];
  const submit = queue.submit.bind(queue);
  queue.submit = async (jobs: any) => { sent.push(...jobs); await submit(jobs); };
  expect(await flow.execute(["d"], { inputs: { x: 1, y: 3 } })).toEqual({ d: 702 });
  expect(sent.map((j: any) => j.payload.steps)).toEqual([
    [{ node: "a", inputs: [0] }],
    [{ node: "b", inputs: [0, 1] }, { node: "c", inputs: [-1] }, { node: "d", inputs: [-2, 0] }],
  ]);
  expect(await flow.execute(["d", "b"], { inputs: { x: 1, y: 4 } })).toEqual({ d: 902, b: 8 });
  expect(sent.at(-1).payload.steps).toEqual([{ node: "c", inputs: [0] }, { node: "d", inputs: [-1, 1] }]);
  const error = await flow.execute(["d"], { inputs: { x: 1, y: 5 } }).catch((e: unknown) => e);
  expect(error.message).toMatch(/^ICO8001 node-failed: The node \`c\`, computed from \`b\`, failed: ten \(on the worker w1\)/);
  expect(error.problems[0].subject).toBe("c");
  void modules;
});
