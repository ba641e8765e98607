/** The projects of one run of a command, which are checked whenever they change. */
import { dirname, sep } from "node:path";
import type ts from "typescript";
import type { Purpose } from "../compile-file.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { readProject, type ReadProject } from "./read-project.js";
import type { Sources } from "../diagnostics/formats/format.js";
import { joinChecks, joinDiagnostics, type CheckResult } from "./join-checks.js";
import type { Compiler } from "./compilers/compiler.js";
import { findProjects, type FoundProject } from "./find-projects.js";
import { findTypeScript } from "./compilers/find-typescript.js";
import { loadCompiler } from "./compilers/load-compiler.js";
import type { OpenFiles } from "./files/open-files.js";
import type { OpenedProgram } from "./native/native-program.js";
import type { ReadAhead } from "./read-ahead/read-ahead.js";
import { NativeCompiler } from "./compilers/native-compiler.js";
import type { StartedCompiler } from "./compilers/start-compiler.js";
import { NoModules } from "./misuse.js";
import type { ProgramGraphs } from "./graphs/program-graphs.js";
import type { Progress } from "./progress.js";
import { toShownPath } from "./to-shown-path.js";
import { toShownSources } from "./shown-sources.js";
import type { JudgedProject } from "./verdicts/collect-dependencies.js";
import type { Watched } from "./watch/watcher.js";

/** A project that is open, for what needs more than its diagnostics. */
export interface ReadProgram extends Pick<OpenedProgram, "program" | "typescript"> {
  /** The plugin's entry in the tsconfig. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Projects that have been read. It is valid until the next time. */
export interface ReadResult {
  /** The dataflows of each project, for drawings and lists. */
  readonly graphs: readonly ProgramGraphs[];
  /** The programs of the projects. */
  readonly programs: readonly ReadProgram[];
  /** The texts of the files, for showing excerpts. */
  readonly sources: Sources;
  /** Finds syntax errors, of which there is one for each file; much faster than a check. */
  findSyntaxErrors(): readonly Diagnostic[];
  /** Checks everything. */
  check(): CheckResult;
}

/** Keeps TypeScript and the files that it has read. Its owner has to close it. */
export class Workspace {
  readonly #configFile: string;
  readonly #progress: Progress;
  readonly #options: Readonly<Record<string, unknown>>;
  readonly #purpose: Purpose | undefined;
  readonly #overlay: OpenFiles | null;
  /** By the package.json of TypeScript, because the projects of one repository may have several versions. */
  readonly #compilers = new Map<string, Compiler>();
  #ahead: ReadAhead | null = null;
  #projects: readonly FoundProject[] = [];
  #programs: readonly ts.Program[] = [];

  /**
   * @param options - Options that override those of the tsconfigs.
   * @param purpose - Whether code versions are computed; by default for projects that emit.
   * @param overlay - Files whose texts differ from those on the disk; null if there are none.
   */
  constructor(
    configFile: string,
    progress: Progress,
    options: Readonly<Record<string, unknown>> = {},
    purpose?: Purpose,
    overlay: OpenFiles | null = null,
  ) {
    this.#configFile = configFile;
    this.#progress = progress;
    this.#options = options;
    this.#purpose = purpose;
    this.#overlay = overlay;
  }

  /** TypeScript's own functions for watching files, after the first check; null if it has none. */
  get system(): ts.System | null {
    return [...this.#compilers.values()].find(({ system }) => system !== null)?.system ?? null;
  }

  /** Whether a TypeScript has been loaded. */
  get isLoaded(): boolean {
    return this.#compilers.size > 0;
  }

  /** Takes over a TypeScript that has been started early. */
  adopt({ packageFile, native, syntax, started }: StartedCompiler): void {
    this.#compilers.set(packageFile, new NativeCompiler(native, syntax, { started }));
  }

  /** Takes over modules that are being read, for the first time that the projects are read. */
  adoptModules(ahead: ReadAhead): void {
    this.#ahead = ahead;
  }

  /**
   * Checks everything.
   *
   * @param changed - Absolute paths of files that were changed, created or deleted since the last check.
   * @throws Misuse if something cannot be checked.
   */
  async check(changed: readonly string[]): Promise<CheckResult> {
    return (await this.read(changed)).check();
  }

  /**
   * Reads everything without checking it, so that graphs can be drawn before the checks are done.
   *
   * @param changed - Absolute paths of files that were changed, created or deleted since the last time.
   * @throws Misuse if something cannot be read.
   */
  async read(changed: readonly string[]): Promise<ReadResult> {
    for (const compiler of this.#compilers.values()) compiler.invalidate(changed);
    await this.#findCompiler(this.#configFile);
    this.#projects = findProjects(this.#configFile).map(({ config, ...project }) => ({
      ...project,
      config: { ...config, entry: { ...config.entry, ...this.#options } },
    }));
    const programs: ts.Program[] = [];
    const projects: ReadProject[] = [];
    const opens: ReadProgram[] = [];
    let files = 0;
    const ahead = this.#ahead;
    this.#ahead = null;
    for (const project of this.#projects) {
      const compiler = await this.#findCompiler(project.configFile);
      // A process of its own opens the project in the meantime.
      if (compiler.system === null) ahead?.readAll();
      this.#progress.say(`Reading ${toShownPath(project.configFile)}…`);
      const opened = compiler.open(project.configFile, () => this.#progress.tick(`Reading ${++files} files…`));
      programs.push(opened.program);
      opens.push({ ...opened, entry: project.config.entry });
      this.#programs = programs;
      projects.push(readProject(project, opened, this.#progress, this.#purpose, ahead));
    }
    ahead?.close();
    const modules = new Set(projects.flatMap((project) => project.modules));
    if (modules.size === 0)
      throw new NoModules(
        `${toShownPath(this.#configFile)} has no dataflow modules. Begin them with "use dataflow";, or name them in the option \`include\`.`,
      );
    const sources = toShownSources(programs);
    return {
      graphs: projects.map(({ graphs }) => graphs),
      programs: opens,
      sources,
      findSyntaxErrors: () => joinDiagnostics(projects.map((project) => project.findSyntaxErrors())),
      check: () => joinChecks(projects, sources),
    };
  }

  /** The files to watch: those of the last known state of the projects, even if they could not be checked. */
  watched(): Watched {
    const configs = this.#projects.flatMap(({ config }) => config.files);
    const trees = [this.#configFile, ...this.#projects.map(({ configFile }) => configFile)].map((file) =>
      dirname(file),
    );
    const sources = this.#programs.flatMap((program) => program.getSourceFiles().map(({ fileName }) => fileName));
    const own = sources.filter((file) => !/[\\/]node_modules[\\/]/.test(file));
    const outFolders = this.#projects.flatMap(({ config }) => config.outFolder ?? []);
    return {
      files: [...new Set([this.#configFile, ...configs, ...own])],
      trees: keepOutermost(trees),
      outFolders,
    };
  }

  /** The projects as they were read last. */
  judged(): readonly JudgedProject[] {
    return this.#projects.flatMap((project, index) => {
      const program = this.#programs[index];
      return program === undefined ? [] : [{ ...project, program }];
    });
  }

  /** Closes every TypeScript. */
  close(): void {
    for (const compiler of this.#compilers.values()) compiler.close();
    this.#compilers.clear();
  }

  async #findCompiler(configFile: string): Promise<Compiler> {
    const packageFile = findTypeScript(configFile);
    const known = this.#compilers.get(packageFile);
    if (known !== undefined) return known;
    const compiler = await loadCompiler(packageFile, this.#overlay);
    this.#compilers.set(packageFile, compiler);
    return compiler;
  }
}

/** The folders that are inside none of the others. */
function keepOutermost(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((folder, _, all) => !all.some((other) => folder.startsWith(`${other}${sep}`)));
}
