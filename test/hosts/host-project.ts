/** A project as one host needs it: its configuration, its compile, and the files that Node runs afterwards. */
import { join } from "node:path";
import type { CompilerDoor, Host } from "./host-table.ts";
import { installPackages } from "./install-packages.ts";
import { KeptProgram } from "./kept-program.ts";
import { findNode } from "./node-binary.ts";
import { packedPackages } from "./packed.ts";
import { Project, type Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";
import { Watch } from "./watch.ts";

/** What every compiler is told. */
export const COMPILER_OPTIONS = {
  target: "es2022",
  lib: ["es2022"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  rootDir: "src",
  outDir: "dist",
  declaration: true,
  declarationMap: true,
  sourceMap: true,
  pretty: false,
} as const;

/** A project of one host. Its sources stand in `src/`. */
export class HostProject {
  readonly host: Host;
  readonly files: Project;
  readonly #installed: string;
  readonly #node: string;

  private constructor(host: Host, files: Project, installed: string, node: string) {
    this.host = host;
    this.files = files;
    this.#installed = installed;
    this.#node = node;
  }

  /** Installs the host where that has not been done yet, and makes a project for it. */
  static async create(host: Host, files: Files): Promise<HostProject> {
    const node = await findNode(host.node);
    const installed = await installPackages(host.dependencies, packedPackages());
    const moduleType = host.door.kind === "compiler" ? host.door.moduleType : "module";
    const tsconfig = host.door.kind === "compiler" ? { "tsconfig.json": toTsconfig(host.door) } : {};
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: moduleType },
      ...tsconfig,
      ...files,
    });
    return new HostProject(host, project, installed, node);
  }

  /** Runs the host's compiler; null where the host has none. */
  async compile(args: readonly string[] = ["-p", "."]): Promise<RunResult | null> {
    return this.host.door.kind === "register" ? null : this.#run(this.#toCompilerCommand(args));
  }

  /** Keeps the compiler of ts-patch for many compiles. The caller stops it. */
  keepCompiler(): KeptProgram {
    return new KeptProgram(this.#node, [join(import.meta.dirname, "kept-compiler.mjs")], this.files.folder);
  }

  /** Starts the host's compiler, which goes on until it is stopped. */
  watch(args: readonly string[]): Watch {
    return new Watch(this.#node, this.#toCompilerCommand(args), this.files.folder);
  }

  /** Runs a script of the project in the host's Node, with the flags that the host needs to find the user's lines. */
  async node(...args: readonly string[]): Promise<RunResult> {
    const flags =
      this.host.door.kind === "register" ? ["--import", "@icosian/transformer/register"] : ["--enable-source-maps"];
    return this.#run([...flags, ...args]);
  }

  /** The file that Node loads for a source file: itself, or what it was compiled to. */
  toLoadable(source: string): string {
    return this.host.door.kind === "register" ? source : source.replace(/(^|\/)src\/(.*)\.ts$/, "$1dist/$2.js");
  }

  #toCompilerCommand(args: readonly string[]): readonly string[] {
    const { name, door } = this.host;
    if (door.kind === "register") throw new Error(`${name} has no compiler.`);
    return [join(this.#installed, "node_modules", door.script), ...args];
  }

  #run(args: readonly string[]): Promise<RunResult> {
    return run(this.#node, args, { folder: this.files.folder });
  }
}

/** The tsconfig of a compiler's project. */
export function toTsconfig({ compilerOptions, plugins }: CompilerDoor): {
  readonly compilerOptions: object;
  readonly include: readonly string[];
} {
  return { compilerOptions: { ...COMPILER_OPTIONS, ...compilerOptions, plugins }, include: ["src"] };
}
