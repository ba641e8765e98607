/** Code versions of nodes that modifiers make, of modules as the compiler writes them. */
import { afterAll, expect, it } from "vitest";
import { linkModules } from "../../../../runtime/src/link/link-modules.ts";
import { toNodeVersion, type NodeVersion } from "../../../../runtime/src/versions/node-version.ts";
import { CompileFolder } from "../../../property/compile-modules.ts";
import { changed } from "./versions-of.ts";

const folders: CompileFolder[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

const HELPERS = `
export const limit = (x: number): number => Math.min(x, 100);
export const scale = (x: number, by: number): number => x * by;
`;

const FLOW = `"use dataflow";
import { checkOutputCustom, defineModifier, inject, node, parameterize, pipeOutput, step, value } from "@icosian/runtime";
import { limit, scale } from "./module0.js";

const times = defineModifier({ name: "times", effect: "wraps", make: (by: number) => ({ call }) => Number(call()) * by });
const small = { name: "small", validate: (x: number) => ({ passes: x < 10, message: "" }) };

export const rolling = node(parameterize({ three: { n: value(3) }, eight: { n: value(8) } }), (n: number): number => n);
export const piped = node(pipeOutput(step(limit), step(scale, value(2)).named("scaled")), (three: number): number => three);
export const fed = node(inject({ f: value(limit) }), (f: (x: number) => number): number => f(1));
export const checked = node(checkOutputCustom(small), (three: number): number => three);
export const timed = node(times(3), (three: number): number => three);
`;

async function versions(helpers: string, flow: string): Promise<ReadonlyMap<string, NodeVersion>> {
  // Each in a package of its own, because paths within a package count.
  const folder = new CompileFolder();
  folders.push(folder);
  const [, module] = await folder.load([helpers, flow]);
  const { variables } = linkModules({
    modules: [module!],
    config: {},
    allowModuleOverrides: false,
    manifests: new Map(),
    materializers: [],
    problems: [],
  });
  return new Map(
    variables.flatMap((each) => (each.kind === "node" ? [[each.name, toNodeVersion(each.definition)] as const] : [])),
  );
}

it.each([
  ["a constant", HELPERS, FLOW.replace("value(3)", "value(4)"), ["three"]],
  ["a comment", HELPERS.replace("\n", "\n// A comment.\n"), FLOW.replace("value(3)", "value( 3 )"), []],
  ["an imported step", HELPERS.replace("100", "99"), FLOW, ["piped.with_limit", "piped.scaled", "fed"]],
  ["a validator", HELPERS, FLOW.replace("< 10", "< 11"), ["checked_small_validator"]],
  ["the code of a user's modifier", HELPERS, FLOW.replace("* by }", "/ by }"), ["timed"]],
  ["an argument of a user's modifier", HELPERS, FLOW.replace("times(3)", "times(4)"), ["timed"]],
  ["a function", HELPERS, FLOW.replace("number => n)", "number => -n)"), ["three", "eight"]],
] as const)("an edit of %s changes the nodes that depend on it", async (_, helpers, flow, expected) => {
  const before = await versions(HELPERS, FLOW);
  expect(changed(before, await versions(helpers, flow)).toSorted()).toEqual(expected.toSorted());
  expect([...before].filter(([, { gaps }]) => gaps.length > 0).map(([name, { gaps }]) => [name, gaps])).toEqual([]);
});
