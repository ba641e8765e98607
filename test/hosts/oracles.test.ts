/** Every TypeScript from 4.9 to 7 gives the same diagnostics of the same programs, each asked in its own way. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { renderLine } from "../../transformer/src/diagnostics/render-line.ts";
import type { NativeModule, NativeSyntaxModule } from "../../transformer/src/hosts/native/native-api.ts";
import { openNativeProgram } from "../../transformer/src/hosts/native/native-program.ts";
import { ModuleCompiler } from "../../transformer/src/hosts/typescript/module-compiler.ts";
import { ProgramChecker } from "../../transformer/src/hosts/typescript/program-checker.ts";
import { installPackages } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project, type Files } from "./project.ts";

const fixtures = join(import.meta.dirname, "../fixtures-program");
const projects: Project[] = [];
afterAll(() => projects.forEach((project) => project.remove()));

/** All programs of the fixtures as one, each in a folder of its own: dataflows do not see each other. */
function readSources(): Files {
  const names = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return Object.fromEntries(
    names.map((name) => [
      `src/${name.replaceAll("\\", "/")}`,
      toOldImports(readFileSync(join(fixtures, name), "utf8")),
    ]),
  );
}

/** TypeScript 4.9 finds `./features.ts` by the name of what it is compiled to. */
function toOldImports(text: string): string {
  return text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"');
}

async function check(version: string, module: "node16" | "nodenext"): Promise<readonly string[]> {
  const installed = await installPackages({ typescript: version, "@types/node": "20.10.0" }, await packPackages());
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
    ...readSources(),
  });
  projects.push(project);
  const configFile = join(project.folder, "tsconfig.json");
  const opened = version.startsWith("7.") ? await openNative(installed, configFile) : open(installed, configFile);
  try {
    return render(opened.program, opened.typescript, project.folder);
  } finally {
    opened.close();
  }
}

type Opened = ReturnType<typeof openNativeProgram>;

async function openNative(installed: string, configFile: string): Promise<Opened> {
  const api = join(installed, "node_modules/typescript/dist/api/sync/api.js");
  const syntax = join(installed, "node_modules/typescript/dist/ast/is.js");
  const modules = [api, syntax].map((file) => import(pathToFileURL(file).href) as Promise<unknown>);
  const [native, is] = await Promise.all(modules);
  return openNativeProgram(configFile, native as NativeModule, is as NativeSyntaxModule);
}

function open(installed: string, configFile: string): Opened {
  const typescript = createRequire(join(installed, "package.json"))("typescript") as typeof ts;
  const { config } = typescript.readConfigFile(configFile, typescript.sys.readFile) as { readonly config: unknown };
  const { fileNames, options } = typescript.parseJsonConfigFileContent(
    config,
    typescript.sys,
    join(configFile, ".."),
    {},
    configFile,
  );
  return { program: typescript.createProgram(fileNames, options), typescript, close: () => {} };
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

it("there are fixtures", () => {
  expect(readdirSync(fixtures).filter((name) => statSync(join(fixtures, name)).isDirectory()).length).toBeGreaterThan(
    20,
  );
});

it.each([
  ["4.9.5", "node16"],
  ["5.9.3", "nodenext"],
  ["7.0.2", "nodenext"],
] as const)("TypeScript %s agrees with 6.0.3", async (version, module) => {
  const expected = await check("6.0.3", "nodenext");
  expect(expected.length).toBeGreaterThan(20);
  expect(await check(version, module)).toEqual(expected);
});
