/** Runs of one dataflow at the same time, and runs inside of runs: what hooks are told of them never mixes. */
import type { LifecycleAdapter, RunContext } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { writeCode } from "../../../property/write-code.ts";
import { catchError } from "../catch-error.ts";
import { define, makeModule, type TestModule } from "../make-module.ts";
import { build, type UntypedDataflow } from "../untyped.ts";

/** One hook of one run. */
interface Line {
  readonly runId: string;
  readonly hook: string;
  readonly value: unknown;
}

/** An adapter that keeps a line per hook. */
function toRecorder(lines: Line[], wait: () => Promise<void> | void = () => {}): LifecycleAdapter {
  const add = (runId: string, hook: string, value: unknown): Promise<void> | void => {
    lines.push({ runId, hook, value });
    return wait();
  };
  return {
    preGraphExecute: ({ runId, inputs }) => add(runId, "begin", inputs["start"]),
    preNodeExecute: ({ runId, node, inputs, items }) => add(runId, `pre ${node.name} ${items.length}`, inputs),
    executeNode: ({ runId, node, call }) => {
      lines.push({ runId, hook: `around ${node.name}`, value: null });
      return call();
    },
    postNodeExecute: ({ runId, node, result }) => add(runId, `post ${node.name}`, result),
    preItemExecute: ({ runId, items }) => add(runId, `item ${items[0]!.index}`, null),
    postItemExecute: ({ runId, items }) => add(runId, `end of item ${items[0]!.index}`, null),
    postExpand: ({ runId, count }) => add(runId, "expand", count),
    postGraphExecute: ({ runId, results, success }) => add(runId, "end", success ? results!["total"] : "failed"),
  };
}

function groupByRun(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  return new Map(lines.map(({ runId }) => [runId, lines.filter((line) => line.runId === runId)]));
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

/** `total` of the items below `start`, each twice; every run takes its own time, and one in ten fails. */
const waiting = makeModule(
  "src/waiting.ts",
  define("item", ["start"], (start: number) => Array.from({ length: start % 4 }, (_, index) => start + index), {
    fansOut: true,
  }),
  define(
    "twice",
    ["item"],
    async (item: number) => {
      await turns(item % 7);
      return 2 * item;
    },
    { isAsync: true },
  ),
  define(
    "id",
    ["start", "context"],
    async (start: number, { runId }: RunContext) => {
      await turns(start % 5);
      if (start % 10 === 9) throw new RangeError(`no ${start}`);
      return runId;
    },
    { isAsync: true, parameters: ["positional", "context"], inputs: define("id", ["start"], () => 0).inputs },
  ),
  define("total", ["twice*", "id"], (all: readonly number[], id: string) => [id, ...all].join()),
);

it("a hundred runs at once each have their own records", async () => {
  const lines: Line[] = [];
  const flow = build({ modules: [waiting], adapters: [toRecorder(lines, () => turns(2))] });
  const starts = Array.from({ length: 100 }, (_, start) => start);
  const ended = await Promise.allSettled(starts.map((start) => flow.execute(["total"], { inputs: { start } })));
  const runs = groupByRun(lines);
  expect(runs.size).toBe(100);
  for (const [runId, own] of runs) {
    const start = own[0]!.value as number;
    const items = Array.from({ length: start % 4 }, (_, index) => start + index);
    const failed = start % 10 === 9;
    const result = failed ? "failed" : [runId, ...items.map((item) => 2 * item)].join();
    expect(own.at(-1)).toEqual({ runId, hook: "end", value: result });
    expect(ended[start]!.status).toBe(failed ? "rejected" : "fulfilled");
    const valuesOf = (hook: string): readonly unknown[] =>
      own.flatMap((line) => (line.hook === hook ? [line.value] : []));
    expect(valuesOf("pre item 0")).toEqual([{ start }]);
    if (failed) continue;
    expect(valuesOf("pre twice 1")).toEqual(items.map((item) => ({ item })));
    expect(new Set(valuesOf("post twice"))).toEqual(new Set(items.map((item) => 2 * item)));
    expect(valuesOf("expand")).toEqual([items.length]);
    expect(own.filter(({ hook }) => hook.startsWith("item"))).toHaveLength(items.length);
    expect(own.filter(({ hook }) => hook.startsWith("end of item"))).toHaveLength(items.length);
  }
});

/** A node that executes its own dataflow with a smaller `start`, between nodes before and after it, and in items. */
function toNesting(nest: (start: number) => number): TestModule {
  return makeModule(
    "src/nesting.ts",
    define("before", ["start"], (start: number) => start * 10),
    define("item", ["start"], (start: number) => Array.from({ length: start }, (_, index) => index), { fansOut: true }),
    define("inner", ["item", "start", "before"], (item: number, start: number, before: number) => {
      if (start === 7) throw new RangeError("seven");
      return nest(start - 1) + item + before;
    }),
    define("after", ["inner", "before"], (inner: number, before: number) => inner + before),
    define("total", ["after*", "before"], (all: readonly number[], before: number) =>
      all.reduce((sum, each) => sum + each, before),
    ),
  );
}

/** What `total` is, by plain recursion. */
function totalOf(start: number): number {
  const before = start * 10;
  let total = before;
  for (let item = 0; item < start; item++) total += totalOf(start - 1) + item + before + before;
  return total;
}

describe.each(["interpreted", "as code"])("a node that executes its own dataflow, %s", (how) => {
  describe.each(["prepared", "not prepared"])("%s", (kind) => {
    it.each([
      ["no adapter", 0],
      ["an adapter", 1],
      ["two adapters", 2],
    ])("%s", async (_, adapterCount) => {
      const lines: Line[] = [];
      let chunks = 0;
      let flow: UntypedDataflow;
      let run: (start: number) => number;
      const module = toNesting((start) => run(start));
      const adapters = Array.from({ length: adapterCount }, () => toRecorder(lines));
      flow = build({ modules: [module], adapters });
      const written = writeCode([module], { outputs: ["total"], inputs: { start: 0 } }, () => chunks++);
      const outputs = how === "as code" ? written : ["total"];
      const prepared = flow.prepare(outputs);
      run = (start) => {
        const options = { inputs: { start } };
        const result = kind === "prepared" ? prepared.executeSync(options) : flow.executeSync(outputs, options);
        return result["total"] as number;
      };
      expect(run(4)).toBe(totalOf(4));
      expect(chunks > 0).toBe(how === "as code");
      expect((await flow.execute(outputs, { inputs: { start: 3 } }))["total"]).toBe(totalOf(3));
      for (const own of groupByRun(lines).values()) {
        const start = own[0]!.value as number;
        for (const { hook, value } of own) {
          if (hook.startsWith("pre before")) expect(value).toEqual({ start });
          if (hook.startsWith("pre inner 1")) expect(value).toMatchObject({ start, before: start * 10 });
          if (hook === "post before") expect(value).toBe(start * 10);
          if (hook === "end") expect(value).toBe(totalOf(start));
        }
        const count = own.filter(({ hook }) => hook.startsWith("pre inner 1")).length;
        expect(count).toBe(start * adapterCount);
      }
      // A run inside that fails leaves the code around it as it was.
      const error = await catchError(() => flow.execute(outputs, { inputs: { start: 8 } }));
      expect(error.problems[0]).toMatchObject({ code: "ICO8001", subject: "inner" });
      expect(run(2)).toBe(totalOf(2));
    });
  });
});
