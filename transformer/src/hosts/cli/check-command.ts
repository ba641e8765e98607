/** `icosian check`: checks all dataflows of a project and says what is wrong with them. */
import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { styleText } from "node:util";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Format, Sources } from "../../diagnostics/formats/format.js";
import { githubFormat } from "../../diagnostics/formats/github-format.js";
import { jsonFormat } from "../../diagnostics/formats/json-format.js";
import { lineFormat } from "../../diagnostics/formats/line-format.js";
import { createPrettyFormat, type Paint } from "../../diagnostics/formats/pretty-format.js";
import { sarifFormat } from "../../diagnostics/formats/sarif-format.js";
import { ModuleCompiler } from "../typescript/module-compiler.js";
import { ProgramChecker } from "../typescript/program-checker.js";
import { Misuse } from "./misuse.js";
import { findConfigFile, openProject } from "./open-project.js";

/** The formats by name. */
export const FORMATS: Readonly<Record<string, Format>> = {
  pretty: createPrettyFormat(paint),
  line: lineFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: sarifFormat,
};

/** What `icosian check` is asked. */
export interface CheckRequest {
  /** A tsconfig, or a folder with one. */
  readonly project: string;
  readonly format: string;
}

/**
 * Checks a project and prints what is wrong.
 *
 * @returns The exit code: 1 when there is an error, else 0.
 * @throws Misuse when the project cannot be checked.
 */
export async function check({ project, format }: CheckRequest, print: (text: string) => void): Promise<0 | 1> {
  const render = FORMATS[format];
  if (render === undefined)
    throw new Misuse(`There is no format \`${format}\`. Formats are ${Object.keys(FORMATS).join(", ")}.`);
  const configFile = findConfigFile(project);
  const { program, typescript, entry, close } = await openProject(configFile);
  try {
    const compiler = new ModuleCompiler(program, entry, existsSync);
    const modules = program.getSourceFiles().filter((file) => compiler.compile(file) !== null);
    if (modules.length === 0)
      throw new Misuse(
        `${configFile} has no dataflow modules. Begin them with "use dataflow";, or name them in the option \`include\`.`,
      );
    const diagnostics = new ProgramChecker(program, compiler, typescript).all().toSorted(byPlace);
    const sources: Sources = {
      textOf: (file) => program.getSourceFile(file)?.text ?? (existsSync(file) ? readFileSync(file, "utf8") : ""),
      nameOf: (file) => relative(process.cwd(), file).replaceAll("\\", "/"),
    };
    print(render(diagnostics, sources));
    if (format === "pretty") print(`${summarise(diagnostics, modules.length)}\n`);
    return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
  } finally {
    close();
  }
}

function summarise(diagnostics: readonly Diagnostic[], modules: number): string {
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const within = count(modules, "dataflow module");
  if (diagnostics.length === 0) return `No problems in ${within}.`;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return `${count(errors, "error")} and ${count(diagnostics.length - errors, "warning")} in ${within}.`;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || (a.code < b.code ? -1 : 1);
}

/** Colours where the terminal has them and nobody asked for none. */
function paint(...[style, text]: Parameters<Paint>): string {
  const styles = { error: "red", warning: "yellow", place: "cyan", code: "bold", faint: "dim" } as const;
  const isColourful = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  return isColourful ? styleText(styles[style], text) : text;
}
