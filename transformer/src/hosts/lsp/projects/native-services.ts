/** The projects of TypeScript 7, which runs in a process of its own. */
import type { NativeCompiler } from "../../../project/compilers/native-compiler.js";
import type { OpenedProgram } from "../../../project/native/native-program.js";
import type { ProjectService, Services } from "./services.js";

/** Answers with TypeScript 7's process. */
export class NativeServices implements Services {
  readonly #compiler: NativeCompiler;

  /** @param compiler - A compiler that reads the open documents. */
  constructor(compiler: NativeCompiler) {
    this.#compiler = compiler;
  }

  open(configFile: string): ProjectService {
    const open = (): OpenedProgram => this.#compiler.open(configFile);
    return {
      typescript: open().typescript,
      languageService: {
        getProgram: () => open().program,
        findReferences: (file, position) => open().names?.findReferences(file, position),
        getReferencesAtPosition: (file, position) =>
          open()
            .names?.findReferences(file, position)
            .flatMap(({ references }) => references),
        findRenameLocations: (file: string, position: number) => open().names?.findRenameLocations(file, position),
      },
    };
  }

  invalidate(files: readonly string[]): void {
    this.#compiler.invalidate(files);
  }

  hasEnded(): Promise<boolean> {
    return this.#compiler.hasEnded();
  }

  close(): void {
    this.#compiler.close();
  }
}
