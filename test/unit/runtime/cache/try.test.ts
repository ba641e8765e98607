import { it, expect } from "vitest";
import { buildCached } from "./build-cached.ts";
it("fn values", async () => {
  const flow = await buildCached(`
    const twice = (x: number): number => 2 * x;
    const thrice = (x: number): number => 3 * x;
    export const f = node(parameterize({ a: { by: value(twice) }, b: { by: value(thrice) } }), (n: number, by: (x: number) => number): number => by(n));
  `);
  expect((await flow.run(["a", "b"], { n: 5 })).results).toEqual({ a: 10, b: 15 });
});
it("context node", async () => {
  const flow = await buildCached(`
    export const f = node(parameterize({ a: { k: value(1) }, b: { k: value(1) } }), (n: number, k: number, context: RunContext): string => context.node + n);
  `);
  expect((await flow.run(["a", "b"], { n: 5 })).results).toEqual({ a: "a5", b: "b5" });
});
it("ignore and absent", async () => {
  const source = `export const f = (n: number, c: number = 7): number => n + c;`;
  const { memory } = await import("@icosian/runtime/cache");
  const store = memory();
  const ig = await buildCached(source, { store, options: { ignore: ["c"] } });
  expect((await ig.run(["f"], { n: 5, c: 1 })).results).toEqual({ f: 6 });
  const flow = await buildCached(source, { store });
  expect((await flow.run(["f"], { n: 5 })).results).toEqual({ f: 12 });
});
