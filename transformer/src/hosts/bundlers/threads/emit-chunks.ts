/** Thread programs in Rollup, Rolldown and Vite: chunks that the plugin emits. */
import { posix } from "node:path";
import type { PluginModules } from "../modules/plugin-modules.js";
import { THREAD_MODULE, toProgramText, toServedName, type ThreadAddress } from "./thread-program.js";

/** Prefix of the id of a program, before the path of the module that it serves. */
const PROGRAM = "\0icosian-thread:";

/**
 * The part of a hook's context that is used here. In Vite it has an environment; browsers have no threads of Node.js.
 */
export interface EmittingContext {
  /** Adds a chunk to the bundle and returns its reference id. */
  emitFile(file: { readonly type: "chunk"; readonly id: string; readonly name: string }): string;
  /** The environment of Vite; absent in other bundlers. */
  readonly environment?: { readonly config?: { readonly consumer?: string } };
}

/** The part of the output options that is used here. */
interface OutputOptions {
  readonly file?: string | undefined;
  readonly inlineDynamicImports?: boolean | undefined;
}

interface Resolved {
  readonly id: string;
}

interface ResolvingContext {
  resolve(source: string, importer: string, options: { readonly skipSelf: true }): Promise<Resolved | null>;
  error(message: string): never;
  getFileName(chunk: string): string;
}

interface UsedFile {
  readonly fileName: string;
  /** The file that contains the address. */
  readonly chunkId: string;
  readonly format: string;
}

/** The hooks that only these bundlers have. */
export interface ChunkHooks {
  /** Resolves the ids of programs, and the imports of a program. */
  resolveId(this: ResolvingContext, source: string, importer?: string): Promise<Resolved | null> | string | null;
  /** Returns the text of a program; null for other modules. */
  load(id: string): string | null;
  /** Remembers the format of the output. */
  renderStart(this: ResolvingContext, options: OutputOptions): void;
  /** Writes the address of a program; null for other files. */
  resolveFileUrl(this: ResolvingContext, file: UsedFile): string | null;
}

/** The thread programs of one build. */
export class EmittedPrograms {
  readonly #modules: PluginModules;
  readonly #chunks = new Set<string>();
  /** The plugin's hooks. */
  readonly hooks: ChunkHooks;

  constructor(modules: PluginModules) {
    this.#modules = modules;
    this.hooks = createHooks(modules, this.#chunks);
  }

  /** Emits the program of a module. */
  emit(context: EmittingContext, file: string): ThreadAddress {
    const served = toServedName(file, this.#modules.root);
    const chunk = context.emitFile({ type: "chunk", id: PROGRAM + file, name: `${served}.thread` });
    this.#chunks.add(chunk);
    return { href: `import.meta.ROLLUP_FILE_URL_${chunk}`, served };
  }
}

function createHooks(modules: PluginModules, chunks: ReadonlySet<string>): ChunkHooks {
  return {
    resolveId(source, importer) {
      if (source.startsWith(PROGRAM)) return source;
      if (source !== THREAD_MODULE || !importer?.startsWith(PROGRAM)) return null;
      // Resolved from the folder of the module, because the program itself is in no folder.
      return this.resolve(source, importer.slice(PROGRAM.length), { skipSelf: true });
    },
    load(id) {
      if (!id.startsWith(PROGRAM)) return null;
      const file = id.slice(PROGRAM.length);
      return toProgramText(file, toServedName(file, modules.root));
    },
    renderStart({ file, inlineDynamicImports }) {
      if (chunks.size === 0 || (file === undefined && inlineDynamicImports !== true)) return;
      const option = file === undefined ? "`inlineDynamicImports: true`" : "`output.file`";
      this.error(
        `The threads of \`worker(import.meta.url)\` need files of their own, and ${option} asks for a single one. ` +
          'Write `output: { dir: "dist" }`, without `inlineDynamicImports`.',
      );
    },
    // Vite would otherwise create an address relative to a page.
    resolveFileUrl({ fileName, chunkId, format }) {
      if (![...chunks].some((chunk) => this.getFileName(chunk) === fileName)) return null;
      const path = JSON.stringify(posix.relative(posix.dirname(chunkId), fileName));
      if (format === "es" || format === "esm") return `new URL(${path}, import.meta.url).href`;
      return `require("node:url").pathToFileURL(require("node:path").join(__dirname, ${path})).href`;
    },
  };
}
