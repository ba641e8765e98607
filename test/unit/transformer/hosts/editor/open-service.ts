/** A language service over files in memory, as an editor keeps one from keystroke to keystroke. */
import { join } from "node:path";
import ts from "typescript";
import { EditorProject } from "../../../../../transformer/src/hosts/editor/project/editor-project.ts";
import type { ProgramFiles } from "../../4-check/check-files.ts";

/** A folder that is not there, in the repository, so that `@icosian/runtime` is found. */
const FOLDER = join(import.meta.dirname, "program");

const OPTIONS: ts.CompilerOptions = {
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

/** Files that are open. */
export interface OpenService {
  readonly project: EditorProject;
  readonly languageService: ts.LanguageService;
  /** The absolute name of a file. */
  path(name: string): string;
  /** Replaces a file's text; undefined takes the file away. */
  write(name: string, text: string | undefined): void;
}

/** Opens files; with the plugin's entry of a tsconfig. */
export function openService(files: ProgramFiles, entry: Readonly<Record<string, unknown>> = {}): OpenService {
  const path = (name: string): string => join(FOLDER, name);
  const texts = new Map(Object.entries(files).map(([name, text]) => [path(name), { text, version: 0 }]));
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => OPTIONS,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (file) => String(texts.get(file)?.version ?? 0),
    getScriptSnapshot: (file) => {
      const text = texts.get(file)?.text ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => FOLDER,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    directoryExists: (folder) => folder === FOLDER || ts.sys.directoryExists(folder),
    readFile: (file) => texts.get(file)?.text ?? ts.sys.readFile(file),
  };
  const languageService = ts.createLanguageService(host, ts.createDocumentRegistry());
  return {
    project: new EditorProject(languageService, entry, ts),
    languageService,
    path,
    write: (name, text) => {
      const version = (texts.get(path(name))?.version ?? 0) + 1;
      if (text === undefined) texts.delete(path(name));
      else texts.set(path(name), { text, version });
    },
  };
}
