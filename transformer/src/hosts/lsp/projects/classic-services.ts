/** The projects of TypeScript 4.9 to 6, whose language services run in this process. */
import { basename, dirname } from "node:path";
import type ts from "typescript";
import { Misuse } from "../../../project/misuse.js";
import type { TypeScript } from "../../../project/program/typescript.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { OpenDocuments } from "../documents/open-documents.js";
import type { ProjectService, Services } from "./services.js";

/** A host with an undeclared method: whether referenced projects are read from their sources. */
type ServiceHost = ts.LanguageServiceHost & { useSourceOfProjectReferenceRedirect: () => boolean };

/** Answers with language services of TypeScript. */
export class ClassicServices implements Services {
  readonly #typescript: TypeScript;
  readonly #documents: OpenDocuments;
  readonly #registry: ts.DocumentRegistry;
  readonly #versions = new Map<string, number>();
  /** Whether each file existed when it last changed. */
  readonly #existed = new Map<string, boolean>();
  /** The tsconfigs that have been read, by their paths. */
  readonly #parsed = new Map<string, ts.ParsedCommandLine>();
  #projectVersion = 0;

  constructor(typescript: TypeScript, documents: OpenDocuments) {
    this.#typescript = typescript;
    this.#documents = documents;
    this.#registry = typescript.createDocumentRegistry(typescript.sys.useCaseSensitiveFileNames);
  }

  open(configFile: string): ProjectService {
    this.#parse(configFile);
    const languageService = this.#typescript.createLanguageService(this.#toHost(configFile), this.#registry);
    return { languageService, typescript: this.#typescript };
  }

  invalidate(files: readonly string[]): void {
    this.#projectVersion++;
    for (const file of files) {
      const wasThere = this.#existed.get(file);
      const isThere = this.#exists(file);
      this.#existed.set(file, isThere);
      this.#versions.set(file, (this.#versions.get(file) ?? 0) + 1);
      // A created or deleted file may match `include`, and any JSON file may be extended by a tsconfig.
      if (wasThere !== isThere || basename(file).endsWith(".json")) this.#parsed.clear();
    }
  }

  hasEnded(): Promise<boolean> {
    return Promise.resolve(false);
  }

  close(): void {
    this.#parsed.clear();
  }

  #exists(file: string): boolean {
    return this.#documents.find(file) !== null || this.#typescript.sys.fileExists(file);
  }

  #parse(configFile: string): ts.ParsedCommandLine {
    const known = this.#parsed.get(configFile);
    if (known !== undefined) return known;
    const { sys, getParsedCommandLineOfConfigFile, flattenDiagnosticMessageText } = this.#typescript;
    const parsed = getParsedCommandLineOfConfigFile(
      configFile,
      {},
      {
        ...sys,
        onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
          throw new Misuse(`${toShownPath(configFile)}: ${flattenDiagnosticMessageText(messageText, "\n")}`);
        },
      },
    );
    if (parsed === undefined) throw new Misuse(`${toShownPath(configFile)} cannot be read.`);
    this.#parsed.set(configFile, parsed);
    return parsed;
  }

  #toHost(configFile: string): ServiceHost {
    const typescript = this.#typescript;
    const { sys } = typescript;
    const read = (file: string): string | undefined => this.#documents.read(file) ?? sys.readFile(file);
    return {
      ...sys,
      useSourceOfProjectReferenceRedirect: () => true,
      useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
      getProjectVersion: () => String(this.#projectVersion),
      getCompilationSettings: () => this.#parse(configFile).options,
      getProjectReferences: () => this.#parse(configFile).projectReferences,
      getScriptFileNames: () => this.#parse(configFile).fileNames,
      getScriptVersion: (file) => String(this.#versions.get(file) ?? 0),
      getScriptSnapshot: (file) => {
        const text = read(file);
        return text === undefined ? undefined : typescript.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => dirname(configFile),
      getDefaultLibFileName: (options) => typescript.getDefaultLibFilePath(options),
      readFile: read,
      fileExists: (file) => this.#exists(file),
    };
  }
}
