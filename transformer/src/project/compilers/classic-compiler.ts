/** TypeScript 4.9 to 6, which run in this process. */
import { basename } from "node:path";
import type ts from "typescript";
import type { OpenedProgram } from "../native/native-program.js";
import type { OpenFiles } from "../files/open-files.js";
import type { Compiler } from "./compiler.js";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";
import { withStack } from "./with-stack.js";

/** The state of a project that is kept between checks. */
interface ProjectState {
  /** The compiler options as text; if they change, files are read again. */
  readonly options: string;
  /** Source files by name. An unchanged file keeps its source file object, so that it is not read again. */
  readonly files: Map<string, ts.SourceFile>;
  readonly program: ts.Program | undefined;
}

/** A host with an undeclared method: whether referenced projects are read from their sources. */
type SourceHost = ts.CompilerHost & { useSourceOfProjectReferenceRedirect: () => boolean };

/** Opens projects with TypeScript's checker in JavaScript. */
export class ClassicCompiler implements Compiler {
  /** TypeScript's own functions for watching files. */
  readonly system: ts.System;
  readonly #typescript: typeof ts;
  readonly #overlay: OpenFiles | null;
  readonly #states = new Map<string, ProjectState>();

  /** @param overlay - Files whose texts differ from those on the disk; null if there are none. */
  constructor(typescript: typeof ts, overlay: OpenFiles | null = null) {
    this.#typescript = typescript;
    this.#overlay = overlay;
    this.system = typescript.sys;
  }

  /** Implements `Compiler.open`; reuses the files of the last program. */
  open(configFile: string, onFile: () => void): OpenedProgram {
    const typescript = this.#typescript;
    const { options, fileNames, errors, projectReferences } = this.#parse(configFile);
    const known = this.#states.get(configFile);
    const optionsText = JSON.stringify(options, leaveOutSyntax);
    const kept = known?.options === optionsText ? known : undefined;
    const files = kept?.files ?? new Map<string, ts.SourceFile>();
    const program = typescript.createProgram({
      rootNames: fileNames,
      options,
      configFileParsingDiagnostics: errors,
      host: this.#createHost(options, files, onFile),
      ...(kept?.program === undefined ? {} : { oldProgram: kept.program }),
      ...(projectReferences === undefined ? {} : { projectReferences }),
    });
    this.#states.set(configFile, { options: optionsText, files, program });
    return { program, typescript };
  }

  invalidate(changed: readonly string[]): void {
    // The `type` of a package affects each of its files.
    const isConfig = changed.some((file) => basename(file) === "package.json");
    if (isConfig) this.#states.clear();
    const normalised = changed.map((file) => file.replaceAll("\\", "/"));
    for (const [configFile, { options, files, program }] of this.#states) {
      const isContent = normalised.every((file) => files.has(file) && this.system.fileExists(file));
      for (const file of normalised) files.delete(file);
      // The old program remembers how imports were resolved, which created or deleted files may change.
      this.#states.set(configFile, { options, files, program: isContent ? program : undefined });
    }
  }

  /** Forgets all projects. */
  close(): void {
    this.#states.clear();
  }

  #parse(configFile: string): ts.ParsedCommandLine {
    const { sys, getParsedCommandLineOfConfigFile, flattenDiagnosticMessageText } = this.#typescript;
    const host: ts.ParseConfigFileHost = {
      ...sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Misuse(`${toShownPath(configFile)}: ${flattenDiagnosticMessageText(messageText, "\n")}`);
      },
    };
    const parsed = getParsedCommandLineOfConfigFile(configFile, { noEmit: true }, host);
    if (parsed === undefined) throw new Misuse(`${toShownPath(configFile)} cannot be read.`);
    return parsed;
  }

  #createHost(options: ts.CompilerOptions, files: Map<string, ts.SourceFile>, onFile: () => void): SourceHost {
    const host = this.#typescript.createCompilerHost(options);
    const { getSourceFile, readFile } = host;
    host.readFile = (name) => this.#overlay?.read(name) ?? readFile(name);
    return Object.assign(host, {
      useSourceOfProjectReferenceRedirect: () => true,
      getSourceFile: (...args: Parameters<typeof getSourceFile>) => {
        const [name] = args;
        onFile();
        const read = (): ts.SourceFile | undefined => getSourceFile(...args);
        const file =
          files.get(name) ?? withStack(read, () => [{ fileName: name, text: this.system.readFile(name) ?? "" }]);
        if (file !== undefined) files.set(name, file);
        return file;
      },
    });
  }
}

/** Leaves out the tsconfig's syntax tree, which is part of the options. */
function leaveOutSyntax(key: string, value: unknown): unknown {
  return key === "configFile" ? undefined : value;
}
