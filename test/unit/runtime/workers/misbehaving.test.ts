/** What threads are given and what they throw, however odd it is. */
import { dataflow } from "@icosian/runtime";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { catchError, codesOf } from "../catch-error.ts";

const SOURCE = `"use dataflow";
import { node, type RunContext } from "@icosian/runtime";
import { worker } from "@icosian/runtime/workers";

export const named = node(worker(import.meta.url), (
  { constructor = "default", x }: { constructor?: string; x: number },
): unknown => [constructor, x]);
export const inContext = node(worker(import.meta.url), (
  { node }: RunContext, { toString = "default", x }: { toString?: string; x: number },
): unknown => [toString, x, node]);
export const revoked = node(worker(import.meta.url), (x: number): number => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  throw proxy;
});
export const hostile = node(worker(import.meta.url), (x: number): number => {
  throw Object.defineProperty(new Error("x"), "code", { enumerable: true, get() { throw new Error("no code"); } });
});
export const fine = node(worker(import.meta.url), (x: number): number => x + 1);
`;

const folder = new CompileFolder();
let module: object;
beforeAll(async () => {
  [module] = (await folder.load([SOURCE])) as [object];
});
afterAll(() => folder.remove());

it("named inputs that nothing provides are absent in a thread too", async () => {
  await using flow = dataflow({ modules: [module], threads: 1 });
  const names: string[] = ["named", "inContext"];
  expect(await flow.execute(names as never, { inputs: { x: 1 } })).toEqual({
    named: ["default", 1],
    inContext: ["default", 1, "inContext"],
  });
});

it("what cannot be looked at when it is thrown fails its own node, and the thread goes on", async () => {
  await using flow = dataflow({ modules: [module], threads: 1 });
  for (const name of ["revoked", "hostile"]) {
    const error = await catchError(() => flow.execute([name] as never, { inputs: { x: 1 } }));
    expect(codesOf(error)).toEqual(["ICO8001"]);
    expect(error.message).toContain(`The node \`${name}\``);
    expect(error.message).not.toContain("ended with exit code");
  }
  expect(await flow.execute(["fine"] as never, { inputs: { x: 1 } })).toEqual({ fine: 2 });
});
