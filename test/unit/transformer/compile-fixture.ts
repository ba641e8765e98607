/** Compiles a fixture by the pipeline and by TypeScript with the transformer, as tspc does. */
import { join } from "node:path";
import transformer from "@icosian/transformer";
import ts from "typescript";
import { renderLine } from "../../../transformer/src/diagnostics/render-line.ts";
import { compileModule } from "../../../transformer/src/compile-file.ts";
import { FIXTURE_PROJECT, fixtureCode } from "../../fixture-code.ts";
import type { Fixture, Outcome } from "./fixtures.ts";

/** What a fixture gives now. */
export function compileFixture({ module, text }: Fixture): Outcome {
  const compiled = compileModule({ file: module, module, text, isIncluded: false, imports: fixtureCode });
  const manifest = compiled?.manifest ?? null;
  const lines = (compiled?.diagnostics ?? []).map((diagnostic) => `${renderLine(diagnostic, text)}\n`);
  return {
    "expected.manifest.json": manifest === null ? null : `${toJson(manifest)}\n`,
    "expected.js": manifest === null ? null : emit(module, text),
    "expected.diagnostics.txt": lines.length === 0 ? null : lines.join(""),
  };
}

/** A manifest's JSON form, as `JSON.stringify($manifest, null, 2)` gives it. */
function toJson(manifest: object): string {
  return JSON.stringify(
    manifest,
    (key, value: unknown) => (key === "function" || key === "specifier" ? undefined : value),
    2,
  );
}

/** The JavaScript that TypeScript emits for one module of the project of fixtures. */
function emit(module: string, text: string): string {
  const file = join(FIXTURE_PROJECT, module);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    noLib: true,
    noResolve: true,
    newLine: ts.NewLineKind.LineFeed,
  };
  const sourceFile = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  let emitted = "";
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === file ? sourceFile : undefined),
    fileExists: (name) => name === file,
    writeFile: (_, output) => void (emitted = output),
  };
  const system = { ...ts.sys, fileExists: (name: string) => name === join(FIXTURE_PROJECT, "package.json") };
  const program = ts.createProgram([file], options, host);
  // A cast because the one function serves several hosts; called like this it returns a program.
  const transformed = transformer(program, undefined, {}, { ts: { ...ts, sys: system } }) as ts.Program;
  transformed.emit();
  return emitted;
}
