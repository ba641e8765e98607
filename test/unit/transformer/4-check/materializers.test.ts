/** What the compiler knows of materializers: their nodes, the types of those, and what they save. */
import { describe, expect, it } from "vitest";
import { checkFiles } from "./check-files.ts";

const FEATURES = `"use dataflow";
import type { Collect } from "@icosian/runtime";
export const spendMean = (spend: Float64Array): number => spend.length;
export const cost = (spend: Float64Array, signups: Float64Array): number => spend.length + signups.length;
export const line = (order: { readonly id: number; readonly price: string }): string => order.price;
export const lines = (line: Collect<string>): string => line.join();
export const weekCount = (weeks: AsyncIterable<{ readonly week: string }>): string => typeof weeks;
export const total = (table: { readonly spend: Float64Array }): number => table.spend.length;
`;

const IMPORTS = `import { dataflow, source } from "@icosian/runtime";
import { from, to } from "@icosian/runtime/data";
import { csv } from "@icosian/runtime/csv";
import { json } from "@icosian/runtime/json";
import { ndjson } from "@icosian/runtime/ndjson";
import { text } from "@icosian/runtime/text";
import * as features from "./features.ts";
`;

/** What is said of a dataflow with materializers: one line each, the location and the message. */
function judge(materializers: string, request = "", more: Readonly<Record<string, string>> = {}): readonly string[] {
  const main = `${IMPORTS}const flow = dataflow({ modules: [features], materializers: ${materializers} });\n${request}\n`;
  const { diagnostics, locationOf } = checkFiles({ "features.ts": FEATURES, "main.ts": main, ...more });
  // Not all functions are asked for, and not all have the items that they collect.
  const others = ["ICO3214", "ICO6021"];
  return diagnostics
    .filter(({ code }) => !others.includes(code))
    .map((each) => `${locationOf(each).split(":")[0]} ${each.code} ${each.message}`);
}

describe("the data of `from`", () => {
  it("are nodes, so that nothing is missing", () => {
    const sources = `[
      from(csv<{ spend: Float64Array; signups: Float64Array }>(), { columns: ["spend", "signups"], path: "a.csv" }),
      from(ndjson<{ id: number; price: string }[]>(), { items: "order", path: "b.ndjson" }),
      from(csv<{ week: string[] }>(), { target: "weeks", lazy: true, path: "c.csv" }),
      from(csv<{ spend: Float64Array; week: string[] }>(), { target: "table", path: "d.csv" }),
    ]`;
    const outputs = `["cost", "lines", "weekCount", "total", "spend.metadata", "order.metadata", "weeks.metadata"]`;
    expect(judge(sources, `await flow.execute(${outputs});`)).toEqual([]);
  });

  it.each([
    ["a column", `from(csv<{ spend: string[] }>(), { columns: ["spend"], path: "" })`, "Float64Array", "string[]"],
    [
      "a column under another name",
      `from(csv<{ USD: string[] }>(), { columns: { spend: "USD" }, path: "" })`,
      "Float64Array",
      "string[]",
    ],
    ["a table", `from(csv<{ spend: string[] }>(), { target: "table", path: "" })`, "Float64Array", "string[]"],
    ["an item", `from(ndjson<{ id: number; price: number }[]>(), { items: "order", path: "" })`, "string", "number"],
    ["rows", `from(csv<{ week: Float64Array }>(), { target: "weeks", lazy: true, path: "" })`, "string", "number"],
  ])("have the declared type: %s", (_, materializer, asked, given) => {
    const [told = "", ...others] = judge(`[${materializer}]`);
    expect(others.filter((other) => other.includes("ICO3101") && !other.includes("gives"))).toEqual([]);
    expect(told).toContain("ICO3101");
    expect(told).toContain(asked);
    expect(told).toContain(given);
  });

  it("have the type of a schema", () => {
    const schema = `{ "~standard": { version: 1, vendor: "own", validate: (value: unknown) => ({ value }), types: undefined as unknown as { input: unknown; output: { spend: string } } } }`;
    const told = judge(`[from(csv, { target: "table", path: "", schema: ${schema} })]`);
    expect(told).toEqual([
      expect.stringMatching(/ICO3101 `total` asks for .*Float64Array.*gives `\{ spend: string; \}`/),
    ]);
  });

  it("are not checked if no type is declared, and say nothing", () => {
    expect(judge(`[from(csv, { columns: ["spend", "signups"], path: "" })]`, `await flow.execute(["cost"]);`)).toEqual(
      [],
    );
  });

  it("must not have the name of a node", () => {
    const told = judge(`[from(csv, { target: "cost", path: "" })]`);
    expect(told).toEqual([
      expect.stringContaining("features.ts ICO3103 Node `cost` is defined by more than one module"),
      expect.stringContaining("main.ts ICO3103 Node `cost` is defined by more than one module"),
    ]);
  });

  it("read nodes and inputs with `source`, whose types are checked", () => {
    const told = judge(
      `[from(csv, { columns: ["spend"], path: source("spendPath") }), from(csv, { columns: ["signups"], path: source("number") })]`,
      `await flow.execute(["cost"], { inputs: { spendPath: "a.csv", number: 5 } });`,
    );
    const message = "(its data and their metadata) asks for `number: string | FileUrl`, but `5` is given.";
    expect(told).toEqual([`main.ts ICO3206 \`signups\` ${message}`]);
  });
});

describe("the names", () => {
  const sources = `[from(csv<{ spend: Float64Array }>(), { columns: ["spend"], path: "" })]`;

  it("of inputs that nothing provides are missing", () => {
    expect(judge(sources, `await flow.execute(["cost"]);`)).toEqual([
      "main.ts ICO3202 Input `signups` is missing: `cost` needs it. Give it in `inputs`.",
    ]);
  });

  it("of inputs that a materializer provides cannot be given", () => {
    const told = judge(sources, `await flow.execute(["spendMean"], { inputs: { spend: new Float64Array(1) } });`);
    expect(told).toEqual([expect.stringContaining("ICO3205 `spend` is computed by a node")]);
  });

  it("of outputs are checked against them", () => {
    expect(judge(sources, `await flow.execute(["spend.metadata", "spendMaen"]);`)).toEqual([
      "main.ts ICO3201 No node of this dataflow is called `spendMaen`. Did you mean `spendMean`?",
    ]);
  });
});

describe("constants", () => {
  const sources = `import { from } from "@icosian/runtime/data";
import { csv } from "@icosian/runtime/csv";
const spend = from(csv<{ spend: string[] }>(), { columns: ["spend"], path: "" });
export const SOURCES = [spend, from(csv, { columns: ["signups"], path: "" })];
`;

  it.each(["SOURCES", "[...SOURCES]"])("of other files are followed: %s", (list) => {
    const more = { "sources.ts": sources };
    const main = `${IMPORTS}import { SOURCES } from "./sources.ts";
const flow = dataflow({ modules: [features], materializers: ${list} });
await flow.execute(["cost"]);
`;
    const { diagnostics } = checkFiles({ "features.ts": FEATURES, ...more, "main.ts": main });
    const edges = diagnostics.filter(({ code }) => code === "ICO3101");
    const [first, ...others] = edges.map(({ code, message }) => `${code} ${message}`);
    expect(first).toMatch(/ICO3101 `(spendMean|cost)` asks for `spend: Float64Array/);
    expect(others).toEqual([expect.stringContaining("ICO3101")]);
  });

  it("that only the run knows leave the names open", () => {
    const more = `declare function load(): ReturnType<typeof from>[];`;
    expect(judge(`load()`, `${more}\nawait flow.execute(["cost"]);`)).toEqual([]);
  });
});

describe("`to`", () => {
  it("takes what the saver can save", () => {
    const told = judge(`[to(text, { id: "saved", dependencies: ["spendMean"], path: "" })]`);
    expect(told).toEqual([
      expect.stringMatching(/main.ts ICO3101 The data saver asks for .* but node `spendMean` gives `number`/),
    ]);
  });

  it("takes what `combine` asks for", () => {
    const combine = "({ spendMean, weekCount }: { spendMean: string; weekCount: string }) => spendMean + weekCount";
    const told = judge(
      `[to(text, { id: "saved", dependencies: ["spendMean", "weekCount"], combine: ${combine}, path: "" })]`,
    );
    expect(told).toEqual([expect.stringContaining("asks for `string`, but node `spendMean` gives `number`")]);
  });

  it("takes any value if the saver makes a table of it", () => {
    expect(judge(`[to(csv, { id: "saved", dependencies: ["spendMean"], path: "" })]`)).toEqual([]);
  });

  it("makes a node with the saver's metadata", () => {
    const request = `const { saved } = await flow.execute(["saved"], { inputs: { spend: new Float64Array(1) } });
const bytes: number | null = saved.bytes;
console.assert(bytes);`;
    expect(judge(`[to(json, { id: "saved", dependencies: ["spendMean"], path: "" })]`, request)).toEqual([]);
  });

  it("in a request is checked with the dataflow that the request extends", () => {
    const told = judge(
      `[from(csv<{ spend: Float64Array }>(), { columns: ["spend"], path: "" })]`,
      `await flow.materialize([to(text, { id: "saved", dependencies: ["spendMean"], path: "" })], { outputs: ["cots"] });
await flow.materialize([to(json, { id: "kept", dependencies: ["cost"], path: "" })]);
await flow.materialize([to(json, { id: "right", dependencies: ["spendMean"], path: "" })], { outputs: ["spendMean"] });`,
    );
    expect(told).toEqual([
      expect.stringContaining("ICO3101 The data saver asks for"),
      "main.ts ICO3201 No node of this dataflow is called `cots`. Did you mean `cost`?",
      "main.ts ICO3202 Input `signups` is missing: `cost` needs it. Give it in `inputs`.",
    ]);
  });
});
