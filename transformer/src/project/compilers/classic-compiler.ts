/** TypeScript 4.9 to 6, which run in this process. */
import { basename } from "node:path";
import type ts from "typescript";
import type { OpenedProgram } from "../native/native-program.js";
import type { Compiler } from "./compiler.js";
import { Misuse } from "../misuse.js";
import { toShownPath } from "../to-shown-path.js";
import { withStack } from "./with-stack.js";

/** What is kept of a project from one time to the next. */
interface State {
  /** The compiler options as text: with others, files are read anew. */
  readonly options: string;
  /** By name. A source file that has not changed is the same object, so that nothing is read from it twice. */
  readonly files: Map<string, ts.SourceFile>;
  readonly program: ts.Program | undefined;
}

/** What a host may say besides, which TypeScript does not declare: that referenced projects are read from source. */
type SourceHost = ts.CompilerHost & { useSourceOfProjectReferenceRedirect: () => boolean };

/** Opens projects with the checker of old. */
export class ClassicCompiler implements Compiler {
  readonly system: ts.System;
  readonly #typescript: typeof ts;
  readonly #states = new Map<string, State>();

  constructor(typescript: typeof ts) {
    this.#typescript = typescript;
    this.system = typescript.sys;
  }

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
    // What a package is, module or not, goes into every one of its files.
    const isConfig = changed.some((file) => basename(file) === "package.json");
    if (isConfig) this.#states.clear();
    const normalised = changed.map((file) => file.replaceAll("\\", "/"));
    for (const [configFile, { options, files, program }] of this.#states) {
      const isContent = normalised.every((file) => files.has(file) && this.system.fileExists(file));
      for (const file of normalised) files.delete(file);
      // The old program knows what each import leads to, which a file that came or went may change.
      this.#states.set(configFile, { options, files, program: isContent ? program : undefined });
    }
  }

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
    const { getSourceFile } = host;
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

/** The tsconfig's own syntax tree is among the options. */
function leaveOutSyntax(key: string, value: unknown): unknown {
  return key === "configFile" ? undefined : value;
}
