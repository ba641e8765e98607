/** A project that is built again and again: what is edited in it, and what a build says it did. */
import { expect } from "vitest";
import { HostProject } from "./host-project.ts";
import { mainHost } from "./host-table.ts";
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

  private constructor(project: HostProject) {
    this.project = project;
  }

  static async create(files: Files): Promise<RebuiltProject> {
    return new RebuiltProject(await HostProject.create(mainHost, files));
  }

  write(files: Files): void {
    this.project.files.write(files);
  }

  async build(...args: readonly string[]): Promise<Build> {
    const result = await this.project.compile([...args, "--listEmittedFiles"]);
    const { code, output } = result ?? { code: null, output: "" };
    const written = output.matchAll(/^TSFILE: (.*\.[jt]s)\r?$/gm);
    const emitted = Array.from(written, ([, file = ""]) => file.replace(`${this.project.files.folder}/`, "")).sort();
    return { code, output, emitted };
  }

  /** The names of the nodes in the manifest of a module as it was emitted last; empty without a manifest. */
  async nodesOf(source: string): Promise<readonly string[]> {
    const { [source]: loaded } = await loadModules(this.project, [source]);
    if (loaded?.manifest === undefined) return [];
    const manifest = JSON.parse(loaded.manifest) as { readonly definitions: readonly { readonly name: string }[] };
    return manifest.definitions.map(({ name }) => name);
  }

  remove(): void {
    this.project.files.remove();
  }
}

/** Asserts that a build wrote nothing but its build information, and had nothing to say. */
export function expectQuiet(build: Build): void {
  expect(build).toMatchObject({ code: 0, emitted: [] });
  expect(build.output).not.toContain("error");
}
