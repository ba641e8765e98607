/** Tools build a dataflow once more, with other adapters. */
import { dataflow } from "@icosian/runtime";
import { cache, memory } from "@icosian/runtime/cache";
import { extendDataflow, isCache, isDataflow } from "@icosian/runtime/tooling";
import { expect, it } from "vitest";
import { loadModules } from "./modifiers/build.ts";

it("adds adapters to those that are there, and leaves the dataflow as it was", async () => {
  const modules = await loadModules("export const twice = (x: number): number => 2 * x;");
  const calls: string[] = [];
  const note = (name: string): { readonly name: string; preNodeExecute: () => void } => ({
    name,
    preNodeExecute: () => void calls.push(name),
  });
  const flow = dataflow({ modules, config: { x: 4 }, adapters: [note("own"), cache({ store: memory() })] });
  expect(isDataflow(flow)).toBe(true);
  const extended = extendDataflow(flow, (adapters) => {
    expect(adapters.map(isCache)).toEqual([false, true]);
    return [note("added"), ...adapters];
  });
  expect(extended.executeSync(["twice"] as never)).toEqual({ twice: 8 });
  expect(calls.splice(0)).toEqual(["added", "own"]);
  flow.executeSync(["twice"] as never);
  expect(calls).toEqual(["own"]);
});

it("refuses what is no adapter, and knows what is no dataflow", async () => {
  const modules = await loadModules("export const one = (): number => 1;");
  const flow = dataflow({ modules });
  expect(() => extendDataflow(flow, () => [3 as never])).toThrow("The 1st adapter is 3; give an object with hooks.");
  for (const value of [null, undefined, 3, {}, [], modules[0], () => flow]) expect(isDataflow(value)).toBe(false);
  expect(Object.keys(flow)).toEqual([]);
});
