/** A project that is built again and again: what is edited in it, and what a build says it did. */
import { rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { HostProject, toTsconfig } from "./host-project.ts";
import { mainHost } from "./host-table.ts";
import type { KeptProgram } from "./kept-program.ts";
import { loadModules } from "./load-modules.ts";
import type { Files } from "./project.ts";

/** A dataflow module with one node of the given name. */
export function moduleWith(node: string, body = "spend.length"): string {
  return `"use dataflow";\n\nexport function ${node}(spend: readonly number[]): number {\n  return ${body};\n}\n`;
}

/** The same with an error, ICO2102, at the name. */
export function moduleWithError(node: string): string {
  return moduleWith(node).replace("): number {", ") {");
}

/** The tsconfig of a project that is rebuilt. */
export function toRebuiltTsconfig(): ReturnType<typeof toTsconfig> {
  if (mainHost.door.kind !== "compiler") throw new Error("The main host is a compiler.");
  const { compilerOptions, include } = toTsconfig(mainHost.door);
  return { compilerOptions: { ...compilerOptions, types: [] }, include };
}

/** What one build did. */
export interface Build {
  readonly code: number | null;
  readonly output: string;
  /** JavaScript and declaration files that were written, sorted; no maps and no build information. */
  readonly emitted: readonly string[];
}

/** A project of the main host under repeated builds. */
export class RebuiltProject {
  readonly project: HostProject;
  readonly #kept: KeptProgram | null;

  private constructor(project: HostProject, kept: KeptProgram | null) {
    this.project = project;
    this.#kept = kept;
  }

  /**
   * Makes the project. Its sources know no types of Node, which take more time than all that is tried here.
   *
   * @param compiler - One process for all builds, or one each.
   */
  static async create(files: Files, compiler: "kept" | "of each build" = "of each build"): Promise<RebuiltProject> {
    const project = await HostProject.create(mainHost, { "tsconfig.json": toRebuiltTsconfig(), ...files });
    return new RebuiltProject(project, compiler === "kept" ? project.keepCompiler() : null);
  }

  write(files: Files): void {
    this.project.files.write(files);
  }

  async build(...args: readonly string[]): Promise<Build> {
    const all = [...args, "--listEmittedFiles"];
    const result = await (this.#kept?.do(all) ?? this.project.compile(all));
    const { code, output } = result ?? { code: null, output: "" };
    await this.#passTick();
    const written = output.matchAll(/^TSFILE: (.*\.[jt]s)\r?$/gm);
    const emitted = Array.from(written, ([, file = ""]) => file.replace(`${this.project.files.folder}/`, "")).sort();
    return { code, output, emitted };
  }

  /**
   * Waits until a file that is written now is newer than what the build wrote. The times of files have the grain of a
   * tick of the kernel, and TypeScript takes an edit in the same tick for an older one.
   */
  async #passTick(): Promise<void> {
    const probe = this.project.files.path(".tick");
    const touch = (): number => {
      writeFileSync(probe, "");
      return statSync(probe).mtimeMs;
    };
    const built = touch();
    while (touch() <= built) await setTimeout(1);
    rmSync(probe);
  }

  /** The names of the nodes in the manifest of a module as it was emitted last; empty without a manifest. */
  async nodesOf(source: string): Promise<readonly string[]> {
    const { [source]: loaded } = await loadModules(this.project, [source]);
    if (loaded?.manifest === undefined) return [];
    const manifest = JSON.parse(loaded.manifest) as { readonly definitions: readonly { readonly name: string }[] };
    return manifest.definitions.map(({ name }) => name);
  }

  async remove(): Promise<void> {
    await this.#kept?.stop();
    this.project.files.remove();
  }
}

/** Asserts that a build wrote nothing but its build information, and had nothing to say. */
export function expectQuiet(build: Build): void {
  expect(build).toMatchObject({ code: 0, emitted: [] });
  expect(build.output).not.toContain("error");
}
