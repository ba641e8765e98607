/** What the documentation shows is true: complete examples compile, and dataflow modules have no diagnostics. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import transformer from "@icosian/transformer";
import ts from "typescript";
import { Generator } from "../../transformer/src/project/generate/generator.ts";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "icosian-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One example, and where it stands. */
interface Example {
  readonly name: string;
  readonly text: string;
}

function readExamples(file: string): readonly Example[] {
  const text = readFileSync(join(root, file), "utf8").replaceAll(/^ *\* ?/gm, (stars) =>
    file.endsWith(".ts") ? "" : stars,
  );
  const blocks = [...text.matchAll(/^ *```ts\n([\s\S]*?)^ *```/gm)].map((match) => match[1] ?? "");
  return blocks
    .map((block, index) => ({ name: `${file} example ${index + 1}`, text: block }))
    .filter(({ text: block }) => /^import |^"use dataflow"/m.test(block));
}

function sourceFiles(): readonly string[] {
  const files = readdirSync(join(root, "runtime/src"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => `runtime/src/${file}`);
}

const examples = [
  "README.md",
  "runtime/README.md",
  "runtime/CACHE.md",
  "runtime/DATA.md",
  "runtime/DISTRIBUTED.md",
  "runtime/GRAPHS.md",
  "transformer/MCP.md",
  "runtime/RUNS.md",
  "transformer/README.md",
  ...sourceFiles(),
].flatMap(readExamples);

/** Writes `features.gen.ts`, as the command would. */
function generate(project: string): void {
  const job = { modules: [join(project, "features.ts")], allowsOverrides: false, plans: [], importsTypeScript: true };
  new Generator().run({ ...job, out: join(project, "features.gen.ts"), isIncluded: () => false }, "write");
}

/** Files that all examples share, such as TypeScript's library. */
const shared = new Map<string, ts.SourceFile | undefined>();

/** A host that reads each shared file once. */
function createHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) => {
    if (name.startsWith(folder)) return read(name, ...rest);
    if (!shared.has(name)) shared.set(name, read(name, ...rest));
    return shared.get(name);
  };
  return host;
}

/** Compiles one example beside the first one of the README, which the others import as `./features.ts`. */
function compile({ text }: Example, index: number): readonly string[] {
  const project = join(folder, String(index));
  mkdirSync(join(project, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(root, "runtime"), join(project, "node_modules/@icosian/runtime"), "dir");
  for (const name of ["@uwdata", "zod"])
    symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name), "dir");
  writeFileSync(join(project, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(project, "features.ts"), examples[0]!.text);
  generate(project);
  const example = join(project, "example.ts");
  writeFileSync(example, text);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
    // The declarations of the library and the runtime are the same for all examples: the first one checks them.
    skipLibCheck: index > 0,
  };
  const program = ts.createProgram([example], options, createHost(options));
  const transformed = transformer(program, undefined, {}, { ts }) as ts.Program;
  return [...ts.getPreEmitDiagnostics(transformed)].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}

describe("examples of the documentation compile", () => {
  it("and there are some", () => expect(examples.length).toBeGreaterThanOrEqual(6));
  it.each(examples.map((example, index) => [example.name, index] as const))("%s", (_, index) => {
    expect(compile(examples[index]!, index)).toEqual([]);
  });
});
