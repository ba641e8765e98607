/**
 * Measures what the checks of a whole program add to TypeScript's own, and prints a table.
 *
 * Plain is what `tsc --noEmit` does: read, parse, bind and check everything. The parts of the checks are measured one
 * after the other in a program that TypeScript has checked already, as in every host.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { ModuleCompiler } from "../../transformer/dist/hosts/typescript/module-compiler.js";
import { ProgramChecker } from "../../transformer/dist/hosts/typescript/program-checker.js";
import { layered } from "./graphs.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const MODULES = 40;
const NODES = 4000;

/** Types that take turns, so that edges are of more than numbers. */
const TYPES = [
  "number",
  "readonly number[]",
  "Row",
  "ReadonlyMap<string, Row>",
  "{ readonly id: number; readonly rows: readonly Row[] }",
];

const folder = mkdtempSync(join(tmpdir(), "icosian-bench-check-"));
const files = writeProgram();
const rounds = Array.from({ length: ROUNDS + 1 }, measureRound).slice(1);
rmSync(folder, { recursive: true });

const median = (name) => rounds.map((round) => round[name]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
const plain = median("plain");
console.log(`${NODES} nodes in ${MODULES} modules, ${ts.version}, medians of ${ROUNDS} rounds`);
for (const name of ["plain", "modules", "dataflows", "checks"]) {
  const share = name === "plain" ? "" : `  ${((median(name) / plain) * 100).toFixed(1)} %`;
  console.log(`${name.padEnd(10)}${median(name).toFixed(0).padStart(6)} ms${share}`);
}

function measureRound() {
  const start = performance.now();
  const options = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const program = ts.createProgram(files, options);
  const own = ts.getPreEmitDiagnostics(program);
  if (own.length > 0) throw new Error(ts.formatDiagnostics(own.slice(0, 3), ts.createCompilerHost(options)));
  const checked = performance.now();
  const compiler = new ModuleCompiler(program, {}, ts.sys.fileExists);
  for (const sourceFile of program.getSourceFiles()) compiler.compile(sourceFile);
  const compiled = performance.now();
  const found = new ProgramChecker(program, compiler, ts).all();
  const end = performance.now();
  if (found.length > 0) throw new Error(found[0].message);
  return { plain: checked - start, modules: compiled - checked, dataflows: end - compiled, checks: end - checked };
}

function writeProgram() {
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  const { inputs, nodes, outputs } = layered(NODES, 50);
  const typeOf = new Map(
    [...inputs, ...nodes.map(({ name }) => name)].map((name, index) => [name, TYPES[index % TYPES.length]]),
  );
  const size = NODES / MODULES;
  const sources = Array.from({ length: MODULES }, (_, module) =>
    [
      `"use dataflow";`,
      `import type { Row } from "./types.js";`,
      ...nodes.slice(module * size, (module + 1) * size).map((node, index) => toFunction(node, index % 3, typeOf)),
    ].join("\n"),
  );
  const names = sources.map((_, module) => `module${module}`);
  const main = [
    `import { dataflow } from "@icosian/runtime";`,
    ...names.map((name) => `import * as ${name} from "./${name}.js";`),
    `export const flow = dataflow(${names.join(", ")});`,
    `export function run(inputs: { ${inputs.map((name) => `${name}: any`).join("; ")} }): unknown {`,
    `  return flow.executeSync([${outputs.map((name) => `"${name}"`).join(", ")}], { inputs: { ${inputs.map((name) => `${name}: inputs.${name}`).join(", ")} } });`,
    `}`,
  ].join("\n");
  const all = {
    "types.ts": `export interface Row { readonly id: number; readonly name: string }`,
    ...Object.fromEntries(sources.map((source, module) => [`module${module}.ts`, source])),
    "main.ts": main,
  };
  return Object.entries(all).map(([name, text]) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
}

/** A node as a declaration, an arrow or with named inputs, with documentation and a body of a few lines. */
function toFunction({ name, from }, form, typeOf) {
  const parameters = from.map((each) => `${each}: ${typeOf.get(each)}`);
  const body = `{\n  const used: readonly unknown[] = [${from.join(", ")}];\n  if (used.length === 0) throw new Error("${name}");\n  return used as never;\n}`;
  const documentation = `/** Computes ${name} of ${from.join(" and ")}. */\nexport `;
  const type = typeOf.get(name);
  if (form === 0) return `${documentation}function ${name}(${parameters.join(", ")}): ${type} ${body}`;
  if (form === 1) return `${documentation}const ${name} = (${parameters.join(", ")}): ${type} => ${body};`;
  return `${documentation}function ${name}({ ${from.join(", ")} }: { ${parameters.join("; ")} }): ${type} ${body}`;
}
