/** Chooses the dataflow that a command draws: the project's only one, one in a file, or that of some modules. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { findNearest } from "@icosian/runtime/tooling";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";
import type { ProgramGraphs, ProjectDataflow } from "./program-graphs.js";

/** What the caller names. */
export interface DataflowChoice {
  /** Paths of files relative to the current folder: dataflow modules, or files that build dataflows. */
  readonly files: readonly string[];
  /** The name of the variable that holds the dataflow, or the location of the call; null for any. */
  readonly name: string | null;
}

/**
 * Chooses one dataflow.
 *
 * @throws Misuse if there is none, or if several remain; the message lists them.
 */
export function chooseDataflow(projects: readonly ProgramGraphs[], { files, name }: DataflowChoice): ProjectDataflow {
  const paths = files.map((file) => toProjectFile(file, projects));
  // A module that builds dataflows itself stands for its nodes, unless one of those dataflows is named.
  const modules = name === null ? paths.filter((path) => projects.some((project) => project.isModule(path))) : [];
  if (modules.length > 0) {
    const other = paths.find((path) => !modules.includes(path));
    if (other !== undefined)
      throw new Misuse(`${toShownPath(other)} is no dataflow module, and the other files are. Name files of one kind.`);
    return linkModules(projects, modules);
  }
  const all = distinct(projects.flatMap(({ dataflows }) => dataflows));
  const built = all.filter(({ file }) => file !== null);
  const asked = paths.length === 0 ? built : built.filter(({ file }) => paths.includes(file!));
  const empty = paths.find((path) => !built.some(({ file }) => file === path));
  if (empty !== undefined)
    throw new Misuse(
      `${toShownPath(empty)} has no dataflow: it neither begins with "use dataflow"; nor calls \`dataflow(…)\`.`,
    );
  const named = name === null ? asked : asked.filter((each) => each.name === name || each.source === name);
  if (name !== null && named.length === 0) throw toUnknownName(name, asked);
  if (named.length === 1) return named[0]!;
  // Dataflows that differ only in their adapters have one picture.
  const pictures = new Set(named.map(({ graph }) => JSON.stringify(graph)));
  if (pictures.size === 1) return named[0]!;
  if (named.length > 1) throw toAmbiguous(named, files.length > 0);
  const alone = all.find(({ file }) => file === null);
  if (alone !== undefined) return alone;
  throw new Misuse("The project has no dataflow.");
}

/** Lists dataflows, each once: a file may belong to several projects. */
export function distinct(dataflows: readonly ProjectDataflow[]): readonly ProjectDataflow[] {
  const byKey = new Map<string, ProjectDataflow>();
  for (const each of dataflows) {
    const key = each.file === null ? JSON.stringify(each.moduleFiles) : JSON.stringify([each.file, each.source]);
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

/**
 * The path by which a project knows a file.
 *
 * @param file - Path relative to the current folder.
 * @throws Misuse if no project has the file.
 */
export function toProjectFile(file: string, projects: readonly ProgramGraphs[]): string {
  // TypeScript names files with forward slashes.
  const path = resolve(file).replaceAll("\\", "/");
  if (projects.some((project) => project.has(path))) return path;
  if (!existsSync(path)) throw new Misuse(`There is no file ${file}.`);
  throw new Misuse(`${file} is not a part of the project. Name its tsconfig with \`-p\`.`);
}

function linkModules(projects: readonly ProgramGraphs[], modules: readonly string[]): ProjectDataflow {
  const project = projects.find((each) => modules.every((file) => each.isModule(file)));
  if (project !== undefined) return project.link(modules);
  throw new Misuse("The modules belong to several projects. Name modules of one project.");
}

function toUnknownName(name: string, dataflows: readonly ProjectDataflow[]): Misuse {
  const names = dataflows.flatMap((each) => each.name ?? []);
  const nearest = findNearest(name, names);
  const hint =
    nearest !== null
      ? `Did you mean \`${nearest}\`?`
      : names.length === 0
        ? "No variable holds one."
        : `There are: ${names.map((each) => `\`${each}\``).join(", ")}.`;
  return new Misuse(`No dataflow is called \`${name}\`. ${hint}`);
}

function toAmbiguous(dataflows: readonly ProjectDataflow[], isInFiles: boolean): Misuse {
  const lines = dataflows.map(({ name, source }) => `  ${source}${name === null ? "" : `  ${name}`}`);
  const advice = isInFiles
    ? "Choose one with `--dataflow <name or location>`, or name its modules."
    : "Name the file of one of them, with `--dataflow <name or location>` if it has several, or name modules.";
  return new Misuse(`There are ${dataflows.length} dataflows:\n${lines.join("\n")}\n${advice}`);
}
