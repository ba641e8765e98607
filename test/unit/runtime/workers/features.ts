/** The source of a dataflow module whose nodes other threads compute. */

/** It imports nothing but what a user's module would. */
export const FEATURES = `"use dataflow";
import { threadId } from "node:worker_threads";
import { checkOutput, node, parameterize, value, type Collect, type Parallelizable, type RunContext } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";

const here = worker(import.meta.url);
const kept = new Float64Array(4);

/** How many calls of this node the thread has computed. */
let count = 0;

export const thread = node(worker(import.meta.url), (x: number): [number, number] => [threadId, ++count]);
export const sum = node(worker(import.meta.url), (x: number, { y, z = 100 }: { y: number; z?: number }): number => x + y + z);
export const late = node(worker(import.meta.url), async (x: number): Promise<number> => x * 2);
export const context = node(worker(import.meta.url), (x: number, { runId, node, signal }: RunContext): unknown =>
  ({ x, node, isAborted: signal.aborted, length: runId.length }));
export const read = node(worker(import.meta.url), (table: Map<string, Date>, big: bigint): string =>
  \`\${table.get("now")?.toISOString()} \${big}\`);
export const doubled = node(worker(import.meta.url), (values: Float64Array): { readonly values: Float64Array } => {
  values.forEach((value, index) => (values[index] = value * 2));
  return { values };
});
export const again = node(worker(import.meta.url), (x: number): Float64Array => kept);
export const copied = node(worker(import.meta.url, { move: false }), (x: number): Float64Array => kept.fill(x));
export const part = node(worker(import.meta.url), (x: number): Float64Array => kept.subarray(1, 3));
export const isShared = node(worker(import.meta.url), (values: Float64Array): boolean =>
  values.buffer instanceof SharedArrayBuffer);
export const failing = node(worker(import.meta.url), (x: number): number => {
  const cause = new TypeError("no light");
  throw Object.assign(new RangeError("too dark", { cause }), { code: "DARK", pixel: { x }, help: () => 1 });
});
export const several = node(worker(import.meta.url), (x: number): number => {
  throw new AggregateError([new Error("one"), "two"], "both");
});
class DarkError extends Error {
  override name = "DarkError";
}
export const own = node(worker(import.meta.url), (x: number): number => {
  throw new DarkError("own");
});
export const thrown = node(worker(import.meta.url), (x: number): number => {
  throw { reason: "none" };
});
export const exiting = node(worker(import.meta.url), (x: number): number => process.exit(3));
export const uncaught = node(worker(import.meta.url), (x: number): Promise<number> =>
  new Promise(() => setTimeout(() => { throw new Error("nobody caught this"); })));
export const unsendable = node(worker(import.meta.url), (x: number): (() => number) => () => x);
export const given = node(worker(import.meta.url), (convert: (x: number) => number): number => convert(1));
export const endless = node(worker(import.meta.url), (flags: Int32Array): number => {
  Atomics.add(flags, 0, 1);
  for (;;) Atomics.add(flags, 1, 1);
});
export const slow = node(worker(import.meta.url), async (flags: Int32Array, x: number): Promise<number> => {
  const running = Atomics.add(flags, 0, 1) + 1;
  await new Promise((resolve) => setTimeout(resolve, 100));
  Atomics.add(flags, 0, -1);
  return running;
});
export const scaled = node(
  checkOutput({ range: [0, 10], importance: "fail" }),
  parameterize({ tenfold: { factor: value(10) }, twofold: { factor: value(2) } }),
  worker(import.meta.url),
  (x: number, factor: number): number => x * factor,
);
export function* item(count: number): Parallelizable<number> {
  for (let index = 0; index < count; index++) yield index;
}
export const doubledItem = node(worker(import.meta.url), (item: number): number => 2 * item);
export function doubledItems(doubledItem: Collect<number>): readonly number[] {
  return doubledItem;
}
export const outer = node(worker(import.meta.url), async (x: number): Promise<unknown> => {
  const { dataflow } = await import("@icosian/runtime");
  const { thread } = await dataflow(await import(import.meta.url)).execute(["thread"], { inputs: { x } });
  return [threadId, thread[0]];
});
`;
