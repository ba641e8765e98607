/** Nodes that travel with a remote one, and those that stay. */
import type { LifecycleAdapter } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { failureOf, local, moduleOf, open, sent, type AnyFlow, type WatchedQueue } from "./distributed-flow.ts";

const a = sent("a", ["x"], async (x: number) => x + 1);
const b = local("b", ["a", "y"], async (one: number, y: number) => one * y);
const c = local("c", ["b"], async (own: number) => {
  if (own === 10) throw new Error("ten");
  return own + 1;
});
const d = sent("d", ["c", "a"], async (own: number, one: number) => own * 100 + one);

function stepsOf(queue: WatchedQueue, node: string): unknown {
  const last = queue.submitted.findLast((job) => job.node === node);
  return last?.payload.steps.map((step) => [step.node, ...step.inputs]);
}

async function execute(flow: AnyFlow, y: number, outputs: readonly string[] = ["d"]): Promise<unknown> {
  return await flow.execute(outputs, { inputs: { x: 1, y } });
}

const WHOLE = [
  ["b", 0, 1],
  ["c", ~0],
  ["d", ~1, 0],
];

it("what lies between remote nodes travels, and gives the same", async () => {
  const { flow, queue } = await open(moduleOf(a, b, c, d));
  expect(await execute(flow, 3)).toEqual({ d: 702 });
  expect([queue.sent, stepsOf(queue, "a"), stepsOf(queue, "d")]).toEqual([["a", "d"], [["a", 0]], WHOLE]);
  expect(await execute(flow, 3)).toEqual({ d: 702 });
  expect(queue.sent).toEqual(["a", "d"]);
});

it("one that fails elsewhere is the one that is blamed", async () => {
  const { flow } = await open(moduleOf(a, b, c, d));
  const { message, problems } = await failureOf(execute(flow, 5));
  expect(problems).toMatchObject([{ code: "ICO8001", subject: "c" }]);
  expect(message).toContain("The node `c`, computed from `b`, failed: ten (on the worker w1)");
});

describe("a node stays", () => {
  const alone = [["d", 0, 1]];

  it("if it is an output", async () => {
    const { flow, queue } = await open(moduleOf(a, b, c, d));
    expect(await execute(flow, 4, ["d", "b"])).toEqual({ d: 902, b: 8 });
    expect(stepsOf(queue, "d")).toEqual([
      ["c", 0],
      ["d", ~0, 1],
    ]);
    await execute(flow, 4, ["d", "c"]);
    expect(stepsOf(queue, "d")).toEqual(alone);
  });

  it("if others read it", async () => {
    const other = local("other", ["c"], async (own: number) => own);
    const { flow, queue } = await open(moduleOf(a, b, c, d, other));
    expect(await execute(flow, 4, ["d", "other"])).toEqual({ d: 902, other: 9 });
    expect(stepsOf(queue, "d")).toEqual(alone);
  });

  it("if an adapter observes it", async () => {
    const told: string[] = [];
    const adapter: LifecycleAdapter = { name: "spy", postNodeExecute: ({ node }) => void told.push(node.name) };
    const { flow, queue } = await open(moduleOf(a, b, c, d), { adapters: [adapter] });
    expect(await execute(flow, 4)).toEqual({ d: 902 });
    expect(stepsOf(queue, "d")).toEqual(alone);
    expect(told.filter((name) => "abcd".includes(name))).toEqual(["a", "b", "c", "d"]);
  });

  it.each<readonly [what: string, more: object]>([
    ["it loads", { tags: { "icosian.dataLoader": "true" } }],
    ["it saves", { tags: { "icosian.dataSaver": "true" } }],
    ["it has a behaviour towards caches", { caching: { behavior: "recompute" } }],
  ])("if %s", async (_, more) => {
    const { flow, queue } = await open(moduleOf(a, b, { ...c, ...more }, d));
    expect(await execute(flow, 4)).toEqual({ d: 902 });
    expect(stepsOf(queue, "d")).toEqual(alone);
  });

  it("if it does not read what is remote", async () => {
    const near = local("near", ["y"], async (y: number) => y);
    const end = sent("end", ["near"], async (y: number) => y);
    const { flow, queue } = await open(moduleOf(near, end));
    expect(await flow.execute(["end"], { inputs: { y: 1 } })).toEqual({ end: 1 });
    expect(stepsOf(queue, "end")).toEqual([["end", 0]]);
  });
});

it("companions travel with batches of items", async () => {
  const item = sent("item", ["count"], async (count: number) => Array.from({ length: count }, (_, at) => at), {
    fansOut: true,
  });
  const half = sent("half", ["item"], async (own: number) => own / 2, { batch: 3 });
  const near = local("near", ["half"], async (own: number) => own + 1);
  const end = sent("end", ["near", "item"], async (own: number, one: number) => own * one, { batch: 3 });
  const all = local("all", ["end*"], async (each: Iterable<number>) => [...each]);
  const { flow, queue } = await open(moduleOf(item, half, near, end, all));
  const expected = Array.from({ length: 7 }, (_, at) => (at / 2 + 1) * at);
  expect(await flow.execute(["all"], { inputs: { count: 7 } })).toEqual({ all: expected });
  expect(stepsOf(queue, "end")).toEqual([
    ["near", 0],
    ["end", ~0, 1],
  ]);
});
