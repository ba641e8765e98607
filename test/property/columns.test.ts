/** A request over columns gives what a request for each row gives, as code and interpreted, also when it fails. */
import { readFileSync, writeFileSync } from "node:fs";
import { dataflow, DataflowError } from "@icosian/runtime";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { CompileFolder } from "./compile-modules.ts";
import { randomColumns, writeScalars, type ColumnCase } from "./random-columns.ts";

type Values = Readonly<Record<string, unknown>>;

/** What the test's `main.ts` exports. */
interface Main {
  readonly execute: (columns: Values, inputs: Values, overrides: Values) => Values;
}

/** The methods without types. */
interface Untyped {
  executeSync(outputs: readonly string[], options: object): Values;
  executeColumns(outputs: readonly string[], options: object): Values;
}

/** The outcome of a request over columns: rows, or the node that failed and the row. */
type Outcome =
  | { readonly rows: readonly (readonly unknown[])[] }
  | { readonly code: string; readonly node: string; readonly row: number | null; readonly cause: unknown };

const folder = new CompileFolder();
afterAll(() => folder.remove());

/** How many loops have run. */
const counter = globalThis as { icosianLoops?: number };

it("gives the values and the errors of a request per row", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomColumns, async (each) => {
      const compiled = folder.compile([writeScalars(each)], writeMain(each));
      const main = compiled.files.at(-1)!.replace(/ts$/, "js");
      const text = readFileSync(main, "utf8");
      writeFileSync(main, text.replaceAll("tools) => {", "tools) => { globalThis.icosianLoops++;"));
      const [module, loaded] = (await compiled.load()) as [object, Main];
      const { columns, inputs, overrides, outputs, rowCount } = each;
      const flow = dataflow(module) as unknown as Untyped;
      const expected = executeRows(flow, each);

      const interpreted = observe(each, () => flow.executeColumns(outputs, { columns, inputs, overrides }));
      expectSame(interpreted, expected);
      counter.icosianLoops = 0;
      const written = observe(each, () => loaded.execute(columns, inputs, overrides));
      expect(written).toEqual(interpreted);
      const loops = text.split(/function \$icosianPlan\d+_\d+\(/).length - 1;
      if (rowCount > 0 && "rows" in written) expect(counter.icosianLoops).toBe(loops * Math.ceil(rowCount / 1024));
    }),
    { numRuns: sampledRuns("random-cases", 160) },
  );
});

/** A request for each row, until one fails. */
function executeRows(flow: Untyped, each: ColumnCase): Outcome {
  const { outputs, columns, inputs, overrides, rowCount } = each;
  const rows: unknown[][] = [];
  for (let row = 0; row < rowCount; row++) {
    const own = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]]));
    try {
      const results = flow.executeSync(outputs, { inputs: { ...inputs, ...own }, overrides });
      rows.push(outputs.map((name) => results[name]));
    } catch (error) {
      return { ...toFailure(error, each), row };
    }
  }
  return { rows };
}

function observe(each: ColumnCase, execute: () => Values): Outcome {
  const { outputs, nodes, overrides, rowCount } = each;
  let results: Values;
  try {
    results = execute();
  } catch (error) {
    return toFailure(error, each);
  }
  expect(Object.keys(results)).toEqual(outputs);
  for (const name of outputs) {
    const { kind } = nodes.find((node) => node.name === name)!;
    if (name in overrides || rowCount === 0) continue;
    const isTyped = kind === "number" || kind === "alias";
    expect(isTyped ? results[name] instanceof Float64Array : Array.isArray(results[name])).toBe(true);
  }
  const rows = Array.from({ length: rowCount }, (_, row) => {
    return outputs.map((name) => (results[name] as readonly unknown[])[row]);
  });
  return { rows };
}

/** A node that is retried fails with a code of its own, when its attempts are used up. */
function toFailure(error: unknown, { nodes }: ColumnCase): Extract<Outcome, { readonly node: string }> {
  if (!(error instanceof DataflowError)) throw error;
  const [problem] = error.problems;
  const { code, subject, values } = problem!;
  const { form } = nodes.find(({ name }) => name === subject)!;
  expect([code, error.problems.length]).toEqual([form === "retried" ? "ICO8015" : "ICO8001", 1]);
  const [item] = values["items"] as readonly { readonly index: number }[];
  return { code, node: subject, row: item?.index ?? null, cause: (error.cause as Error).message };
}

/** What depends on no column is computed first, so it may fail before another node of the first row does. */
function expectSame(found: Outcome, expected: Outcome): void {
  if ("node" in found && found.row === null) expect("node" in expected && expected.row).toBe(0);
  else expect(found).toEqual(expected);
}

function writeMain({ outputs, columns, inputs, overrides }: ColumnCase): string {
  const toKeys = (values: object, from: string): string =>
    `{ ${Object.keys(values)
      .map((name) => `${name}: ${from}.${name}`)
      .join(", ")} }`;
  const options = [
    `columns: ${toKeys(columns, "columns")}`,
    `inputs: ${toKeys(inputs, "inputs")}`,
    `overrides: ${toKeys(overrides, "overrides")}`,
  ].join(", ");
  return [
    `import { dataflow } from "@icosian/runtime";`,
    `import * as module0 from "./module0.js";`,
    `const flow = dataflow(module0);`,
    `export const execute = (columns: any, inputs: any, overrides: any): object =>`,
    `  flow.executeColumns(${JSON.stringify(outputs)}, { ${options} });`,
  ].join("\n");
}
