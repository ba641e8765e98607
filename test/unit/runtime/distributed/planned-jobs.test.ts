/** What `validateExecution` and exports tell about nodes that would be sent elsewhere, before anything runs. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { memory } from "@icosian/runtime/cache";
import { distribute, type JobPayload, type JobResult } from "@icosian/runtime/distributed";
import { expect, it } from "vitest";
import { InProcessQueue } from "../../../../runtime/src/distributed/queue/in-process-queue.ts";
import { loadModules } from "../modifiers/build.ts";

const SOURCE = `
  import { remote } from "@icosian/runtime/distributed";
  import type { Collect, Parallelizable } from "@icosian/runtime";
  export const page = (count: number): Parallelizable<number> => Array.from({ length: count }, (_, at) => at);
  export const words = node(remote({ batch: 20 }), (page: number): number => page + 1);
  export const weight = (words: number): number => words * 2;
  export const score = node(remote(), async (weight: number): Promise<number> => weight + 1);
  export const total = node(tag({ gpu: "true" }), (score: Collect<number>): number => score.length);
  export const report = (total: number): string => String(total);
`;

/** Names without their types, which only the compiler knows. */
const REPORT: readonly string[] = ["report"];
const WEIGHT: readonly string[] = ["weight"];

async function build(adapters: readonly object[]): Promise<Dataflow<never>> {
  return dataflow({ modules: await loadModules(SOURCE), adapters } as never);
}

it("tells the jobs, with what travels, and for whose items", async () => {
  const queue = new InProcessQueue<JobPayload, JobResult>();
  const flow = await build([distribute({ queue, store: memory(), nodes: { tags: { gpu: null } } })]);
  const check = flow.validateExecution(REPORT, { inputs: { count: 3 } });
  expect(check).toEqual({
    jobs: [
      { node: "words", with: [], itemsOf: ["page"], batch: 20 },
      { node: "score", with: ["weight"], itemsOf: ["page"], batch: 1 },
      { node: "total", with: [], itemsOf: [], batch: 1 },
    ],
  });
  expect(flow.validateExecution(WEIGHT, { inputs: { count: 3 } }).jobs).toEqual([
    { node: "words", with: [], itemsOf: ["page"], batch: 20 },
  ]);
  const { nodes } = flow.exportExecution(REPORT);
  expect(nodes.filter(({ isRemote }) => isRemote).map(({ name }) => name)).toEqual(["score", "total", "words"]);
  await flow.close();
});

it("tells of none without distribute", async () => {
  const flow = await build([]);
  expect(flow.validateExecution(REPORT, { inputs: { count: 3 } })).toEqual({ jobs: [] });
});
