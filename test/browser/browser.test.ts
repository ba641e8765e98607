/** The samples in a browser under a strict Content-Security-Policy, minified: they print what they print in Node. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleForBrowser, type Source } from "./browser-bundle.ts";
import { runInBrowser, type Scripts } from "./browser.ts";
import { runOrThrow } from "../hosts/run.ts";

const SAMPLES = join(import.meta.dirname, "../../samples");
const CSV_FILE = createRequire(join(SAMPLES, "weather/package.json"))
  .resolve("vega-datasets")
  .replace(/build[\\/][^\\/]+$/, "data/seattle-weather.csv");

/** What the sample computes, of a text that is given to it instead of a file. */
const WEATHER = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loading from "./loading.ts";
const flow = dataflow({ modules: [loading, features], config: { unit: "fahrenheit" } });
const outputs = ["monthlyNormal", "warmestForItsMonth", "wettestWeek", "wetDaysPercent"];
const values = await flow.execute(outputs, { overrides: { csvText: CSV_TEXT } });
console.log(JSON.stringify(values));
console.log(JSON.stringify(flow.exportExecution(outputs, { overrides: { csvText: "" } })));
try {
  flow.executeSync(outputs, { inputs: { csvPth: "" } });
} catch (error) {
  console.log(error.message);
}
`;

/** Samples whose own program needs nothing of Node. */
const PORTABLE = readdirSync(SAMPLES).filter((sample) => {
  const folder = join(SAMPLES, sample, "src");
  if (!existsSync(join(folder, "main.ts"))) return false;
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  return !texts.some((text) => /["']node:|\bprocess\b/.test(text));
});

let scripts: Scripts;

beforeAll(async () => {
  const mains = PORTABLE.map((sample) => [sample, toSource(sample, `import "./main.ts";`)] as const);
  const evil = { text: `console.log("before"); console.log(new Function("return 1")());`, folder: SAMPLES };
  const sources = { ...Object.fromEntries(mains), weather: toSource("weather", WEATHER), evil };
  scripts = await bundleForBrowser(sources, { CSV_TEXT: JSON.stringify(readFileSync(CSV_FILE, "utf8")) });
});

it("shares the runtime in a chunk of its own, and has renamed what it could", () => {
  expect([...scripts.keys()].filter((name) => name.startsWith("chunk-"))).not.toEqual([]);
  expect(scripts.get("weather.js")).not.toMatch(/\bfunction monthlyNormal\b|\btemperature,monthlyNormal,month\b/);
});

it("is refused what the policy forbids", async () => {
  expect(await runInBrowser("evil.js", scripts)).toMatch(/^before\nerror: .*EvalError[\s\S]*violation: eval/);
});

describe.each(PORTABLE)("samples/%s", (sample) => {
  it("prints the same", async () => {
    const expected = readFileSync(join(SAMPLES, sample, "expected-output.txt"), "utf8");
    // Zod tries whether it may write code, and takes no for an answer.
    const zods = sample === "quality" ? "violation: eval\n" : "";
    expect(await runInBrowser(`${sample}.js`, scripts)).toBe(expected + zods);
  });
});

describe("samples/weather", () => {
  it("computes the same of a text instead of a file, and says the same of a mistake", async () => {
    const prelude = `import { readFileSync } from "node:fs";\nconst CSV_TEXT = readFileSync(${JSON.stringify(CSV_FILE)}, "utf8");\n`;
    const args = ["--import", "@icosian/transformer/register", "--input-type=module", "--eval", prelude + WEATHER];
    const printed = await runOrThrow(process.execPath, args, { folder: join(SAMPLES, "weather/src") });
    expect(printed).toContain('"warmestForItsMonth":"2014-12-10"');
    expect(printed).toContain("Did you mean `csvPath`?");
    expect(await runInBrowser("weather.js", scripts)).toBe(printed);
  });
});

function toSource(sample: string, text: string): Source {
  return { text, folder: join(SAMPLES, sample, "src") };
}
