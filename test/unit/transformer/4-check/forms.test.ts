/** Every way to build a dataflow and to ask something of it is understood, or met with silence. */
import { describe, expect, it } from "vitest";
import { checkFiles, toCodes, type ProgramFiles } from "./check-files.ts";

const MODULES: ProgramFiles = {
  "features.ts": `"use dataflow";
export function spendMean(spend: readonly number[]): number { return spend.length; }
function local(spendMean: number): number { return spendMean; }
export { local as renamed };
export class Weeks { static first(spendMean: number): number { return spendMean; } }`,
  "costs.ts": `"use dataflow";
export const costPerWeek = (cost: number, weeks: number): number => cost / weeks;`,
  "index.ts": `export * as features from "./features.ts";
export * as costs from "./costs.ts";`,
  "flow.ts": `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
export const flow = dataflow(features);
export default flow;`,
};

const HEAD = `import { dataflow } from "@icosian/runtime";
import * as ico from "@icosian/runtime";
import * as features from "./features.ts";
import * as costs from "./costs.ts";
import { features as again } from "./index.ts";
import * as all from "./index.ts";
import { flow as imported } from "./flow.ts";
import theDefault from "./flow.ts";
import * as flows from "./flow.ts";
export { ico, features, costs, again, all, imported, theDefault, flows, dataflow };
declare const other: { execute(names: readonly string[], options?: object): unknown };
export const used = other;
`;

/** What is found in `main.ts`, as codes in their order. */
function check(body: string): readonly string[] {
  const checked = checkFiles({ ...MODULES, "main.ts": HEAD + body });
  expect(checked.typescript).toEqual([]);
  return checked.diagnostics.map(({ code }) => code);
}

describe("says that an input is missing", () => {
  it.each([
    ["a namespace import", `dataflow(features).execute(["spendMean"]);`],
    ["a namespace of the runtime", `ico.dataflow(features).execute(["spendMean"]);`],
    ["a constant", `const flow = dataflow(features); flow.execute(["spendMean"]);`],
    [
      "a typed constant",
      `const flow: ico.Dataflow<typeof features> = dataflow(features); flow.execute(["spendMean"]);`,
    ],
    ["a module in a constant", `const local = features; dataflow(local).execute(["spendMean"]);`],
    ["a re-exported namespace", `dataflow(again).execute(["spendMean"]);`],
    ["a property of a namespace", `dataflow(all.features).execute(["spendMean"]);`],
    ["a dynamic import", `dataflow(await import("./features.ts")).execute(["spendMean"]);`],
    ["a dynamic import in a constant", `const f = await import("./features.ts"); dataflow(f).execute(["spendMean"]);`],
    ["a module as a parameter", `export function run(f: typeof features) { dataflow(f).execute(["spendMean"]); }`],
    ["the object form", `dataflow({ modules: [features] }).execute(["spendMean"]);`],
    ["the object form as const", `dataflow({ modules: [features] } as const).execute(["spendMean"]);`],
    [
      "the object form with other config",
      `dataflow({ modules: [features, costs], config: { cost: 1 } }).execute(["spendMean"]);`,
    ],
    ["a constant with satisfies", `const flow = dataflow(features) satisfies object; flow.execute(["spendMean"]);`],
    ["another file's dataflow", `imported.execute(["spendMean"]);`],
    ["a property of another file's namespace", `flows.flow.execute(["spendMean"]);`],
    [
      "a class's property",
      `export class Job { readonly flow = dataflow(features); run() { return this.flow.execute(["spendMean"]); } }`,
    ],
    [
      "a private property",
      `export class Job { #flow = dataflow(features); run() { return this.#flow.execute(["spendMean"]); } }`,
    ],
    ["a static property", `export class Job { static flow = dataflow(features); } Job.flow.execute(["spendMean"]);`],
    ["a property of an object", `const jobs = { mean: dataflow(features) }; jobs.mean.execute(["spendMean"]);`],
    ["a variable that is never assigned", `let flow = dataflow(features); flow.execute(["spendMean"]);`],
    ["optional chaining", `imported?.execute(["spendMean"]);`],
    ["parentheses", `(dataflow((features))).execute((["spendMean"]));`],
    ["validateExecution", `imported.validateExecution(["spendMean"], {});`],
    ["an array as const", `imported.execute(["spendMean"] as const);`],
    ["a name as const", `imported.execute(["spendMean" as const]);`],
    ["a template", "imported.execute([`spendMean`]);"],
    ["a function", `imported.execute([features.spendMean]);`],
    ["a renamed function", `imported.execute([features.renamed]);`],
    ["a static method", `imported.execute([features.Weeks.first]);`],
    ["options without inputs", `imported.execute(["spendMean"], { concurrency: 2 });`],
    ["inputs that are empty", `imported.execute(["spendMean"], { inputs: {} });`],
    ["a dataflow as a parameter", `export function run(flow: typeof imported) { return flow.execute(["spendMean"]); }`],
    ["a dataflow in a variable of its type", `const flow: typeof imported = imported; flow.execute(["spendMean"]);`],
    ["outputs in a variable", `const names = ["spendMean"] as const; imported.execute(names);`],
    ["outputs that are spread", `const names = ["spendMean"] as const; imported.execute([...names]);`],
    ["a name in a constant", `const name = "spendMean"; imported.execute([name]);`],
    ["inputs in a variable", `const inputs = { week: [1] }; imported.execute(["spendMean", "week"], { inputs });`],
    ["prepared outputs", `const mean = imported.prepare(["spendMean"]); mean.executeSync({ inputs: {} });`],
    ["prepared outputs at once", `imported.prepare(["spendMean"]).execute();`],
    ["a nested function", `export const later = () => () => imported.executeSync(["spendMean"]);`],
  ])("%s", (_, body) => expect(check(body)).toEqual(["ICO3202"]));
});

describe("says nothing", () => {
  it.each([
    ["of what is no dataflow", `other.execute(["x"]);`],
    [
      "of a default parameter",
      `export function run(flow = dataflow(features)) { return flow.execute(["spendMean"]); }`,
    ],
    [
      "of a variable that is assigned",
      `let flow = dataflow(features); flow = dataflow(features); flow.execute(["spendMean"]);`,
    ],
    [
      "of a property that is assigned",
      `export class Job { flow = dataflow(features); constructor(f: typeof imported) { this.flow = f; } run() { this.flow.execute(["spendMean"]); } }`,
    ],
    ["of outputs of which there may be any", `const names: ("spendMean")[] = []; imported.execute(names);`],
    [
      "of a dataflow of a type",
      `export function run(flow: ico.Dataflow<typeof features>) { return flow.execute(["spendMean"]); }`,
    ],
    [
      "of prepared outputs that are given what they need",
      `const mean = imported.prepare(["spendMean"]); mean.executeSync({ inputs: { spend: [1] } });`,
    ],
    ["of what would be executed", `imported.exportExecution(["spendMean"]);`],
    [
      "of inputs that may be there",
      `declare const inputs: { spend?: number[] }; imported.execute(["spendMean"], { inputs });`,
    ],
    [
      "of inputs of any names",
      `declare const inputs: Record<string, number[]>; imported.execute(["spendMean"], { inputs });`,
    ],
    [
      "of inputs of which nothing is known",
      `declare const inputs: object; imported.execute(["spendMean"], { inputs });`,
    ],
    ["of a name in a variable", `const name: string = "spendMean"; imported.execute([name]);`],
    [
      "of options in a variable",
      `const options = { inputs: { spend: [1] } }; imported.execute(["spendMean"], options);`,
    ],
    ["of inputs in a variable", `const inputs = { spend: [1] }; imported.execute(["spendMean"], { inputs });`],
    [
      "of inputs that are spread",
      `const inputs = { spend: [1] }; imported.execute(["spendMean"], { inputs: { ...inputs } });`,
    ],
    ["of a computed input", `const key = "spend"; imported.execute(["spendMean"], { inputs: { [key]: [1] } });`],
    [
      "of overrides in a variable",
      `const overrides = { spendMean: 1 }; imported.execute(["spendMean"], { overrides });`,
    ],
    ["of modules in a variable", `const modules = [features] as const; dataflow({ modules }).execute(["spendMean"]);`],
    ["of modules that are spread", `const modules = [features] as const; dataflow(...modules).execute(["spendMean"]);`],
    [
      "of options in a variable that builds",
      `const o = { modules: [features] } as const; dataflow(o).execute(["spendMean"]);`,
    ],
    [
      "of config in a variable",
      `const config = { spend: [1] }; dataflow({ modules: [features], config }).execute(["spendMean"]);`,
    ],
    ["of a choice of modules", `const m = Math.random() > 0.5 ? features : costs; dataflow(m).execute(["spendMean"]);`],
    ["of a module that is any", `const m: any = features; dataflow(m).execute(["spendMean"]);`],
    [
      "of a function of the same name",
      `export function run(dataflow: (x: object) => { execute(names: string[]): void }) { dataflow(used).execute(["x"]); const flow = dataflow(used); flow.execute(["x"]); }`,
    ],
    [
      "where config gives the input",
      `dataflow({ modules: [features], config: { spend: [1] } }).execute(["spendMean"]);`,
    ],
    ["where the input is given", `imported.execute(["renamed", features.Weeks.first], { inputs: { spend: [1] } });`],
    [
      "where inputs are quoted and typed",
      `imported.execute(["spendMean"], { "inputs": { "spend": [1] as const } } satisfies object);`,
    ],
    ["where inputs are a method's", `imported.execute(["spendMean"], { get inputs() { return { spend: [1] }; } });`],
  ])("%s", (_, body) => expect(check(body)).toEqual([]));
});

it("knows a default export only as the name that it exports", () => {
  expect(check(`theDefault.execute(["spendMean"]);`)).toEqual(["ICO3202"]);
});

it("reports a mistake that two dataflows have once", () => {
  const checked = checkFiles({
    "features.ts": `"use dataflow";
export function count(): string { return ""; }
export function twice(count: number): number { return count; }`,
    "one.ts": `import { dataflow } from "@icosian/runtime"; import * as features from "./features.ts"; export const a = dataflow(features), b = dataflow(features);`,
    "two.ts": `import { dataflow } from "@icosian/runtime"; import * as features from "./features.ts"; export const c = dataflow(features);`,
  });
  expect(toCodes(checked)).toEqual(["features.ts:3:23 error ICO3101 edge-type"]);
});

it("tells two types of one name apart", () => {
  const row = (type: string): string => `"use dataflow"; export interface Row { id: ${type} }`;
  const { diagnostics } = checkFiles({
    "loaders.ts": `${row("string")} export function row(): Row { return { id: "" }; }`,
    "features.ts": `${row("number")} export function id(row: Row): number { return row.id; }`,
    "main.ts": `import { dataflow } from "@icosian/runtime"; import * as loaders from "./loaders.ts"; import * as features from "./features.ts"; dataflow(loaders, features);`,
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(["ICO3101"]);
  expect(diagnostics[0]?.message).toContain(
    "`id` asks for `row: Row`, but node `row` gives `Row`. One is declared in `loaders.ts`, the other in `features.ts`. " +
      "The types of `id` are incompatible: `string` is not assignable to `number`.",
  );
});

it("says of what could not be read only that", () => {
  const main = `import { dataflow } from "@icosian/runtime"; import * as f from "./features.ts"; import * as gone from "./gone.ts";
dataflow(f, gone).execute(["nothing"]);`;
  const broken = checkFiles({ "features.ts": `"use dataflow"; export function mean(): number {`, "main.ts": main });
  expect(broken.diagnostics.map(({ code }) => code)).toEqual(["ICO2001", "ICO3110"]);
});
