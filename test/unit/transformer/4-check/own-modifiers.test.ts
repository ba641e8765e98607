/** Modifiers that a package of its own defines: typed, checked where the package allows it, and run. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ExecutionExport } from "@icosian/runtime";
import transformer from "@icosian/transformer";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../../..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "icosian-own-modifiers-")));
afterAll(() => rmSync(folder, { recursive: true }));

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  skipLibCheck: true,
};

function write(file: string, text: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const MODIFIERS = `
import { checkOutput, defineModifier, extractFields, source, tag, value, type Wrapper } from "@icosian/runtime";

export const owned = defineModifier({
  name: "owned",
  effect: "describes",
  make: (team: string) => {
    if (team === "") throw new Error("takes the name of a team, not an empty one.");
    return { "owner.team": team };
  },
});

export const times = defineModifier({
  name: "times",
  effect: "wraps",
  version: "2",
  make: (factor: number): Wrapper<number> => {
    if (factor === 0) throw new Error("takes a factor other than \`0\`.");
    return ({ call }) => {
      const result = call();
      return typeof result === "number" ? result * factor : result.then((each) => each * factor);
    };
  },
});

export const slowly = defineModifier({
  name: "slowly",
  effect: "wraps",
  makesAsync: true,
  make: (): Wrapper => async ({ node, call }) => {
    await Promise.resolve(node);
    return call();
  },
});

export const range = defineModifier({
  name: "range",
  effect: "expands",
  make: () => [tag({ made: "range" }), extractFields("low", "high")],
});

export const isShare = defineModifier({
  name: "isShare",
  effect: "expands",
  make: () => [checkOutput({ range: [0, 1], importance: "fail" })],
});

export const inCurrency = defineModifier({
  name: "inCurrency",
  effect: "feeds",
  make: (currency: string) => ({ currency: value(currency), rate: source(currency + "Rate") }),
});

export const inRegion = defineModifier({
  name: "inRegion",
  effect: "gates",
  make: (...regions: readonly string[]) => ({
    keys: ["region"],
    holds: ({ region }) => regions.includes(String(region)),
  }),
});

export const through = defineModifier({
  name: "through",
  effect: "wraps",
  arguments: ["function"],
  make: (change: (value: unknown) => unknown): Wrapper => ({ call }) => change(call()),
});
`;

/** Packs the modifiers as a package. @param icosian - What its package.json says to the compiler. */
function writePackage(name: string, icosian: object): void {
  const file = write(`node_modules/${name}/src/index.ts`, MODIFIERS);
  const outDir = join(folder, "node_modules", name, "dist");
  const program = ts.createProgram([file], { ...options, outDir, declaration: true, rootDir: dirname(file) });
  const found = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  const exports = { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } };
  write(
    `node_modules/${name}/package.json`,
    JSON.stringify({ name, version: "1.0.0", type: "module", exports, ...icosian }),
  );
}

beforeAll(() => {
  write("package.json", JSON.stringify({ name: "own", type: "module" }));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(root, "runtime"), join(folder, "node_modules/@icosian/runtime"));
  write("node_modules/own/package.json", JSON.stringify({ name: "own", type: "module" }));
  writePackage("acme-modifiers", { icosian: { modifiers: "./dist/index.js" } });
  writePackage("silent-modifiers", {});
  writePackage("empty-modifiers", { icosian: { modifiers: "./package.json" } });
  writePackage("broken-modifiers", { icosian: { modifiers: "./dist/nowhere.js" } });
}, 60_000);

let count = 0;

/** Compiles a dataflow module and its caller with the transformer. */
function compile(module: string, main: string, more: Readonly<Record<string, string>> = {}): Compiled {
  const project = `src${count++}`;
  const files = Object.entries({ "features.ts": module, "main.ts": main, ...more }).map(([name, text]) =>
    write(`${project}/${name}`, text),
  );
  const paths = { outDir: join(folder, project, "out"), rootDir: join(folder, project) };
  const program = ts.createProgram(files, { ...options, ...paths });
  const transformed = transformer(program, undefined, { warnings: true }, { ts }) as ts.Program;
  const found = ts
    .getPreEmitDiagnostics(transformed)
    .map(
      ({ file, start = 0, length = 0, messageText }) =>
        `${file?.text.slice(start, start + length)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  transformed.emit();
  return { found, run: () => import(pathToFileURL(join(folder, project, "out/main.js")).href) };
}

/** What became of a project. */
interface Compiled {
  /** Diagnostics, with the text where each stands before it. */
  readonly found: readonly string[];
  run(): Promise<Main>;
}

/** What the caller exports. */
interface Main {
  readonly flow: {
    executeSync(outputs: readonly string[], options: object): unknown;
    exportExecution(outputs: readonly string[], options: object): Pick<ExecutionExport, "nodes">;
  };
  readonly values: unknown;
  readonly share: unknown;
}

const FEATURES = `"use dataflow";
import { node } from "@icosian/runtime";
import { inCurrency, inRegion, isShare, owned, range, times } from "acme-modifiers";
import * as acme from "acme-modifiers";

export const spend = node(owned("growth"), times(10), (raw: number): number => raw);

export const limits = node(range(), (spend: number): { low: number; high: string } => ({ low: spend, high: "top" }));

export const converted = node(
  inCurrency("usd"),
  (low: number, currency: string, rate: number): string => currency + low * rate,
);

export const tax__eu = node(inRegion("de", "fr"), (spend: number): number => spend * 2);
export const tax__us = node(inRegion("us"), (spend: number): number => spend * 3);

export class Shares {
  @isShare()
  @acme.times(2)
  static share(ratio: number): number {
    return ratio;
  }
}
`;

const MAIN = `
import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";

export const flow = dataflow({ modules: [features], config: { region: "us" } });
export const values = flow.executeSync(["spend", "high", "converted", "tax"], { inputs: { raw: 1, usdRate: 4 } });
export const share = flow.executeSync(["share"], { inputs: { ratio: 0.25 } });
`;

describe("modifiers of a package", () => {
  it("are typed, checked and run", async () => {
    const { found, run } = compile(FEATURES, MAIN);
    expect(found).toEqual([]);
    const { flow, values, share } = await run();
    expect(values).toEqual({ spend: 10, high: "top", converted: "usd40", tax: 30 });
    expect(share).toEqual({ share: 0.5 });
    expect(() => flow.executeSync(["share"], { inputs: { ratio: 1 } })).toThrow("range");
    const exported = flow.exportExecution(["spend"], { inputs: { raw: 1 } });
    const spend = exported.nodes.find(({ name }) => name === "spend");
    expect(spend?.tags).toMatchObject({ "owner.team": "growth" });
    expect(spend?.codeVersion).toMatch(/^[0-9a-f]{24}$/);
  });

  it("report wrong arguments where they stand", () => {
    const text = FEATURES.replace('owned("growth"), times(10)', 'owned(""), times(0)');
    const { found } = compile(text, MAIN);
    expect(found).toEqual([
      expect.stringMatching(/^"": .*`owned` takes the name of a team, not an empty one\./),
      expect.stringMatching(/^0: .*`times` takes a factor other than `0`\./),
    ]);
  });

  it("leave names and edges known, so that mistakes downstream are found", () => {
    const text = `${FEATURES}
export const doubled = (high: number): number => high * 2;
`;
    const { found } = compile(
      text,
      MAIN.replace('"converted"', '"converted", "doubled"').replace("raw: 1,", "raw: 1, raww: 2,"),
    );
    expect(found).toEqual([
      expect.stringMatching(/^high: .*`doubled` asks for `high: number`.*gives `string`/),
      expect.stringMatching(/^raww: .*Did you mean `raw`/),
    ]);
  });

  it("may wrap with functions that only a run calls, and make functions wait", async () => {
    const text = `"use dataflow";
import { node } from "@icosian/runtime";
import { slowly, through } from "acme-modifiers";

export const text = node(through(String), slowly(), (raw: number): unknown => raw);
`;
    const main = `
import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const values = dataflow(features).execute(["text"], { inputs: { raw: 1 } });
`;
    const { found, run } = compile(text, main);
    expect(found).toEqual([]);
    expect(await (await run()).values).toEqual({ text: "[object Promise]" });
    const waits = compile(text, main.replace("execute(", "executeSync("));
    expect(waits.found).toEqual([expect.stringMatching(/ICO\d+ async-node/)]);
  });

  it("are refused on functions of another type", () => {
    const { found } = compile(
      `"use dataflow";
import { node } from "@icosian/runtime";
import { times } from "acme-modifiers";
export const name = node(times(2), (raw: string): string => raw);
`,
      "",
    );
    expect(found.join()).toContain("needs a function like");
  });
});

describe("modifiers that the compiler cannot run", () => {
  const caller = `
import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow(features);
`;

  it.each([
    ["silent-modifiers", /`range`: its package.json needs `"icosian"/],
    ["empty-modifiers", /of `empty-modifiers` exports no `range` that `defineModifier` made/],
    [
      "broken-modifiers",
      /The file with the modifiers of `broken-modifiers` cannot be loaded: there is no file .*nowhere\.js\./,
    ],
  ])("of %s are left unchecked, and it says why", (name, advice) => {
    const { found } = compile(
      `"use dataflow";
import { node } from "@icosian/runtime";
import { owned, range, times } from "${name}";
export const ends = node(range(), (raw: number): { low: number; high: number } => ({ low: raw, high: raw }));
export const low = node(owned("growth"), times(2), (raw: number): number => raw);
`,
      caller,
    );
    expect(found).toEqual([expect.stringMatching(advice)]);
  });

  it("of the project itself are known by their types where they describe or wrap", async () => {
    const { found, run } = compile(
      `"use dataflow";
import { node } from "@icosian/runtime";
import { owned, range, times } from "./modifiers.js";
export const spend = node(owned("growth"), times(2), (raw: number): number => raw);
export const text = (spend: string): string => spend;
`,
      caller.replace("dataflow(features)", 'dataflow(features).executeSync(["spend"], { inputs: { raw: 4 } })'),
      { "modifiers.ts": MODIFIERS },
    );
    expect(found).toEqual([expect.stringMatching(/^spend: .*`text` asks for `spend: string`.*gives `number`/)]);
    expect((await run()).flow).toEqual({ spend: 8 });
  });

  it("because their factories are not called are named, and how to call them", () => {
    const { found } = compile(
      `"use dataflow";
import { node, tag } from "@icosian/runtime";
import { owned } from "acme-modifiers";
import * as own from "./modifiers.js";
const growth = owned("growth");
// @ts-expect-error a function is no modifier
export const spend = node(owned, (raw: number): number => raw);
// @ts-expect-error a function is no modifier
export const costs = node(own.owned, (raw: number): number => raw);
export class Shares {
  // @ts-expect-error a function is no modifier
  @tag
  static share(raw: number): number {
    return raw;
  }
}
export const made = node(growth, own.later, (raw: number): number => raw);
`,
      caller,
      { "modifiers.ts": `${MODIFIERS}export const later = range() as unknown as ReturnType<typeof tag>;` },
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^spend: .*unchecked\. `owned` is a function that makes a modifier: call it, `owned\(…\)`\.$/,
      ),
      expect.stringMatching(/^costs: .* `own\.owned` is a function .*`own\.owned\(…\)`\.$/),
      expect.stringMatching(/^share: .* `tag` is a function .*`tag\(…\)`\.$/),
      expect.stringMatching(/^made: .*Write the arguments out here/),
    ]);
  });

  it("of the project itself are left unchecked where they make nodes", () => {
    const { found } = compile(
      `"use dataflow";
import { node } from "@icosian/runtime";
import { range } from "./modifiers.js";
export const ends = node(range(), (raw: number): { low: number; high: number } => ({ low: raw, high: raw }));
`,
      caller,
      { "modifiers.ts": MODIFIERS },
    );
    expect(found).toEqual([expect.stringMatching(/^ends: .*Only packages can let the compiler run `range`/)]);
  });
});
