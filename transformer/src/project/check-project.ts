/** Checks one project that is open. */
import { existsSync } from "node:fs";
import type ts from "typescript";
import type { Coverage } from "../compile-program.js";
import { report } from "../diagnostics/catalogue-entry.js";
import { syntaxError } from "../diagnostics/catalogue/2-files.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OpenedProgram } from "./native/native-program.js";
import { ModuleCompiler } from "./program/module-compiler.js";
import { ProgramChecker } from "./program/program-checker.js";
import type { FoundProject } from "./find-projects.js";
import { Misuse } from "./misuse.js";
import type { Progress } from "./progress.js";
import { toShownPath } from "./to-shown-path.js";
import { withStack } from "./compilers/with-stack.js";

/** TypeScript's codes for a file that is named but not there, or is of no kind that it reads. */
const UNREADABLE: ReadonlySet<number> = new Set([6053, 6054]);

/** What was found in a project. */
export interface CheckedProject {
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the dataflow modules. */
  readonly modules: readonly string[];
  readonly coverage: Coverage;
}

/**
 * Checks a project.
 *
 * @throws Misuse when its tsconfig is broken, so that TypeScript would not compile it either.
 */
export function checkProject(
  { configFile, config }: FoundProject,
  { program, typescript }: OpenedProgram,
  progress: Progress,
): CheckedProject {
  refuseBroken(program, configFile, typescript);
  if (config.fault !== null) throw new Misuse(`${toShownPath(configFile)}: ${config.fault}`);
  const compiler = new ModuleCompiler(program, config.entry, existsSync);
  const modules: string[] = [];
  for (const file of program.getSourceFiles()) {
    progress.tick(`Reading ${toShownPath(file.fileName)}…`);
    if (compiler.compile(file) !== null) modules.push(file.fileName);
  }
  progress.say(`Checking ${modules.length} dataflow module${modules.length === 1 ? "" : "s"}…`);
  const checker = new ProgramChecker(program, compiler, typescript);
  const check = (): readonly Diagnostic[] => {
    const diagnostics = checker.all();
    return [...diagnostics, ...findSyntaxErrors(program, diagnostics)];
  };
  const diagnostics = withStack(check, () => program.getSourceFiles().filter(isOwn));
  return { diagnostics, modules, coverage: checker.coverage };
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
 * The syntax errors that TypeScript finds. What stands behind one may have been read otherwise than it was meant, so
 * the checks cannot be trusted; of dataflow modules our own reader has spoken already.
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

/** The first sentence; what follows in TypeScript's own is why a file is part of the program. */
function toText({ messageText }: ts.Diagnostic): string {
  return typeof messageText === "string" ? messageText : messageText.messageText;
}
