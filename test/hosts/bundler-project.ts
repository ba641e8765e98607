/** A project that is built with one bundler. */
import { join } from "node:path";
import type { Bundler } from "./bundler-table.ts";
import { installPackages } from "./install-packages.ts";
import { packPackages } from "./pack.ts";
import { Project, type Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";

/** What the samples import, and what graphs are checked with. */
const OTHER_DEPENDENCIES = { "date-fns": "4.4.0", "date-holidays": "3.37.0", typescript: "6.0.3" };

/** A project of one bundler. */
export class BundlerProject {
  readonly files: Project;
  readonly #program: string;

  private constructor(files: Project, program: string) {
    this.files = files;
    this.#program = program;
  }

  /** Installs the bundler where that has not been done yet, and makes a project for it. */
  static async create({ dependencies, door, script, program }: Bundler, files: Files): Promise<BundlerProject> {
    const installed = await installPackages({ ...dependencies, ...OTHER_DEPENDENCIES }, await packPackages());
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "build.mjs": toBuildScript(door, script),
      ...files,
    });
    return new BundlerProject(
      project,
      program === undefined ? process.execPath : join(installed, "node_modules", program),
    );
  }

  /**
   * Builds `dist/<name>.mjs`.
   *
   * @param options - The options of each plugin; one plugin without options unless said.
   */
  build(entry: string, name: string, options: readonly object[] = [{}]): Promise<RunResult> {
    return run(this.#program, ["build.mjs", entry, `dist/${name}.mjs`, JSON.stringify(options)], {
      folder: this.files.folder,
    });
  }

  /** Runs what was built. */
  runBuilt(name: string): Promise<RunResult> {
    return run(process.execPath, ["--enable-source-maps", `dist/${name}.mjs`], { folder: this.files.folder });
  }
}

function toBuildScript(door: string, script: string): string {
  return `
import { basename, dirname, resolve } from "node:path";
import icosian from "@icosian/transformer/${door}";
const [entry, outfile, options] = process.argv.slice(2);
const plugins = JSON.parse(options).map((each) => icosian(each));
${script}`;
}
