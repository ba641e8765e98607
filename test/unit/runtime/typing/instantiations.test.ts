/** What it costs TypeScript to know the nodes of a module with modifiers: counted, not timed. */
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { writeModifiedModule } from "./write-modified-module.ts";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

const folder = join(import.meta.dirname, "generated");

/** Checks files that exist in memory only, and counts the instantiations of types. */
function check(sources: Readonly<Record<string, string>>): {
  readonly count: number;
  readonly errors: readonly string[];
} {
  const files = new Map(Object.entries(sources).map(([name, text]) => [join(folder, name), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.directoryExists = (name) => name === folder || ts.sys.directoryExists(name);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, languageVersion);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  return { count: program.getInstantiationCount(), errors };
}

/** Twice the definitions may cost little more than twice as much. */
const GROWTH = 2.3;

/** For 200 definitions; there were 466,000 when this was written, some 2,300 for each. */
const BUDGET = 500_000;

it("is within a budget, and grows with the nodes and not with their square", () => {
  const half = check(writeModifiedModule(100));
  const whole = check(writeModifiedModule(200));
  expect([...half.errors, ...whole.errors]).toEqual([]);
  expect(whole.count).toBeLessThan(BUDGET);
  expect(whole.count / half.count).toBeLessThan(GROWTH);
});
