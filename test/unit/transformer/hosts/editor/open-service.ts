/** A language service over files in memory, as an editor keeps one from keystroke to keystroke. */
import { join } from "node:path";
import ts from "typescript";
import { EditorProject } from "../../../../../transformer/src/hosts/editor/project/editor-project.ts";
import { OPTIONS, type ProgramFiles } from "../../4-check/check-files.ts";

/** A folder that is not there, in the repository, so that `@icosian/runtime` is found. */
const FOLDER = join(import.meta.dirname, "program");

/** TypeScript's library and the runtime, which all services share: nobody edits them. */
const registry = ts.createDocumentRegistry();

let services = 0;

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
  // Files of different services may have one name, and are never the same.
  const service = ++services;
  const texts = new Map(Object.entries(files).map(([name, text]) => [path(name), { text, version: 0 }]));
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => OPTIONS,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (file) => (texts.has(file) ? `${service}.${texts.get(file)?.version}` : ""),
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
  const languageService = ts.createLanguageService(host, registry);
  const project = new EditorProject(languageService, entry, ts);
  return {
    project,
    languageService,
    path,
    write: (name, text) => {
      project.invalidate([path(name)]);
      const version = (texts.get(path(name))?.version ?? 0) + 1;
      if (text === undefined) texts.delete(path(name));
      else texts.set(path(name), { text, version });
    },
  };
}
