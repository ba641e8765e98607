/** After an edit of a body, a file without problems is known to have none before TypeScript has a new program. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { findDiagnostics } from "../../../../../transformer/src/hosts/editor/names/find-diagnostics.ts";
import { openService, type OpenService } from "./open-service.ts";

const NODES = `"use dataflow";
/** Doubles. */
export function double(input: number): number {
  return input * 2;
}
/** Adds one. */
export function next(double: number): number {
  return double + 1;
}
`;
const FILES = {
  "nodes.ts": NODES,
  "main.ts": `import { dataflow } from "@icosian/runtime";
import * as nodes from "./nodes.js";
export const value = dataflow(nodes).executeSync(["next"], { inputs: { input: 1 } });
`,
};

let open: OpenService;
beforeEach(() => {
  open = openService(FILES);
  expect(diagnose("nodes.ts")).toEqual([]);
  expect(diagnose("main.ts")).toEqual([]);
});

function diagnose(name: string): readonly string[] {
  return findDiagnostics(open.project.program, open.path(name)).map(({ code }) => code);
}

/** Writes a text in place of another one in a file, and says whether the file is known to stay clean. */
function edit(name: keyof typeof FILES, from: string, to: string): boolean {
  expect(FILES[name]).toContain(from);
  const text = FILES[name].replace(from, to);
  open.write(name, text);
  return open.project.staysClean(open.path(name), text);
}

describe("a file that is edited", () => {
  it("stays clean if only bodies change, without a word of TypeScript", () => {
    const asked = vi.spyOn(open.languageService, "getProgram");
    expect(edit("nodes.ts", "double + 1", "double + 10")).toBe(true);
    expect(edit("nodes.ts", "input * 2", "input + input; // twice")).toBe(true);
    expect(asked).not.toHaveBeenCalled();
    expect(diagnose("nodes.ts")).toEqual([]);
  });

  it.each([
    ["a parameter", "next(double", "next(doubel", ["ICO2118", "ICO3105"]],
    ["a type", "double: number)", "double: string)", ["ICO3101"]],
    ["a result that is no longer declared", "): number {\n  return double", ") {\n  return double", ["ICO2102"]],
    ["a fault in a body", "double + 1", "this.x", ["ICO2107"]],
    ["a syntax error", "double + 1", "double +", []],
    ["a comment that expects a fault", "double + 1;", "double + 1; // icosian-expect ICO3101: no", ["ICO1004"]],
  ])("is checked as a whole after %s", (_, from, to, codes) => {
    expect(edit("nodes.ts", from, to)).toBe(false);
    expect(diagnose("nodes.ts")).toEqual(codes);
  });

  it("is checked as a whole if it has requests", () => {
    expect(edit("main.ts", "input: 1", "input: 2")).toBe(false);
  });

  it("is checked as a whole if other files have changed too", () => {
    open.write("main.ts", FILES["main.ts"]);
    expect(edit("nodes.ts", "double + 1", "double + 10")).toBe(false);
    expect(diagnose("nodes.ts")).toEqual([]);
    expect(edit("nodes.ts", "double + 1", "double + 100")).toBe(true);
  });

  it("is checked as a whole after it had a problem", () => {
    expect(edit("nodes.ts", "next(double", "next(doubel")).toBe(false);
    expect(diagnose("nodes.ts")).not.toEqual([]);
    expect(edit("nodes.ts", "input * 2", "input * 3")).toBe(false);
    expect(diagnose("nodes.ts")).toEqual([]);
    expect(edit("nodes.ts", "input * 2", "input * 4")).toBe(true);
  });

  it("is checked as a whole where nothing is known: another file, another entry, no edit", () => {
    expect(open.project.staysClean(open.path("nodes.ts"), NODES)).toBe(false);
    expect(open.project.staysClean(open.path("gone.ts"), NODES)).toBe(false);
    open.project.configure({ severities: {} });
    expect(edit("nodes.ts", "double + 1", "double + 10")).toBe(false);
  });
});

it("a file that is read ahead has the program's answers", () => {
  const text = NODES.replace("next(double", "next(doubel");
  open.write("nodes.ts", text);
  const [sourceFile, before] = [
    { fileName: open.path("nodes.ts"), isDeclarationFile: false, text },
    open.project.program,
  ];
  // A cast: it has what the compiler uses.
  open.project.prepare(sourceFile as never);
  open.project.prepare({ ...sourceFile, fileName: open.path("gone.ts") } as never);
  expect(open.project.program).toBe(before);
  expect(diagnose("nodes.ts")).toEqual(["ICO2118", "ICO3105"]);
});

it("a file that cannot be read any more is known as it was before, and not as in the last program", () => {
  expect(edit("nodes.ts", "input * 2", "input + input")).toBe(true);
  const broken = NODES.replace("input * 2", "input + input").replace("double + 1", "double +");
  open.write("nodes.ts", broken);
  const known = open.project.program.moduleOf(open.path("nodes.ts"));
  expect(known?.definitions.map(({ nameSpan: { start, end } }) => broken.slice(start, end))).toEqual([
    "double",
    "next",
  ]);
});
