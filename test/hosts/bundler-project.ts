/** A project that is built with one bundler. */
import { join } from "node:path";
import type { Bundler } from "./bundler-table.ts";
import { installPackages } from "./install-packages.ts";
import { KeptProgram } from "./kept-program.ts";
import { packedPackages } from "./packed.ts";
import { Project, type Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";

/** What the samples import, and what graphs are checked with. */
const OTHER_DEPENDENCIES = { "date-fns": "4.4.0", "date-holidays": "3.37.0", typescript: "6.0.3" };

/** A project of one bundler. */
export class BundlerProject {
  readonly files: Project;
  readonly #installed: string;
  readonly #program: string;
  readonly #kept: KeptProgram;

  private constructor(files: Project, installed: string, program: string) {
    this.files = files;
    this.#installed = installed;
    this.#program = program;
    this.#kept = new KeptProgram(program, ["build.mjs"], files.folder);
  }

  /** Installs the bundler where that has not been done yet, and makes a project for it. */
  static async create(
    { dependencies, door, script, plugin, types, program }: Bundler,
    files: Files,
  ): Promise<BundlerProject> {
    const installed = await installPackages({ ...dependencies, ...OTHER_DEPENDENCIES }, packedPackages());
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "build.mjs": toBuildScript(door, script),
      "door.ts": `import icosian from "@icosian/transformer/${door}";\nicosian({ check: true });\n`,
      "config.ts": `${types === undefined ? "" : `/// <reference types="${types}" />\n`}import icosian from "@icosian/transformer/${door}";\nexport const plugin: ${plugin} = icosian();\n`,
      ...files,
    });
    return new BundlerProject(
      project,
      installed,
      program === undefined ? process.execPath : join(installed, "node_modules", program),
    );
  }

  /**
   * Builds `dist/<name>.mjs`, in a process that is kept for the next build.
   *
   * @param options - The options of each plugin; one plugin without options unless said.
   * @param packages - Whether packages are a part of the bundle.
   */
  build(
    entry: string,
    name: string,
    options: readonly object[] = [{}],
    packages: "bundled" | "external" = "bundled",
  ): Promise<RunResult> {
    return this.#kept.do([entry, `dist/${name}.mjs`, JSON.stringify(options), packages]);
  }

  /** Builds `dist/<name>.mjs` in a process of its own, which has to end by itself. */
  buildAlone(entry: string, name: string): Promise<RunResult> {
    return run(this.#program, ["build.mjs", entry, `dist/${name}.mjs`, "[{}]", "bundled"], {
      folder: this.files.folder,
    });
  }

  /** What TypeScript says of a file. */
  checkTypes(file: string, flags: readonly string[]): Promise<RunResult> {
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022",
      "--ignoreConfig",
    ];
    return run(
      process.execPath,
      [join(this.#installed, "node_modules/typescript/bin/tsc"), ...options, ...flags, file],
      {
        folder: this.files.folder,
      },
    );
  }

  /** Runs what was built. */
  runBuilt(name: string): Promise<RunResult> {
    return run(process.execPath, ["--enable-source-maps", `dist/${name}.mjs`], { folder: this.files.folder });
  }

  /** Ends the process that builds, and removes everything. */
  async remove(): Promise<void> {
    await this.#kept.stop();
    this.files.remove();
  }
}

/** With arguments the script builds once; without, whatever it is told to. */
function toBuildScript(door: string, script: string): string {
  const lines = script.trim().split("\n");
  const isImport = (line: string): boolean => line.startsWith("import ");
  return `import { basename, dirname, resolve } from "node:path";
import icosian from "@icosian/transformer/${door}";
import { takeJobs } from ${JSON.stringify(join(import.meta.dirname, "take-jobs.mjs"))};
${lines.filter(isImport).join("\n")}
async function work([entry, outfile, options, packages]) {
  const external = packages === "external";
  const plugins = JSON.parse(options).map((each) => icosian(each));
  ${lines.filter((line) => !isImport(line)).join("\n  ")}
}
if (process.argv.length > 2) await work(process.argv.slice(2));
else await takeJobs(work);
`;
}
