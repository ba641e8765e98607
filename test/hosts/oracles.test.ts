/** Every TypeScript from 4.9 to 7 gives the same diagnostics of the same programs, each asked in its own way. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { renderLine } from "../../transformer/src/diagnostics/render-line.ts";
import { loadCompiler } from "../../transformer/src/project/compilers/load-compiler.ts";
import { ModuleCompiler } from "../../transformer/src/project/program/module-compiler.ts";
import { ProgramChecker } from "../../transformer/src/project/program/program-checker.ts";
import { compileModule } from "../../transformer/src/compile-file.ts";
import { DECLARATIONS, typePairs } from "../property/edge-types.ts";
import { isWhole, sampled } from "../sampled.ts";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project } from "./project.ts";

const programs = join(import.meta.dirname, "../fixtures-program");
const modules = join(import.meta.dirname, "../fixtures");
const projects: Project[] = [];
afterAll(() => projects.forEach((project) => project.remove()));

/** All programs and modules of the fixtures as one, each in a folder of its own: dataflows do not see each other. */
const sources: Readonly<Record<string, string>> = { ...readSources(programs), ...readSources(modules) };

function readSources(folder: string): Readonly<Record<string, string>> {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  // TypeScript's own stack overflows over what nests too deeply.
  const names = all.filter((name) => !name.includes("too-deep"));
  return Object.fromEntries(
    names.map((name) => [`src/${name.replaceAll("\\", "/")}`, toOldImports(readFileSync(join(folder, name), "utf8"))]),
  );
}

/** TypeScript 4.9 finds `./features.ts` by the name of what it is compiled to. */
function toOldImports(text: string): string {
  return text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"');
}

async function check(
  version: string,
  module: "node16" | "nodenext",
  files: Readonly<Record<string, string>> = sources,
): Promise<readonly string[]> {
  const installed = await installPackages({ typescript: version, "@types/node": "20.10.0" }, packedPackages());
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom"],
    types: ["node"],
    strict: true,
    noEmit: true,
    module,
    moduleResolution: module,
  };
  const project = new Project(join(installed, "projects"), {
    "package.json": { type: "module" },
    "tsconfig.json": { compilerOptions, include: ["src"] },
    ...files,
  });
  projects.push(project);
  const configFile = join(project.folder, "tsconfig.json");
  const compiler = await loadCompiler(join(installed, "node_modules/typescript/package.json"));
  try {
    const { program, typescript } = compiler.open(configFile, () => {});
    return render(program, typescript, project.folder);
  } finally {
    compiler.close();
  }
}

function render(program: ts.Program, typescript: typeof ts, folder: string): readonly string[] {
  const checker = new ProgramChecker(program, new ModuleCompiler(program, {}, existsSync), typescript);
  const lines = checker
    .all()
    .map((diagnostic) => renderLine(diagnostic, program.getSourceFile(diagnostic.file)?.text ?? ""));
  // TypeScript 5.7 gave typed arrays a type parameter.
  return lines
    .map((line) => line.replace(`${folder.replaceAll("\\", "/")}/`, "").replaceAll("<ArrayBufferLike>", ""))
    .sort();
}

/** What is said of each file by itself, with no types at all. */
function checkAlone(): readonly string[] {
  const lines = Object.entries(sources).flatMap(([file, text]) => {
    const source = text.replace(/^\uFEFF/, "");
    const compiled = compileModule({ file, module: file, text: source, isIncluded: false });
    return (compiled?.diagnostics ?? []).map((diagnostic) => renderLine(diagnostic, source));
  });
  return lines.sort();
}

/** Asked once for each TypeScript. */
const known = new Map<string, Promise<readonly string[]>>();

function checkOnce(version: string, module: "node16" | "nodenext"): Promise<readonly string[]> {
  const answer = known.get(version) ?? check(version, module);
  known.set(version, answer);
  return answer;
}

const VERSIONS = [
  ["4.9.5", "node16"],
  ["5.9.3", "nodenext"],
  ["6.0.3", "nodenext"],
  ["7.0.2", "nodenext"],
] as const;

/** The oldest, the one that all are compared with, and the one that is asked in another way. */
const versions = sampled("oracles", VERSIONS, ([version]) => version !== "5.9.3");

/** Diagnostics about reading a module, and about its modifiers, need no types; configs, materializers and graphs do. */
const NEEDS_NO_TYPES = / ICO(2\d{3}|6(?!013|019|02[0-47])\d{3}) /;

it("every fixture that reports something is among what is asked", async () => {
  const expected = await checkOnce("6.0.3", "nodenext");
  // No program has these: one is no TypeScript, and of the other TypeScript cannot read a word.
  const elsewhere = ["javascript-module", "too-deep"];
  const checked = readdirSync(join(modules, "check")).filter((name) => !elsewhere.includes(name));
  const reporting = [...checked.map((name) => `check/${name}`), ...readdirSync(programs)];
  expect(reporting.length).toBeGreaterThan(50);
  const silent = reporting.filter((name) => !expected.some((line) => line.startsWith(`src/${name}/`)));
  // Some programs have options of their own, without which they report nothing.
  expect(silent.filter((name) => !name.endsWith("-near-miss"))).toEqual([]);
});

it.each(versions)("TypeScript %s says what 6.0.3 says", async (version, module) => {
  // TypeScript 7 does not tell what generic functions make of each other.
  const isTold = (line: string): boolean => version !== "7.0.2" || !/`generic`: it is <Value>/.test(line);
  expect(await checkOnce(version, module)).toEqual((await checkOnce("6.0.3", "nodenext")).filter(isTold));
});

it.each(versions)(
  "without types, a file says exactly what TypeScript %s says that needs none",
  async (version, module) => {
    const alone = checkAlone();
    expect(alone.length).toBeGreaterThan(40);
    expect(alone).toEqual((await checkOnce(version, module)).filter((line) => NEEDS_NO_TYPES.test(line)));
  },
);

/** Pairs of types as edges of one dataflow: what the checker of every version is asked in its own way. */
function writePairs(): Readonly<Record<string, string>> {
  // TypeScript 7 does not tell what generic functions make of each other.
  const plain = typePairs.filter(([given, asked]) => `${given.typeParameters}${asked.typeParameters}` === "");
  const fifth = plain.filter((_, index) => index % 5 === 0);
  expect(fifth.length).toBeGreaterThan(1000);
  // Five and the number of forms below have no common divisor, so that every form stays.
  const some = sampled("oracles", fifth, (_, index) => index % 5 === 0);
  const nodes = some.map(([given, asked], index) => {
    const [name, other] = [`value${index}`, `asks${index}`];
    const input =
      index % 3 === 0
        ? `{ ${name} }: { ${name}: ${asked.text} }`
        : `${name}${index % 3 === 1 ? "?" : ""}: ${asked.text}`;
    const isAsync = index % 2 === 1;
    const type = isAsync ? `Promise<${given.text}>` : `(${given.text})`;
    return `export ${isAsync ? "async " : ""}function ${name}(): ${type} { return nothing; }
export const ${other} = (${input}): string => "";`;
  });
  const names = [...DECLARATIONS.matchAll(/^export (?:class|interface|enum|type) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );
  return {
    "src/types.ts": DECLARATIONS,
    "src/nodes.ts": `"use dataflow";\nimport { nothing, ${names.join(", ")} } from "./types.js";\n${nodes.join("\n")}\n`,
    "src/main.ts": `import { dataflow } from "@icosian/runtime";\nimport * as nodes from "./nodes.js";\nexport const flow = dataflow(nodes);\n`,
  };
}

// TypeScript 4.9 has other rules: it takes any object for an `Uppercase<string>`.
it.each(versions.filter(([version]) => !/^(4|6)\./.test(version)))(
  "TypeScript %s judges pairs of types as 6.0.3 does",
  async (version, module) => {
    const pairs = writePairs();
    // How types are written differs from version to version.
    const judge = async (...asked: readonly [string, "node16" | "nodenext"]): Promise<readonly string[]> =>
      (await check(...asked, pairs)).map((line) => /^\S+ - \w+ ICO\d+/.exec(line)?.[0] ?? line);
    const expected = await judge("6.0.3", "nodenext");
    const refused = expected.filter((line) => line.endsWith("ICO3101")).length;
    expect(refused).toBeGreaterThan(isWhole("oracles") ? 500 : 100);
    expect(await judge(version, module)).toEqual(expected);
  },
);
