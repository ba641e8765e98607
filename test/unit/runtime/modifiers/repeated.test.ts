/** One kind of modifier several times on one function, with arguments that do not get in each other's way. */
import { dataflow } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { build, loadModules, namesOf, run } from "./build.ts";

const ADD = `function add(x: number, y: number): number { return x + y; }\n`;

it("injections and parameterizations feed what is still free", async () => {
  const flow = await build(
    `export const f = node(
       parameterize({ u: { c: value(100) }, v: { c: value(200) } }), inject({ d: value(1000) }),
       parameterize({ x: { b: value(10) }, y: { b: value(20) } }), inject({ a: value(1) }),
       (a: number, b: number, c: number, d: number): number => a + b + c + d);`,
  );
  expect(await run(flow, ["u.x", "u.y", "v.x", "v.y"])).toEqual({ "u.x": 1111, "u.y": 1121, "v.x": 1211, "v.y": 1221 });
});

it("what is fed from a node stays so when the parameter of that name is fed", async () => {
  const flow = await build(
    `${ADD}export const f = node(
       inject({ b: value(10) }), inject({ a: source("b") }), (a: number, b: number): number[] => [a, b]);
     export const g = node(
       parameterize({ u: { b: value(10) } }), pipeInput(step(add, source("b")), { onInput: "b" }), (b: number): number => b);`,
  );
  expect(await run(flow, ["f", "u"], { b: 1 })).toEqual({ f: [1, 10], u: 11 });
});

it("subdags under two namespaces are two sets of nodes", async () => {
  const modules = await loadModules(
    `export const c = (w: number): number => w; export const d = (w: number): number => -w;`,
    `const inner = previous;
     export const f = node(
       subdag([inner], { namespace: "far", inputs: { w: value(9) } }), subdag([inner], { namespace: "near" }),
       (c: number, d: number): number[] => [c, d]);`,
  );
  const flow = dataflow({ modules: modules.slice(1) }) as unknown as Parameters<typeof run>[0];
  expect(await run(flow, ["f", "near.c", "far.c"], { w: 1 })).toEqual({ f: [1, -1], "near.c": 1, "far.c": 9 });
});

it("pipes of an input go outwards, before every node that takes it", async () => {
  const flow = await build(
    `${ADD}export const f = node(
       pipeInput(step(add, value(1))), parameterize({ u: { y: value(0) }, v: { y: value(1) } }), pipeInput(step(add, value(10))),
       (x: number, y: number): number[] => [x, y]);`,
  );
  expect(await run(flow, ["u", "v", "u.with_add"], { x: 5 })).toEqual({ u: [16, 0], v: [16, 1], "u.with_add": 16 });
});

it("of several bodies the outermost counts", async () => {
  const flow = await build(
    `const one = (): number => 1; const two = (): number => 2;
     export const f = node(does(two), does(one), (): number => { throw new Error(); });`,
  );
  expect(await run(flow, ["f"])).toEqual({ f: 2 });
});

it("what `resolve` gives leaves the names of steps that are written to those that write them", async () => {
  const flow = await build(
    `${ADD}export const f = node(
       pipeOutput(step((x: number): number => 2 * x)), resolve(() => pipeOutput(step(add, value(1)))), (): number => 1);`,
  );
  expect([...namesOf(flow)].sort()).toEqual(["f", "f.raw", "f.raw_1", "f.with_add", "f.with_step"]);
});

describe("mutations", () => {
  it("make one function a step behind several nodes", async () => {
    const flow = await build(
      `export const a = (x: number): number => x;
       export const b = (x: number): number => 2 * x;
       export const more = node(mutate(a, value(1)), mutate("b", value(2)), mutate(a), (x: number, y: number): number => x + y);`,
    );
    expect(await run(flow, ["a", "b", "a.with_more", "a.with_more_1"], { x: 1, y: 100 })).toEqual({
      a: 102,
      b: 4,
      "a.with_more": 101,
      "a.with_more_1": 102,
    });
  });

  it("of other mutations, or of what leaves no node, are refused", async () => {
    const modules = await loadModules(
      `const unread = (modifier: any): any => modifier;
       export const a = node(unread(parameterize({ u: {} })), (x: number): number => x);
       export const first = node(unread(mutate(a)), (x: number): number => x);
       export const second = node(unread(mutate(first)), (x: number): number => x);`,
    );
    const error = await catchError(() => dataflow({ modules }));
    expect(codesOf(error)).toEqual(["ICO6015", "ICO6009"]);
    expect(error.message).toContain("`first` would mutate it, and other modifiers leave no node of its name.");
  });
});
