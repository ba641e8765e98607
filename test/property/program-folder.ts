/** A package with a random program that is edited in place, compiled as `register` does, and imported after each edit. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as runtimeModule from "@icosian/runtime";
import type * as cacheModule from "@icosian/runtime/cache";
import { compileModule } from "../../transformer/src/compile-file.ts";
import { Tsconfigs } from "../../transformer/src/project/tsconfig/tsconfigs.ts";
import { stripTypes } from "../../transformer/src/project/tsconfig/strip-types.ts";
import { ProjectCode } from "../../transformer/src/project/versions/project-code.ts";

const runtime = join(import.meta.dirname, "../../runtime");

/** The runtime as the compiled modules import it. */
export type Runtime = typeof runtimeModule & typeof cacheModule;

/** A folder with one package, which a watching compiler follows from edit to edit. */
export class ProgramFolder {
  readonly #root = mkdtempSync(join(tmpdir(), "icosian-program-"));
  readonly #code = new ProjectCode();
  readonly #tsconfigs = new Tsconfigs();
  readonly #texts = new Map<string, string>();
  #count = 0;

  constructor() {
    mkdirSync(join(this.#root, "node_modules/@icosian"), { recursive: true });
    symlinkSync(runtime, join(this.#root, "node_modules/@icosian/runtime"), "dir");
    for (const folder of ["", "node_modules"])
      writeFileSync(join(this.#root, folder, "package.json"), `{ "type": "module" }`);
  }

  /** Writes files, compiles all of them, and imports the dataflow modules. */
  load(files: ReadonlyMap<string, string>): Promise<readonly object[]> {
    return Promise.all(this.compile(files).map((path) => importFile<object>(path)));
  }

  /** Writes files and compiles all of them; returns the paths of the compiled dataflow modules. */
  compile(files: ReadonlyMap<string, string>): readonly string[] {
    for (const [path, text] of files) {
      if (this.#texts.get(path) === text) continue;
      mkdirSync(dirname(join(this.#root, path)), { recursive: true });
      writeFileSync(join(this.#root, path), text);
      this.#texts.set(path, text);
    }
    this.#code.refresh("files");
    // Node.js imports a file once, so the compiled files get a new folder each time. Vitest transforms no packages.
    const out = join(this.#root, `node_modules/compiled${this.#count++}`);
    const modules: string[] = [];
    for (const path of files.keys()) {
      const file = join(this.#root, path);
      const text = readFileSync(file, "utf8");
      const compiled = compileModule({ file, text, module: path, isIncluded: false, imports: this.#code });
      const errors = compiled?.diagnostics.filter(({ severity }) => severity === "error") ?? [];
      if (errors.length > 0) throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${text}`);
      const { code } = stripTypes(file, `${text}\n${compiled?.manifestText ?? ""}`, this.#tsconfigs.of(file));
      const target = join(out, path).replace(/ts$/, "js");
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
      if (compiled !== null) modules.push(target);
    }
    return modules;
  }

  /** Imports the runtime that the modules import; the one that a test imports is transformed. */
  async loadRuntime(): Promise<Runtime> {
    const file = join(this.#root, "node_modules/runtime.js");
    writeFileSync(file, `export * from "@icosian/runtime";\nexport * from "@icosian/runtime/cache";\n`);
    return importFile<Runtime>(file);
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}

function importFile<Module>(file: string): Promise<Module> {
  return import(pathToFileURL(file).href) as Promise<Module>;
}
