/** The same misuse of a request gives the same errors through every entry, when it is compiled and when it runs. */
import { dataflow, type DataflowError } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { loadModules } from "../../runtime/modifiers/build.ts";
import { checkFiles } from "./check-files.ts";

const FEATURES = `export function a(x: number): number { return x; }
export function b(y: number): number { return y; }`;

/** How a value is written where it is given. */
const GIVEN: Readonly<Record<string, (literal: string) => { readonly head: string; readonly given: string }>> = {
  "in place": (literal) => ({ head: "", given: literal }),
  "by a variable": (literal) => ({ head: `const given = ${literal};`, given: "given" }),
  "by a spread": (literal) => ({ head: `const given = ${literal};`, given: "{ ...given }" }),
  "by a spread and more": (literal) => ({ head: `const given = ${literal};`, given: "{ ...given, ...given }" }),
  "by a function": (literal) => ({ head: `const load = () => (${literal});`, given: "load()" }),
  "by a property": (literal) => ({ head: `const all = { given: ${literal} };`, given: "all.given" }),
  "by a parameter's type": (literal) => ({
    head: `declare const given: Given; type Given = ReturnType<typeof load>; function load() { return ${literal}; }`,
    given: "given",
  }),
};

/** What is asked and given, and the codes of the compiler and of the runtime with the names that they speak of. */
const MISUSES: readonly {
  readonly outputs: readonly string[];
  readonly inputs: Readonly<Record<string, number>>;
  readonly overrides: Readonly<Record<string, number>>;
  readonly found: readonly (readonly [compiled: string, run: string, name: string])[];
}[] = [
  { outputs: ["a"], inputs: { x: 1, y: 2, extra: 3 }, overrides: { b: 1 }, found: [["ICO3203", "ICO7003", "extra"]] },
  { outputs: ["a"], inputs: { y: 1 }, overrides: { b: 1 }, found: [["ICO3202", "ICO7002", "x"]] },
  { outputs: ["a"], inputs: { x: 1, b: 2 }, overrides: { b: 1 }, found: [["ICO3205", "ICO7005", "b"]] },
  { outputs: ["a"], inputs: { x: 1 }, overrides: { c: 1, b: 1 }, found: [["ICO3204", "ICO7004", "c"]] },
  {
    outputs: ["b", "c"],
    inputs: { x: 1 },
    overrides: { a: 1, z: 2 },
    found: [
      ["ICO3201", "ICO7001", "c"],
      ["ICO3202", "ICO7002", "y"],
      ["ICO3204", "ICO7004", "z"],
    ],
  },
  { outputs: ["a"], inputs: { x: 1 }, overrides: { b: 1 }, found: [] },
];

const METHODS = ["execute", "executeSync", "validateExecution", "prepare"] as const;

const HEAD = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
const flow = dataflow(features);
`;

function toCall(method: (typeof METHODS)[number], outputs: string, options: string): string {
  return method === "prepare"
    ? `flow.prepare(${outputs}).executeSync(${options});`
    : `flow.${method}(${outputs}, ${options});`;
}

/** `ICO3203 extra`, of all files at once: one for each way of writing the same. */
function check(mains: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const { diagnostics, locationOf } = checkFiles({ "features.ts": `"use dataflow";\n${FEATURES}`, ...mains });
  const found = new Map(Object.keys(mains).map((file) => [file, [] as string[]]));
  for (const each of diagnostics) {
    const file = locationOf(each).split(":")[0] ?? "";
    found.get(file)?.push(`${each.code} ${/`(.*?)`/.exec(each.message)?.[1]}`);
  }
  return Object.fromEntries(Array.from(found, ([file, all]) => [file, all.sort()]));
}

describe.each(MISUSES)("$outputs with $inputs over $overrides", ({ outputs, inputs, overrides, found }) => {
  const list = JSON.stringify(outputs);

  it("is told alike when it is compiled, however it is written", () => {
    const mains: Record<string, string> = {};
    const add = (body: string): void => void (mains[`main${Object.keys(mains).length}.ts`] = HEAD + body);
    const plain = `{ inputs: ${JSON.stringify(inputs)}, overrides: ${JSON.stringify(overrides)} }`;
    for (const method of METHODS) {
      for (const write of Object.values(GIVEN)) {
        const { head, given } = write(JSON.stringify(inputs));
        add(`${head}\n${toCall(method, list, `{ inputs: ${given}, overrides: ${JSON.stringify(overrides)} }`)}`);
      }
      const { head, given } = GIVEN["by a variable"]!(JSON.stringify(overrides));
      add(`${head}\n${toCall(method, list, `{ inputs: ${JSON.stringify(inputs)}, overrides: ${given} }`)}`);
      add(`const options = ${plain};\n${toCall(method, list, "options")}`);
      add(`const options = ${plain};\n${toCall(method, list, "{ ...options }")}`);
      add(`const names = ${list} as const;\n${toCall(method, "names", plain)}`);
      add(`const names = ${list} as const;\n${toCall(method, "[...names]", plain)}`);
      add(`export function run(flow2: typeof flow) { ${toCall(method, list, plain).replace("flow.", "flow2.")} }`);
    }
    const expected = found.map(([code, , name]) => `${code} ${name}`).sort();
    expect(check(mains)).toEqual(Object.fromEntries(Object.keys(mains).map((file) => [file, expected])));
  });

  it.each(METHODS)("is told alike by %s", async (method) => {
    const [module = {}] = await loadModules(FEATURES);
    // A cast because the names are computed, and some of them wrong.
    const flow = dataflow({ modules: [module] }) as never as Record<
      string,
      (...args: readonly unknown[]) => { executeSync(options: object): unknown }
    >;
    const run = async (): Promise<unknown> =>
      method === "prepare"
        ? flow["prepare"]!(outputs).executeSync({ inputs, overrides })
        : flow[method]!(outputs, { inputs, overrides });
    const problems = await run().then(
      () => [],
      (error: unknown) => (error as DataflowError).problems.map(({ code, subject }) => `${code} ${subject}`),
    );
    // Outputs that are prepared are looked up before anything is given.
    const unknown = found.filter(([, code]) => code === "ICO7001");
    const isEarly = method === "prepare" && unknown.length > 0;
    const expected = isEarly
      ? unknown.map(([, , name]) => `ICO7010 ${name}`)
      : found.map(([, code, name]) => `${code} ${name}`);
    expect(problems.toSorted((p, q) => p.localeCompare(q))).toEqual(expected.toSorted((p, q) => p.localeCompare(q)));
  });
});

describe("a list of outputs whose element type is known", () => {
  it.each([
    [`const wanted: ("a" | "c")[] = ["a"]; flow.executeSync(wanted, { inputs: { x: 1 } });`, ["ICO3201 c"]],
    [`const wanted = ["a", "c"] as const; flow.executeSync(wanted, { inputs: { x: 1 } });`, ["ICO3201 c"]],
    [
      `const wanted = Object.keys({ a: 1 }) as ("a" | "c")[]; flow.executeSync(wanted, { inputs: { x: 1 } });`,
      ["ICO3201 c"],
    ],
    [`declare const one: "a" | "c"; flow.executeSync([one], { inputs: { x: 1 } });`, ["ICO3201 c"]],
    [
      `declare const more: ("c" | "d")[]; flow.executeSync(["a", ...more], { inputs: { x: 1 } });`,
      ["ICO3201 c", "ICO3201 d"],
    ],
    [`declare const wanted: ("a" | "b")[]; flow.executeSync(wanted, { inputs: { x: 1 } });`, []],
    [`declare const wanted: string[]; flow.executeSync(wanted, { inputs: { x: 1 } });`, []],
    [`declare const wanted: ("a" | "x")[]; flow.executeSync(wanted);`, []],
  ])("%s", (body, expected) => expect(check({ "main.ts": HEAD + body })["main.ts"]).toEqual(expected));
});

it("values by variable have the types that are asked for, as values in place", () => {
  expect(
    check({
      "main.ts": `${HEAD}const inputs = { x: "1" }; const all = { inputs };
flow.executeSync(["a"], { inputs });
flow.executeSync(["a"], { inputs: { ...inputs } });
flow.executeSync(["a"], all);
flow.executeSync(["a"], { inputs: { ...inputs, x: 1 } });
flow.executeSync(["b"], { overrides: { ...inputs, y: 1 } });`,
    })["main.ts"],
  ).toEqual(["ICO3206 a", "ICO3206 a", "ICO3206 a", "ICO3207 a"]);
});
