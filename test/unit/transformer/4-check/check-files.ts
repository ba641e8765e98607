/** Checks small programs that exist in memory, as a host with TypeScript 6 does. */
import { join } from "node:path";
import ts from "typescript";
import { ModuleCompiler } from "../../../../transformer/src/project/program/module-compiler.ts";
import { ProgramChecker } from "../../../../transformer/src/project/program/program-checker.ts";
import type { Diagnostic } from "../../../../transformer/src/diagnostics/diagnostic.ts";

/** Name of a file to its text. */
export type ProgramFiles = Readonly<Record<string, string>>;

/** How a program is compiled. */
export interface ProgramSettings {
  readonly compilerOptions?: ts.CompilerOptions;
  /** The plugin's entry of the tsconfig. */
  readonly entry?: Readonly<Record<string, unknown>>;
  /** The files of which TypeScript's own errors are wanted; all unless given. */
  readonly judgedByTypeScript?: readonly string[];
}

/** A program, and what is wrong with it. */
export interface CheckedProgram {
  readonly program: ts.Program;
  /** What the transformer says. File names are those of the files given. */
  readonly diagnostics: readonly Diagnostic[];
  /** What TypeScript itself says: `main.ts:3:5 TS2322`. */
  readonly typescript: readonly string[];
  /** Where a diagnostic or related location stands: `main.ts:3:5`. */
  locationOf(location: { readonly file: string; readonly span: { readonly start: number } }): string;
}

/** A folder that is not there, in the repository, so that `@icosian/runtime` is found. */
export const FOLDER: string = join(import.meta.dirname, "program");

/** How programs are compiled. */
export const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/** Source files outside the programs, which all of them share: TypeScript's library and the runtime. */
const shared = new Map<string, ts.SourceFile | undefined>();

/** Compiles files and judges them. */
export function checkFiles(files: ProgramFiles, settings: ProgramSettings = {}): CheckedProgram {
  const options = { ...OPTIONS, ...settings.compilerOptions };
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(FOLDER, name), text]));
  const host = createHost(options, texts);
  const program = ts.createProgram([...texts.keys()], options, host);
  const compiler = new ModuleCompiler(program, settings.entry ?? {}, ts.sys.fileExists);
  const toName = (file: string): string => file.replace(`${FOLDER}/`, "");
  return {
    program,
    diagnostics: new ProgramChecker(program, compiler, ts).all(),
    // Most tests do not ask, and TypeScript's own check takes longer than ours.
    get typescript() {
      return [...texts.keys()].filter(isJudged).flatMap((file) => {
        const sourceFile = program.getSourceFile(file);
        return [...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)].map(
          ({ code, start = 0 }) => `${locationOf({ file, span: { start } })} TS${code}`,
        );
      });
    },
    locationOf,
  };

  function isJudged(file: string): boolean {
    return settings.judgedByTypeScript?.includes(toName(file)) ?? true;
  }

  function locationOf({ file, span }: { readonly file: string; readonly span: { readonly start: number } }): string {
    const sourceFile = program.getSourceFile(file);
    if (sourceFile === undefined) return toName(file);
    const { line, character } = sourceFile.getLineAndCharacterOfPosition(span.start);
    return `${toName(file)}:${line + 1}:${character + 1}`;
  }
}

/** Diagnostics as lines: location, severity, code, slug. */
export function toCodes({ diagnostics, locationOf }: CheckedProgram): readonly string[] {
  return diagnostics.map((each) => `${locationOf(each)} ${each.severity} ${each.code} ${each.slug}`);
}

/** A host for files that exist in memory, beside those that are there. */
export function createHost(options: ts.CompilerOptions, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  return {
    ...host,
    fileExists: (file) => texts.has(file) || fileExists(file),
    directoryExists: (folder) => folder.startsWith(FOLDER) || ts.sys.directoryExists(folder),
    readFile: (file) => texts.get(file) ?? readFile(file),
    getSourceFile: (file, languageVersionOrOptions, onError) => {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, languageVersionOrOptions);
      if (!shared.has(file)) shared.set(file, getSourceFile(file, languageVersionOrOptions, onError));
      return shared.get(file);
    },
  };
}
