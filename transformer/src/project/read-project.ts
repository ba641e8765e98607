/** Reads one open project, and checks it. */
import { existsSync } from "node:fs";
import type ts from "typescript";
import type { Purpose } from "../compile-file.js";
import type { Coverage } from "../4-check/coverage.js";
import { count } from "../diagnostics/count.js";
import { report } from "../diagnostics/diagnostic-kind.js";
import { syntaxError } from "../diagnostics/kinds/files.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { ProgramGraphs } from "./graphs/program-graphs.js";
import type { OpenedProgram } from "./native/native-program.js";
import { ModuleCompiler } from "./program/module-compiler.js";
import type { ReadAhead } from "./read-ahead/read-ahead.js";
import { ProgramChecker } from "./program/program-checker.js";
import { findIncomplete, type IncompleteVersion } from "./versions/incomplete-versions.js";
import type { FoundProject } from "./find-projects.js";
import { Misuse } from "./misuse.js";
import type { Progress } from "./progress.js";
import { toShownPath } from "./to-shown-path.js";
import { withStack } from "./compilers/with-stack.js";

/** TypeScript's codes for a file that is listed but does not exist, or that has an unsupported extension. */
const UNREADABLE: ReadonlySet<number> = new Set([6053, 6054]);

/** A project that has been read, and can be checked. */
export interface ReadProject {
  /** Paths of the dataflow modules, as TypeScript names them. */
  readonly modules: readonly string[];
  /** Its dataflows, for drawings and lists; they are exported when they are asked for. */
  readonly graphs: ProgramGraphs;
  /** Finds the syntax errors of its files, one for each file; no types are needed. */
  findSyntaxErrors(): readonly Diagnostic[];
  /** Finds the nodes with incomplete code versions; none if versions are not computed. */
  findIncomplete(): readonly IncompleteVersion[];
  /** Checks it. */
  check(): CheckedProject;
}

/** The result of checking a project. */
export interface CheckedProject {
  /** The diagnostics of its dataflows, and TypeScript's syntax errors. */
  readonly diagnostics: readonly Diagnostic[];
  /** How its modules were checked. */
  readonly coverage: Coverage;
}

/**
 * Reads a project.
 *
 * @param purpose - Whether code versions are computed; by default if the tsconfig emits.
 * @param ahead - The modules that are being read already; null if there are none.
 * @throws Misuse if its tsconfig has an error with which TypeScript would not compile it either.
 */
export function readProject(
  { configFile, config }: FoundProject,
  { program, typescript }: OpenedProgram,
  progress: Progress,
  purpose?: Purpose,
  ahead: ReadAhead | null = null,
): ReadProject {
  refuseBroken(program, configFile, typescript);
  if (config.fault !== null) throw new Misuse(`${toShownPath(configFile)}: ${config.fault}`);
  const compiler = new ModuleCompiler(program, config.entry, existsSync, purpose);
  if (ahead !== null) compiler.adopt(ahead);
  const modules: string[] = [];
  for (const file of program.getSourceFiles()) {
    progress.tick(`Reading ${toShownPath(file.fileName)}…`);
    if (compiler.compile(file) !== null) modules.push(file.fileName);
  }
  const findOwn = (): readonly ts.SourceFile[] => program.getSourceFiles().filter(isOwn);
  return {
    modules,
    graphs: new ProgramGraphs(program, compiler, typescript),
    findSyntaxErrors: () => {
      const found = program.getSourceFiles().flatMap((file) => compiler.compile(file)?.diagnostics ?? []);
      const ofModules = found.filter(({ code }) => code === syntaxError.code);
      return [...ofModules, ...findSyntaxErrors(program, ofModules)];
    },
    findIncomplete: () => findIncomplete(program.getSourceFiles().flatMap((file) => compiler.compile(file)?.ir ?? [])),
    check: () => {
      progress.say(`Checking ${count(modules.length, "dataflow module")}…`);
      const checker = new ProgramChecker(program, compiler, typescript);
      const find = (): readonly Diagnostic[] => {
        const diagnostics = checker.all();
        return [...diagnostics, ...findSyntaxErrors(program, diagnostics)];
      };
      return { diagnostics: withStack(find, findOwn), coverage: checker.coverage };
    },
  };
}

function refuseBroken(program: ts.Program, configFile: string, typescript: typeof ts): void {
  const { Error } = typescript.DiagnosticCategory;
  const error = program.getConfigFileParsingDiagnostics().find(({ category }) => category === Error);
  if (error !== undefined) throw new Misuse(`${toShownPath(configFile)}: ${toText(error)}`);
  const unreadable = program.getOptionsDiagnostics().filter(({ code }) => UNREADABLE.has(code));
  const texts = [...new Set(unreadable.map(toText))];
  if (texts.length > 0) throw new Misuse(texts.map((text) => `${toShownPath(configFile)}: ${text}`).join("\n"));
}

/**
 * Finds TypeScript's syntax errors. The code after such an error may have been misread, so the checks are unreliable.
 * Syntax errors of dataflow modules have already been reported.
 */
function findSyntaxErrors(program: ts.Program, known: readonly Diagnostic[]): readonly Diagnostic[] {
  const reported = new Set(known.flatMap(({ code, file }) => (code === syntaxError.code ? [file] : [])));
  return program.getSyntacticDiagnostics().flatMap((error) => {
    const { file, start, length } = error;
    if (file === undefined || reported.has(file.fileName) || !isOwn(file)) return [];
    reported.add(file.fileName);
    const location = { file: file.fileName, span: { start, end: start + length } };
    return [report(syntaxError, location, { reason: toText(error).replace(/\.$/, "") })];
  });
}

function isOwn({ fileName, isDeclarationFile }: ts.SourceFile): boolean {
  return !isDeclarationFile && !fileName.includes("/node_modules/");
}

/** The first sentence of a message; the rest of TypeScript's own message explains why a file is part of the program. */
function toText({ messageText }: ts.Diagnostic): string {
  return typeof messageText === "string" ? messageText : messageText.messageText;
}
