/**
 * Resolves imports, in the same way for every host, so that all hosts compute the same code versions: as Node.js does,
 * and besides from `./a.js` to `./a.ts`, without extensions, and by the `paths` of the nearest tsconfig.
 */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type * as oxc from "oxc-resolver";
import type { ResolveResult, ResolverFactory } from "oxc-resolver";

/** The file or module to which an import leads. */
export type ResolvedImport =
  | {
      readonly kind: "file";
      /** The real path of the file. */
      readonly path: string;
    }
  | {
      readonly kind: "builtin";
      /** The name of a module of the host: `node:fs`. */
      readonly name: string;
    }
  | { readonly kind: "missing" };

interface Resolvers {
  /** Knows the paths of the nearest tsconfig. */
  readonly aliased: ResolverFactory;
  /** For files whose tsconfig cannot be read. */
  readonly plain: ResolverFactory;
}

const SETTINGS = {
  conditionNames: ["node", "import", "default"],
  extensions: [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"],
  extensionAlias: {
    ".js": [".ts", ".tsx", ".js"],
    ".jsx": [".tsx", ".jsx"],
    ".mjs": [".mts", ".mjs"],
    ".cjs": [".cts", ".cjs"],
  },
  builtinModules: true,
  nodePath: false,
};

const require = createRequire(import.meta.url);

/** Resolves imports, and remembers them. */
export class ImportResolver {
  /** Created for the first import, because many programs that load a dataflow module have none to follow. */
  #resolvers: Resolvers | null = null;
  /** By importing file and specifier. */
  #known = new Map<string, Map<string, ResolvedImport>>();

  /** Resolves an import of a file, given by its real path. */
  resolve(file: string, specifier: string): ResolvedImport {
    const ofFile = this.#known.get(file) ?? new Map<string, ResolvedImport>();
    this.#known.set(file, ofFile);
    const known = ofFile.get(specifier);
    if (known !== undefined) return known;
    const resolved = this.#resolveNow(file, specifier);
    ofFile.set(specifier, resolved);
    return resolved;
  }

  /** Forgets the imports of a file, which has changed. */
  forget(file: string): void {
    this.#known.delete(file);
  }

  /** The specifiers of all imports of a file that have been resolved. */
  specifiersOf(file: string): readonly string[] {
    return [...(this.#known.get(file)?.keys() ?? [])];
  }

  /**
   * Resolves imports again.
   *
   * @param which - All of them, or only those that led nowhere.
   */
  refresh(which: "all" | "missing"): "changed" | "same" {
    if (which === "missing" && !this.#hasMissing()) return "same";
    this.#resolvers = null;
    const known = this.#known;
    this.#known = new Map();
    for (const [file, ofFile] of known)
      for (const [specifier, before] of ofFile)
        if (JSON.stringify(this.resolve(file, specifier)) !== JSON.stringify(before)) {
          this.#known = new Map();
          return "changed";
        }
    return "same";
  }

  #hasMissing(): boolean {
    for (const ofFile of this.#known.values())
      for (const { kind } of ofFile.values()) if (kind === "missing") return true;
    return false;
  }

  #resolveNow(file: string, specifier: string): ResolvedImport {
    if (/^(node|bun|deno):/.test(specifier)) return { kind: "builtin", name: specifier };
    const { aliased, plain } = (this.#resolvers ??= createResolvers());
    const found = aliased.resolveFileSync(file, specifier);
    return toResolved(found) ?? toResolved(plain.sync(dirname(file), specifier)) ?? { kind: "missing" };
  }
}

function createResolvers(): Resolvers {
  // The package is loaded on demand too: its binary takes as long as all the rest of a small compile.
  const { ResolverFactory } = require("oxc-resolver") as typeof oxc;
  return { aliased: new ResolverFactory({ ...SETTINGS, tsconfig: "auto" }), plain: new ResolverFactory(SETTINGS) };
}

function toResolved({ path, builtin }: ResolveResult): ResolvedImport | null {
  if (builtin !== undefined) return { kind: "builtin", name: builtin.resolved };
  return path === undefined ? null : { kind: "file", path };
}
