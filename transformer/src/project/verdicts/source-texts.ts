/** The texts of a project's sources at the time of a verdict, with which edited files are compared. */
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { ModulePaths } from "../../1-discover/module-path.js";
import { resolveOptions } from "../options/options.js";
import type { JudgedProject } from "./collect-dependencies.js";

/** A source file as it was. */
export interface JudgedText {
  /** Its contents, without a byte order mark. */
  readonly text: string;
  /** Its path from the root of its package. */
  readonly module: string;
  /** Whether the option `include` matches it. */
  readonly isIncluded: boolean;
}

/** The dataflow modules of a single project by path; of several, none, because a file may belong to each. */
export function collectTexts(projects: readonly JudgedProject[]): Readonly<Record<string, JudgedText>> {
  const [project, ...others] = projects;
  if (project === undefined || others.length > 0) return {};
  const { program, config, configFile } = project;
  const paths = new ModulePaths(existsSync);
  const { isIncluded } = resolveOptions(config.entry, dirname(configFile), configFile);
  const sources = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
  const modules = sources.filter(({ fileName, text }) => text.includes("use dataflow") || isIncluded(fileName));
  return Object.fromEntries(
    modules.map(({ fileName: file, text }) => [
      file,
      { text, module: paths.of(file), isIncluded: isIncluded(file) } satisfies JudgedText,
    ]),
  );
}
