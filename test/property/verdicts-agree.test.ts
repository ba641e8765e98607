/** What `icosian check` remembers is what a check would find: after edits of all kinds, in every order. */
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { ModuleCompiler } from "../../transformer/src/project/program/module-compiler.ts";
import { ProgramChecker } from "../../transformer/src/project/program/program-checker.ts";
import { Progress } from "../../transformer/src/project/progress.ts";
import { collectEvidence } from "../../transformer/src/project/verdicts/collect-evidence.ts";
import { ProgramMemory } from "../../transformer/src/project/verdicts/program-memory.ts";
import { recallCheck, type CheckVerdict } from "../../transformer/src/project/verdicts/recall-check.ts";
import { VerdictMemory } from "../../transformer/src/project/verdicts/verdict-memory.ts";
import { Workspace } from "../../transformer/src/project/workspace.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "icosian-verdicts-")));
afterAll(() => rmSync(root, { recursive: true }));

/** A file, and what it may contain; null for no file. The first is how it begins. */
const FILES: Readonly<Record<string, readonly (string | null)[]>> = {
  "tsconfig.json": [
    toTsconfig({}),
    toTsconfig({ strict: true }),
    toTsconfig({}, ["src/main.ts"]),
    toTsconfig({ types: ["all"] }),
  ],
  "base.json": [
    `{ "compilerOptions": { "strictNullChecks": true } }`,
    `{ "compilerOptions": { "strictNullChecks": false } }`,
  ],
  "src/types.ts": toVariants("export interface Row { readonly id: #; readonly at?: Date }", ["number", "string"]),
  "src/rows.ts": [
    toRows("number", "rows.length"),
    toRows("number", "rows.length + 1"),
    toRows("number", `rows.length as never`),
    toRows("string", "String(rows.length)"),
    toRows("number | undefined", "rows.length"),
    toRows("number", "this.total"),
    toRows("number", "rows.length; }} {{"),
  ],
  "src/label.ts": [
    ...toVariants(`"use dataflow";\nexport const label = (#: number): string => "x".repeat(2);`, [
      "total",
      "totl",
      "rest",
    ]),
    `"use dataflow";\nexport const label = (total: number) => String(total);`,
    `"use dataflow";\nexport const label = (total: number): string => {\n  return String(total); // icosian-expect ICO3101: none\n};`,
  ],
  "src/amount.ts": [
    `"use dataflow";
import type { Amount } from "money";
import type { Local } from "./local.js";
export function amount(label: string): Amount { return label.length as never; }
export function twice(amount: number, local: Local): number { return amount + Number(local); }
export function local(label: string): number { return label.length; }
`,
  ],
  "src/local.d.ts": [`export type Local = number;`, `export type Local = string;`, null],
  "src/local.ts": [null, `export type Local = boolean;`],
  "src/local/index.ts": [null, `export type Local = symbol;`],
  "src/extra.ts": [null, `"use dataflow";\nexport function extra(nothing): number { return nothing; }`],
  "src/main.ts": [
    toMain("flow.executeSync(['twice'], { inputs: { rows: [] } })"),
    toMain("flow.executeSync(['twice'], { inputs: { rows: 3 } })"),
    toMain("flow.executeSync(['unknown'], { inputs: {} })"),
  ],
  "node_modules/money/package.json": [`{ "types": "index.d.ts" }`, `{ "types": "other.d.ts" }`, null],
  "node_modules/money/index.d.ts": toVariants("export type Amount = #;", ["number", "string", "Date  "]),
  "node_modules/money/other.d.ts": [`export type Amount = bigint;`, null],
  "src/node_modules/money/index.d.ts": [null, `export type Amount = RegExp;`],
  "node_modules/@types/all/index.d.ts": [null, `interface Date { brand: 1 }`],
};

const edits = Object.entries(FILES).flatMap(([file, contents]) => contents.map((content) => ({ file, content })));

it("is current, or forgotten", async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...edits), { maxLength: 2 }), { minLength: 14, maxLength: 14 }),
      async (rounds) => {
        const folder = createProject();
        for (const round of rounds) {
          for (const edit of round) apply(folder, edit);
          // Now and then long enough that the clock of the file system has moved on.
          await setTimeout(round.length === 1 ? 0 : 40);
          const memory = open(folder);
          const known = await recallCheck(memory);
          memory.begin();
          const found = await check(folder, known === null ? memory : null);
          if (known !== null) {
            hits += round.length === 0 ? 1 : 0;
            expect(known).toEqual(found);
          }
        }
        rmSync(folder, { recursive: true });
      },
    ),
    { numRuns: 4 },
  );
  expect(hits).toBeGreaterThan(0);
});

it("is current after edits of bodies", async () => {
  const folder = createProject();
  await setTimeout(50);
  const memory = open(folder);
  memory.begin();
  const found = await check(folder, memory);
  expect(found).toMatchObject({ diagnostics: [], counts: { linked: 3 } });
  for (const result of ["rows.length + 1", "rows.length + 2", "rows.length"]) {
    apply(folder, { file: "src/rows.ts", content: toRows("number", result) });
    expect(await recallCheck(open(folder))).toEqual(found);
  }
  for (const result of ["this.total", "rows.length; var enum = 1", "rows.length; }} {{"]) {
    apply(folder, { file: "src/rows.ts", content: toRows("number", result) });
    expect(await recallCheck(open(folder))).toBeNull();
  }
});

it("is current, or forgotten, in a program that TypeScript opens", async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...edits), { maxLength: 2 }), { minLength: 14, maxLength: 14 }),
      async (rounds) => {
        const folder = createProject();
        for (const round of rounds) {
          for (const edit of round) apply(folder, edit);
          await setTimeout(round.length === 1 ? 0 : 40);
          const start = performance.now();
          const program = openProgram(join(folder, "tsconfig.json"));
          const memory = ProgramMemory.open(program, {}, () => performance.now() - start);
          hits += round.length === 0 && memory?.recall() !== null ? 1 : 0;
          const check = (remembered: ProgramMemory | null): unknown => {
            const compiler = new ModuleCompiler(program, {}, ts.sys.fileExists);
            return structuredClone(new ProgramChecker(program, compiler, ts, remembered).all());
          };
          expect(check(memory)).toEqual(check(null));
        }
        rmSync(folder, { recursive: true });
      },
    ),
    { numRuns: 3 },
  );
  expect(hits).toBeGreaterThan(0);
});

function openProgram(configFile: string): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const parsed = ts.getParsedCommandLineOfConfigFile(configFile, {}, host);
  return ts.createProgram(parsed?.fileNames ?? [], parsed?.options ?? {});
}

function open(folder: string): VerdictMemory<CheckVerdict> {
  return new VerdictMemory(join(folder, "tsconfig.json"), "check");
}

async function check(folder: string, memory: VerdictMemory<CheckVerdict> | null): Promise<CheckVerdict | string> {
  const workspace = new Workspace(
    join(folder, "tsconfig.json"),
    new Progress({ write: () => true }),
    {},
    "diagnostics",
  );
  try {
    const { diagnostics, moduleCount, counts, projectCount } = await workspace.check([]);
    const verdict = { diagnostics, moduleCount, counts, projectCount };
    const judged = workspace.judged();
    memory?.keep(
      judged.map(({ configFile }) => configFile),
      verdict,
      collectEvidence.bind(null, judged),
    );
    return structuredClone(verdict);
  } catch (error) {
    return String(error);
  } finally {
    workspace.close();
  }
}

function createProject(): string {
  const folder = mkdtempSync(join(root, "project-"));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
  symlinkSync(typescript, join(folder, "node_modules/typescript"), "dir");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  for (const [file, [content = null]] of Object.entries(FILES)) apply(folder, { file, content });
  return folder;
}

function apply(folder: string, { file, content }: { readonly file: string; readonly content: string | null }): void {
  const path = join(folder, file);
  if (content === null) return rmSync(path, { force: true });
  const before = statSync(path, { throwIfNoEntry: false });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  // As if the clock had stood still, or somebody had copied the file with its times.
  if (before?.size === content.length) utimesSync(path, before.atime, before.mtime);
}

function toTsconfig(options: object, include: readonly string[] = ["src"]): string {
  const compilerOptions = { target: "es2022", lib: ["es2022"], module: "nodenext", noEmit: true, ...options };
  return JSON.stringify({
    extends: "./base.json",
    compilerOptions: { types: [], skipLibCheck: true, ...compilerOptions },
    include,
  });
}

function toVariants(text: string, parts: readonly string[]): readonly string[] {
  return parts.map((part) => text.replace("#", part));
}

function toRows(type: string, result: string): string {
  return `"use dataflow";\nimport type { Row } from "./types.js";\nexport function total(rows: readonly Row[]): ${type} { return ${result}; }\nexport const ids = (rows: readonly { id: number }[]): number => rows.length;\n`;
}

function toMain(call: string): string {
  const modules = ["rows", "label", "amount"];
  const imports = modules.map((name) => `import * as ${name} from "./${name}.js";`);
  return `import { dataflow } from "@icosian/runtime";\n${imports.join("\n")}\nconst flow = dataflow(${modules.join(", ")});\nexport const result = ${call};\n`;
}
