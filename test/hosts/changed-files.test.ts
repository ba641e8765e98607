/** A compiler that is told which files have changed equals one that opens the project anew. */
import { join } from "node:path";
import fc from "fast-check";
import type ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Compiler } from "../../transformer/src/project/compilers/compiler.ts";
import { loadCompiler, loadTypeScript } from "../../transformer/src/project/compilers/load-compiler.ts";
import { NativeCompiler } from "../../transformer/src/project/compilers/native-compiler.ts";
import { installPackages } from "./install-packages.ts";
import { Project } from "./project.ts";

const RUNS = 12;

/** The files that come and go. Some are found by the tsconfig, some only by imports, and some replace others. */
const NAMES = ["src/a.ts", "src/b.ts", "src/b.tsx", "src/deep/c.ts", "src/d.d.ts", "lib/e.ts", "lib/e.d.ts"] as const;

const IMPORTED = ["./b", "./deep/c", "../lib/e", "./d", "./a", "../b"] as const;

/** Each text is right in some states of the project, and wrong in others. */
const TEXTS = [
  "export const value = 1;\n",
  'export const value = "a";\n',
  "export const other = true;\n",
  "export const value: number = ;\n",
  ...IMPORTED.map((path) => `import { value } from "${path}";\nexport const next: number = value;\n`),
];

/** Something that happens: a file gets a text, or is deleted; or the state is asked for. */
const events = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ name: fc.constantFrom(...NAMES), text: fc.option(fc.constantFrom(...TEXTS)) }),
    },
    { weight: 1, arbitrary: fc.constant("ask" as const) },
  ),
  { minLength: 4, maxLength: 14 },
);

describe.each(["6.0.3", "7.0.2"])("TypeScript %s", (version) => {
  let installed: string;
  let packageFile: string;
  beforeAll(async () => {
    installed = await installPackages({ typescript: version }, []);
    packageFile = join(installed, "node_modules/typescript/package.json");
  });

  let project: Project;
  beforeAll(() => {
    project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "tsconfig.json": {
        compilerOptions: { module: "esnext", moduleResolution: "bundler", strict: true, types: [], noEmit: true },
        include: ["src"],
      },
      "src/main.ts": 'import { value } from "./b";\nexport const all: number = value;\n',
    });
  });
  afterAll(() => project?.remove());

  /** The files of the project and all errors in them. */
  function describeProject(compiler: Compiler): readonly string[] {
    const { program } = compiler.open(project.path("tsconfig.json"), () => {});
    const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(project.folder));
    return files
      .flatMap((file) => [
        file.fileName,
        ...[...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
          ({ start, code }) => `${file.fileName} ${start} ${code}`,
        ),
      ])
      .toSorted();
  }

  async function describeAnew(): Promise<readonly string[]> {
    const fresh = await loadCompiler(packageFile);
    try {
      return describeProject(fresh);
    } finally {
      fresh.close();
    }
  }

  it("is the same after files were created, edited, deleted and created again", async () => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const compiler = await loadCompiler(packageFile);
        try {
          describeProject(compiler);
          for (const event of all)
            if (event === "ask") expect(describeProject(compiler)).toEqual(await describeAnew());
            else {
              const { name, text } = event;
              if (text !== null) project.write({ [name]: text });
              else if (project.has(name)) project.delete(name);
              compiler.invalidate([project.path(name)]);
            }
          expect(describeProject(compiler)).toEqual(await describeAnew());
        } finally {
          compiler.close();
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("sees each step of a file that is created, edited, deleted and created again", async () => {
    for (const name of NAMES) if (project.has(name)) project.delete(name);
    const compiler = await loadCompiler(packageFile);
    const b = project.path("src/b.ts");
    const steps: (readonly [text: string | null, codes: readonly string[]])[] = [
      [null, ["2307"]],
      ["export const value = 1;\n", []],
      ["export const other = true;\n", ["2305"]],
      ['export const value = "a";\n', ["2322"]],
      [null, ["2307"]],
      ["export const value: number = ;\n", ["1109"]],
      ["export const value = 2;\n", []],
    ];
    try {
      for (const [text, codes] of steps) {
        if (text !== null) project.write({ "src/b.ts": text });
        else if (project.has("src/b.ts")) project.delete("src/b.ts");
        compiler.invalidate([b]);
        const found = describeProject(compiler);
        expect(found.filter((each) => each.includes(" ")).map((each) => each.split(" ").at(-1))).toEqual(codes);
        expect(found.includes(b)).toBe(text !== null);
      }
    } finally {
      compiler.close();
    }
  });
});

describe("TypeScript 7.0.2 with open files", () => {
  it("gives an edited file to be read while it takes it in itself", async () => {
    const installed = await installPackages({ typescript: "7.0.2" }, []);
    const loaded = await loadTypeScript(join(installed, "node_modules/typescript/package.json"));
    if (loaded.kind !== "native") throw new Error("TypeScript 7 is native.");
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "tsconfig.json": { compilerOptions: { module: "esnext", types: [], noEmit: true } },
      "a.ts": "export const a = 1;\n",
      "b.ts": 'import { a } from "./a";\nexport const b: number = a;\n',
    });
    const [configFile, file] = [project.path("tsconfig.json"), project.path("a.ts")];
    const texts = new Map([[file, "export const a = 1;\n"]]);
    const given: ts.SourceFile[] = [];
    const compiler = new NativeCompiler(loaded.native, loaded.syntax, {
      overlay: { read: (name) => texts.get(name) },
      prepare: (config, sourceFile) => {
        expect(config).toBe(configFile);
        given.push(sourceFile);
        throw new Error("What fails while TypeScript works has to be done later.");
      },
    });
    try {
      const first = compiler.open(configFile).program;
      expect(given).toEqual([]);
      // Texts are read when they are asked for.
      expect(first.getSourceFile(file)?.text).toBe("export const a = 1;\n");
      texts.set(file, 'export const a = "one";\n');
      compiler.invalidate([file]);
      // The former program still has the former file.
      expect(first.getSourceFile(file)?.text).toBe("export const a = 1;\n");
      const { program } = compiler.open(configFile);
      expect(given.map(({ fileName, text }) => [fileName, text])).toEqual([[file, 'export const a = "one";\n']]);
      expect(program.getSourceFile(file)).toBe(given[0]);
      expect(first.getSourceFile(file)?.text).toBe("export const a = 1;\n");
      const errors = program.getSourceFiles().flatMap((each) => program.getSemanticDiagnostics(each));
      expect(errors.map(({ code }) => code)).toEqual([2322]);
    } finally {
      compiler.close();
      project.remove();
    }
  });
});
