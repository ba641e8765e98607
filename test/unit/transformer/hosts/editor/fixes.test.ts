/** A fix fixes what it is offered for, and leaves code that TypeScript reads. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Diagnostic, Fix } from "../../../../../transformer/src/diagnostics/diagnostic.ts";
import { compileModule } from "../../../../../transformer/src/compile-file.ts";
import { readFixtures } from "../../fixtures.ts";

/** TypeScript's code for a required parameter after an optional one. */
const REQUIRED_AFTER_OPTIONAL = 1016;

function diagnose(text: string): readonly Diagnostic[] {
  return compileModule({ file: "a.ts", module: "a.ts", text, isIncluded: false })?.diagnostics ?? [];
}

function applyFix(text: string, { edits }: Fix): string {
  const backwards = [...edits].sort((a, b) => b.span.start - a.span.start);
  return backwards.reduce(
    (before, { span, text: added }) => before.slice(0, span.start) + added + before.slice(span.end),
    text,
  );
}

/** What TypeScript says of a text's grammar. */
function grammarErrors(text: string): readonly number[] {
  const sourceFile = ts.createSourceFile("/a.ts", text, ts.ScriptTarget.ESNext, true);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (name) => (name === "/a.ts" ? sourceFile : undefined),
    fileExists: (name) => name === "/a.ts",
  };
  const program = ts.createProgram(["/a.ts"], { noLib: true, noResolve: true }, host);
  const semantic = program.getSemanticDiagnostics(sourceFile).map(({ code }) => code);
  return [
    ...program.getSyntacticDiagnostics(sourceFile).map(({ code }) => code),
    ...semantic.filter((code) => code === REQUIRED_AFTER_OPTIONAL),
  ];
}

describe("every fix that a fixture is offered", () => {
  const offers = readFixtures().flatMap(({ name, text }) =>
    diagnose(text).flatMap((diagnostic) =>
      diagnostic.fixes.map((fix) => ({
        name,
        text,
        diagnostic,
        fix,
        location: diagnostic.span.start,
      })),
    ),
  );

  it("there are some", () => expect(offers.length).toBeGreaterThan(3));

  it.each(offers)("$name at $location: $fix.title", ({ text, diagnostic, fix }) => {
    const fixed = applyFix(text, fix);
    expect(grammarErrors(fixed)).toEqual([]);
    const same = (found: Diagnostic): boolean => found.code === diagnostic.code;
    // Naming the parameter once fixes every use of the name in that node.
    expect(diagnose(fixed).filter(same).length).toBeLessThan(diagnose(text).filter(same).length);
    expect(diagnose(fixed).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("a forgotten parameter is added", () => {
  it.each([
    ["(): string", "(mean: number): string"],
    ["(week: number): string", "(week: number, mean: number): string"],
    ["(week: number,): string", "(week: number, mean: number,): string"],
    ["(week?: number): string", "(mean: number, week?: number): string"],
    ["(a: number, week?: number, b?: number): string", "(a: number, mean: number, week?: number, b?: number): string"],
    ["(week: number = 1): string", "(mean: number, week: number = 1): string"],
    ["({ week }: { week: number }): string", "({ week }: { week: number }, mean: number): string"],
    ["(/* none (yet) */): string", "(/* none (yet) */mean: number): string"],
  ])("to %s", (before, after) => {
    const text = (parameters: string): string =>
      `"use dataflow";\nexport const mean = (spend: number): number => spend;\nexport const label = ${parameters} => \`\${mean}\`;\n`;
    const [fix, ...more] = diagnose(text(before)).flatMap(({ fixes }) => fixes);
    expect(more).toEqual([]);
    expect(applyFix(text(before), fix!)).toBe(text(after));
    expect(diagnose(text(after))).toEqual([]);
    expect(grammarErrors(text(after))).toEqual([]);
  });
});
