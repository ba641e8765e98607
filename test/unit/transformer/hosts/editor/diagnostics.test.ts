/** What an editor shows file by file, also after edits, is what a compiler says of the whole program. */
import { describe, expect, it } from "vitest";
import { findDiagnostics } from "../../../../../transformer/src/hosts/editor/names/find-diagnostics.ts";
import { renderLine } from "../../../../../transformer/src/diagnostics/render-line.ts";
import type { Diagnostic } from "../../../../../transformer/src/diagnostics/diagnostic.ts";
import { checkFiles, type ProgramFiles } from "../../4-check/check-files.ts";
import { declareModules } from "../../4-check/declare-files.ts";
import { readProgramFixtures } from "../../4-check/program-fixtures.ts";
import { openService, type OpenService } from "./open-service.ts";

function diagnose({ project, path }: OpenService, files: ProgramFiles): readonly string[] {
  return Object.entries(files)
    .flatMap(([name, text]) => findDiagnostics(project.program, path(name)).map((each) => toLine(each, name, text)))
    .sort();
}

function compile(files: ProgramFiles, entry: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const { diagnostics } = checkFiles(files, { entry });
  return diagnostics
    .flatMap((each) => {
      const name = each.file.replaceAll("\\", "/").split("/").at(-1) ?? "";
      const text = files[name];
      return text === undefined ? [] : [toLine(each, name, text)];
    })
    .sort();
}

function toLine(diagnostic: Diagnostic, file: string, text: string): string {
  return renderLine({ ...diagnostic, file }, text);
}

describe("a program of the fixtures", () => {
  const fixtures = readProgramFixtures().filter(({ settings }) => settings.compilerOptions === undefined);
  /** Names of those that have a problem. */
  const reporting = new Set<string>();

  it.each(fixtures)("$name", ({ name, files, settings: { entry } }) => {
    const lines = compile(files, entry);
    if (lines.length > 0) reporting.add(name);
    expect(diagnose(openService(files, entry), files)).toEqual(lines);
  });

  const linking = fixtures.filter(({ name }) =>
    ["edge-type", "cycle", "partly-declared", "duplicate-across-modules"].includes(name),
  );

  it.each(linking)("$name, with the modules as declarations", ({ files, settings }) => {
    const declared = declareModules(files, settings);
    const lines = compile(declared, settings.entry);
    expect(lines.length).toBeGreaterThan(0);
    expect(diagnose(openService(declared, settings.entry), declared)).toEqual(lines);
  });

  it("says something in many of them", () => {
    expect(reporting.size).toBeGreaterThan(12);
  });
});

const FILES = {
  "types.ts": "export type Money = number;\n",
  "a.ts": `"use dataflow";
import type { Money } from "./types.ts";
export const total = (prices: readonly number[]): Money => prices.length;
export const mean = (total: number): number => total;
`,
  "b.ts": `"use dataflow";
export const report = (mean: number, currency: string): string => currency + mean;
`,
  "main.ts": `import { dataflow } from "@icosian/runtime";
import * as a from "./a.ts";
import * as b from "./b.ts";
export const flow = dataflow(a, b);
export const made = flow.executeSync(["report"], { inputs: { prices: [1], currency: "EUR" } });
`,
};

type Name = keyof typeof FILES;

/** Edits one after the other: a file, a text in it, and what takes its place. */
const EDITS: readonly (readonly [name: Name, before: string, after: string])[] = [
  ["b.ts", "mean: number", "mean: string"],
  ["a.ts", "prices.length", "prices.length + 1"],
  ["b.ts", "mean: string", "mena: string"],
  ["b.ts", "mena: string", "mean: number"],
  ["a.ts", "prices: readonly number[]", "report: string"],
  ["main.ts", "export const made", "\nexport const made"],
  ["a.ts", "report: string", "prices: readonly number[]"],
  ["types.ts", "number", "Date"],
  ["types.ts", "Date", "number"],
  ["b.ts", "export const report", "export const mean = (): number => 1;\nexport const report"],
  ["b.ts", "export const mean = (): number => 1;\n", ""],
  ["b.ts", "currency: string)", "currency: number)"],
  ["main.ts", `"EUR"`, "3"],
  ["b.ts", "currency: number): string => currency", "currency: number): string => `${currency}`"],
  ["main.ts", "dataflow(a, b)", "dataflow(b)"],
  ["main.ts", "dataflow(b)", "dataflow({ modules: [a, b], config: { currency: 3, other: 1 } })"],
  ["b.ts", `"use dataflow";`, ""],
  ["b.ts", "\nexport", `"use dataflow";\nexport`],
  ["b.ts", "export const report", "// icosian-expect ICO3105: as it is called\nexport const report"],
];

it("edits are followed, each as if everything was read anew", () => {
  const files: Record<Name, string> = { ...FILES };
  const service = openService(files);
  expect(diagnose(service, files)).toEqual([]);
  const seen = EDITS.map(([name, before, after]) => {
    expect(files[name]).toContain(before);
    files[name] = files[name].replace(before, after);
    service.write(name, files[name]);
    const found = diagnose(service, files);
    expect(found, `${name}: ${after}`).toEqual(compile(files));
    return found.length;
  });
  expect(seen.filter((count) => count > 0).length).toBeGreaterThan(8);
});

it("a file that cannot be read says nothing, and what it said before still counts elsewhere", () => {
  const service = openService(FILES);
  expect(diagnose(service, FILES)).toEqual([]);
  const broken = { ...FILES, "a.ts": FILES["a.ts"].replace("(total: number)", "(total: number, ,") };
  service.write("a.ts", broken["a.ts"]);
  expect(diagnose(service, broken)).toEqual([]);
  expect(service.project.program.moduleOf(service.path("a.ts"))?.definitions.map(({ name }) => name)).toEqual([
    "total",
    "mean",
  ]);
});
