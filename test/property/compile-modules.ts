/** Compiles generated modules with TypeScript and the transformer, as tspc does, and loads them. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import transformer from "@icosian/transformer";
import ts from "typescript";

const runtime = join(import.meta.dirname, "../../runtime");
const installed = join(import.meta.dirname, "../../node_modules");

/** Modules that have been compiled. */
export interface Compiled {
  /** The TypeScript files. */
  readonly files: readonly string[];
  /** Imports what they were compiled to. */
  readonly load: () => Promise<readonly object[]>;
}

/** A folder in which generated packages live. */
export class CompileFolder {
  readonly #root = mkdtempSync(join(tmpdir(), "icosian-property-"));
  #count = 0;

  /** @param packages - Names of installed packages that the modules import. */
  constructor(packages: readonly string[] = []) {
    mkdirSync(join(this.#root, "node_modules/@icosian"), { recursive: true });
    symlinkSync(runtime, join(this.#root, "node_modules/@icosian/runtime"), "dir");
    for (const name of packages) symlinkSync(join(installed, name), join(this.#root, "node_modules", name), "dir");
  }

  /** Compiles modules and imports them. */
  async load(sources: readonly string[]): Promise<readonly object[]> {
    return this.compile(sources).load();
  }

  /**
   * Compiles modules.
   *
   * @param main - A file `main.ts` that imports them, and is resolved, so that the plans of its requests are written;
   * without TypeScript's library nobody can tell then whether types are right.
   * @throws Error with every diagnostic of the transformer about modules, if there is one.
   */
  compile(sources: readonly string[], main: string | null = null): Compiled {
    const folder = join(this.#root, `case${this.#count++}`);
    mkdirSync(folder);
    // A package of its own, so that the path of a module does not say how many were compiled before.
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
    const files = sources.map((_, index) => join(folder, `module${index}.ts`));
    files.forEach((file, index) => writeFileSync(file, sources[index] ?? ""));
    if (main !== null) writeFileSync(join(folder, "main.ts"), main);
    const roots = main === null ? files : [...files, join(folder, "main.ts")];
    // Only the transformer's own diagnostics are asked for, so TypeScript need not check as well.
    const options = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      noLib: true,
      noResolve: main === null,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      noCheck: true,
    };
    const program = ts.createProgram(roots, options);
    // A cast because the one function serves several hosts; called like this it returns a program.
    const transformed = transformer(program, undefined, {}, { ts }) as ts.Program;
    const checked = main === null ? files : [];
    const found = checked.flatMap((file) => transformed.getSemanticDiagnostics(transformed.getSourceFile(file)));
    // What their graphs lack is for the tests to find, in the compiler and in the runtime.
    const own = found
      .filter(({ source }) => source === "icosian")
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
      .filter((message) => !message.startsWith("ICO3"));
    if (own.length > 0) throw new Error(own.join("\n"));
    transformed.emit();
    const load = (file: string): Promise<object> =>
      import(pathToFileURL(file.replace(/ts$/, "js")).href) as Promise<object>;
    return { files: roots, load: () => Promise.all(roots.map(load)) };
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}
