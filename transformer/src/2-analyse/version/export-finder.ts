/** Finds what an exported name stands for, through re-exports of any number of files. */
import type { CodeImport } from "./code-exports.js";
import type { CodeFile } from "./code-file.js";
import { EVERYTHING, EXPORTS } from "./code-node.js";
import type { ImportTarget, ResolveImport } from "./import-target.js";

/** What an exported name stands for. */
export interface FoundExport {
  /** Declarations in files; usually one. */
  readonly declarations: readonly { readonly file: CodeFile; readonly name: string }[];
  /** Packages and files that are not code, each with the request for it. */
  readonly others: readonly { readonly target: ImportTarget; readonly request: string }[];
  /** The files that pass the name on. */
  readonly through: readonly CodeFile[];
  /** Absolute paths of all files in which the name was looked for, those that cannot be read included. */
  readonly files: readonly string[];
  /** Why it cannot be followed, as ends of sentences about the file: "does not export it". */
  readonly gaps: readonly string[];
}

/** A file that passes on a name, and the file that passes it on to. */
interface Passage {
  readonly file: CodeFile;
  readonly parent: Passage | null;
}

/** A name that is still to be looked up. */
interface Pending extends Passage {
  readonly name: string;
}

/** Looks up exports, each once. */
export class ExportFinder {
  readonly #resolve: ResolveImport;
  readonly #known = new Map<CodeFile, Map<string, FoundExport>>();

  constructor(resolve: ResolveImport) {
    this.#resolve = resolve;
  }

  /** Finds what a file exports under a name. Linear in the re-exports through which the name may come. */
  find(file: CodeFile, name: string): FoundExport {
    const ofFile = this.#known.get(file) ?? new Map<string, FoundExport>();
    this.#known.set(file, ofFile);
    const known = ofFile.get(name);
    if (known !== undefined) return known;
    const found = new Search(this.#resolve).run(file, name);
    ofFile.set(name, found);
    return found;
  }
}

/** One search. */
class Search {
  readonly #resolve: ResolveImport;
  readonly #pending: Pending[] = [];
  readonly #visited = new Map<CodeFile, Set<string>>();
  readonly #through = new Set<CodeFile>();
  /** Paths of files that cannot be read. */
  readonly #unread: string[] = [];
  readonly #declarations: { readonly file: CodeFile; readonly name: string }[] = [];
  /** What is certain, and what only an `export *` may contain. */
  readonly #others = {
    certain: [] as FoundExport["others"][number][],
    possible: [] as FoundExport["others"][number][],
  };
  readonly #gaps = { certain: [] as string[], possible: [] as string[] };
  /** Whether the name may stand for a declaration that does nothing. */
  #mayBeNothing = false;

  constructor(resolve: ResolveImport) {
    this.#resolve = resolve;
  }

  run(root: CodeFile, name: string): FoundExport {
    this.#pending.push({ file: root, name, parent: null });
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) this.#visit(next);
    const isFound = this.#declarations.length + this.#others.certain.length + this.#gaps.certain.length > 0;
    const others = isFound ? this.#others.certain : this.#others.possible;
    const gaps = isFound ? this.#gaps.certain : this.#gaps.possible;
    const isMissing = !isFound && !this.#mayBeNothing && others.length + gaps.length === 0;
    return {
      declarations: this.#declarations,
      others,
      through: [...this.#through],
      files: [...[...this.#visited.keys()].map(({ place }) => place.path), ...this.#unread],
      gaps: isMissing ? ["does not export it"] : gaps,
    };
  }

  #visit(step: Pending): void {
    const { file, name } = step;
    const names = this.#visited.get(file) ?? new Set<string>();
    this.#visited.set(file, names);
    if (names.has(name)) return;
    names.add(name);
    const { exports, imports, stars, isModule } = file.links;
    const found = exports.get(name);
    if (found?.kind === "imported") return this.#follow(found, step, "named");
    if (found?.kind === "local") {
      const imported = imports.get(found.name);
      return imported === undefined ? this.#add(file, found.name, step.parent) : this.#follow(imported, step, "named");
    }
    if (!isModule) return this.#add(file, EVERYTHING, step.parent);
    if (name !== "default") for (const star of stars) this.#follow({ ...star, imported: name }, step, "star");
  }

  #follow({ specifier, imported }: CodeImport, step: Passage, form: "named" | "star"): void {
    const target = this.#resolve(step.file, specifier);
    const certainty = form === "named" ? "certain" : "possible";
    switch (target.kind) {
      case "code":
        if (imported === "*") this.#add(target.file, EXPORTS, step);
        else this.#pending.push({ file: target.file, name: imported, parent: step });
        return;
      case "nothing":
        this.#mayBeNothing = true;
        return;
      case "gap":
        if (target.path !== null) this.#unread.push(target.path);
        this.#gaps[certainty].push(`passes on \`${specifier}\`, which ${target.why}`);
        return;
      default:
        this.#others[certainty].push({ target, request: `${specifier} ${imported}` });
        for (let each: Passage | null = step; each !== null; each = each.parent) this.#through.add(each.file);
    }
  }

  #add(file: CodeFile, name: string, from: Passage | null): void {
    this.#declarations.push({ file, name });
    for (let step = from; step !== null; step = step.parent) this.#through.add(step.file);
  }
}
