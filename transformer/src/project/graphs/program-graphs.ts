/** The graphs of one program, for the commands that draw and list: dataflows with their names and locations as text. */
import type ts from "typescript";
import type { ExecutionExport } from "@icosian/runtime/tooling";
import { exportModules, exportProgram, type ProgramDataflow } from "../../export-program.js";
import type { ModuleIr } from "../../ir/module.js";
import type { Location } from "../../ir/span.js";
import type { ModuleCompiler } from "../program/module-compiler.js";
import { resolveProgramOf } from "../program/resolve-program-of.js";
import type { TypeScript } from "../program/typescript.js";

/** One dataflow of a project. */
export interface ProjectDataflow {
  /** Name of the variable that holds it; null if there is none, and for modules that no call links. */
  readonly name: string | null;
  /** The file with the call, as the host names it; null for modules that no call links. */
  readonly file: string | null;
  /** Location of the call from the root of its package: `src/main.ts:5:14`; null for modules that no call links. */
  readonly source: string | null;
  /** The files of its modules, as the host names them, with those that cannot be read. */
  readonly moduleFiles: readonly string[];
  /** The keys of its config; null if they are not known. */
  readonly config: readonly string[] | null;
  /** Whether all of its modules were found and could be read. */
  readonly isWhole: boolean;
  /** All nodes and inputs. */
  readonly graph: ExecutionExport;
  /** The requests of the project to this dataflow. */
  readonly requests: readonly ProjectRequest[];
}

/** One request of a project. */
export interface ProjectRequest {
  /** Location of the request from the root of its package. */
  readonly source: string;
  /** The method: `execute`. */
  readonly method: string;
  /** The names of the outputs; null if not all of them are known. */
  readonly outputs: readonly string[] | null;
}

/** The graphs of one program. */
export class ProgramGraphs {
  readonly #program: ts.Program;
  readonly #compiler: ModuleCompiler;
  readonly #typescript: TypeScript;
  #dataflows: readonly ProjectDataflow[] | null = null;

  constructor(program: ts.Program, compiler: ModuleCompiler, typescript: TypeScript) {
    this.#program = program;
    this.#compiler = compiler;
    this.#typescript = typescript;
  }

  /** Every dataflow that the program builds, then the modules that no call links, together. */
  get dataflows(): readonly ProjectDataflow[] {
    this.#dataflows ??= exportProgram(this.#resolve(), this.#modules()).map((each) => this.#toProject(each));
    return this.#dataflows;
  }

  /** Whether a file is a source file of the program. */
  has(file: string): boolean {
    return this.#program.getSourceFile(file) !== undefined;
  }

  /** Whether a file is a dataflow module, even one that cannot be read. */
  isModule(file: string): boolean {
    const sourceFile = this.#program.getSourceFile(file);
    return sourceFile !== undefined && this.#compiler.compile(sourceFile) !== null;
  }

  /** The dataflow of some modules, as if one call linked them. */
  link(files: readonly string[]): ProjectDataflow {
    return this.#toProject(exportModules(this.#resolve(), this.readModules(files)));
  }

  /** Those of some files that are dataflow modules and can be read. */
  readModules(files: readonly string[]): readonly ModuleIr[] {
    const sourceFiles = files.flatMap((file) => this.#program.getSourceFile(file) ?? []);
    return sourceFiles.flatMap((sourceFile) => this.#compiler.compile(sourceFile)?.ir ?? []);
  }

  /** A location as text, from the root of its package: `src/main.ts:5:14`. */
  sourceOf({ file, span }: Location): string {
    const path = this.#compiler.pathOf(file);
    const text = this.#program.getSourceFile(file)?.text.slice(0, span.start) ?? "";
    const lines = text.split("\n");
    return `${path}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  }

  #resolve(): ReturnType<typeof resolveProgramOf> {
    return resolveProgramOf(this.#program, this.#compiler, this.#typescript);
  }

  #modules(): readonly ModuleIr[] {
    return this.#program.getSourceFiles().flatMap((sourceFile) => this.#compiler.compile(sourceFile)?.ir ?? []);
  }

  #toProject({ call, name, modules, unreadFiles, config, isWhole, graph, requests }: ProgramDataflow): ProjectDataflow {
    return {
      name: name === null ? null : this.#textAt(name),
      file: call?.file ?? null,
      source: call === null ? null : this.sourceOf(call),
      moduleFiles: [...new Set([...modules.map(({ file }) => file), ...unreadFiles])],
      config,
      isWhole,
      graph,
      requests: requests.map(({ location, ...request }) => ({ ...request, source: this.sourceOf(location) })),
    };
  }

  #textAt({ file, span }: Location): string | null {
    return this.#program.getSourceFile(file)?.text.slice(span.start, span.end) ?? null;
  }
}
