/**
 * Code versions: hashes that caches and lineage stores compare to find out whether a node's code has changed.
 *
 * A version covers the function and everything that it reaches: declarations of its own file and of imported files,
 * statements with effects in all these files, files that are not code, and packages with their versions. If nothing
 * follows the imports, it covers the file alone.
 */
import type { CodeFacts, CodePart } from "@icosian/runtime";
import type { Node } from "oxc-parser";
import type { ModuleIr } from "../../ir/module.js";
import type { Declarations } from "../names/declarations.js";
import type { ParsedModule } from "../syntax/parse.js";
import { Closures } from "./closures.js";
import type { CodeEdges } from "./code-edges.js";
import { CodeFile } from "./code-file.js";
import { CodeGraph } from "./code-graph.js";
import type { CodeNode } from "./code-node.js";
import type { ImportedCode } from "./imported-code.js";
import { readOwnCode } from "./own-code.js";

/** Hexadecimal digits of the hash of one part, which explains a version and identifies nothing. */
const PART_LENGTH = 16;

/** Computes the code versions of one module. */
export class CodeVersions {
  readonly #text: string;
  readonly #declarations: Declarations;
  readonly #file: CodeFile;
  readonly #closures: Closures;
  readonly #followsImports: boolean;
  /** The parts of the table by index; complete after {@link finish}. */
  readonly #nodes: CodeNode[] = [];
  readonly #indexes = new Map<CodeNode, number>();
  readonly #files = new Set<string>();

  /**
   * @param module - The module's path from the root of its package.
   * @param imports - The code of the project; if it is not given, no imports are followed.
   */
  constructor(parsed: ParsedModule, module: string, declarations: Declarations, imports?: ImportedCode) {
    const { file, text, program } = parsed;
    const create = (place: CodeFile["place"]): CodeFile => new CodeFile(place, text, program, declarations);
    const entered = imports?.enter({ file, module, text, create });
    this.#text = text;
    this.#declarations = declarations;
    this.#file = entered?.file ?? create({ path: file, packageName: "", module });
    this.#closures = entered?.closures ?? new Closures(new CodeGraph(() => ({ kind: "unknown" })));
    this.#followsImports = imports !== undefined;
  }

  /** The facts about pieces of the module's syntax, such as a function or the arguments of a modifier. */
  of(...tsNodes: readonly Node[]): CodeFacts {
    const own = readOwnCode(tsNodes, { text: this.#text, declarations: this.#declarations });
    const edges = this.#closures.graph.edgesOfPart(own, this.#file);
    const { hash, gaps } = this.#closures.ofPart(edges);
    if (!this.#followsImports) return { codeVersion: hash, ...(gaps.length > 0 && { gaps }) };
    const uses = this.#add(edges);
    return {
      codeVersion: hash,
      hash: edges.hash.slice(0, PART_LENGTH),
      ...(uses.length > 0 && { uses }),
      ...(gaps.length > 0 && { gaps }),
    };
  }

  /** The table of all parts that the facts reach; undefined if no imports are followed. The last call. */
  finish(): Pick<ModuleIr, "code" | "reached"> {
    if (!this.#followsImports) return {};
    const code: CodePart[] = [];
    // The table grows while it is written.
    for (let index = 0; index < this.#nodes.length; index++) code.push(this.#toPart(this.#nodes[index]!));
    this.#file.release();
    this.#files.delete(this.#file.place.path);
    return { code, ...(this.#files.size > 0 && { reached: [...this.#files].sort() }) };
  }

  #toPart(node: CodeNode): CodePart {
    const { name, kind, packageName, module, file, path } = node;
    const edges = this.#closures.graph.edgesOf(node);
    const uses = this.#add(edges);
    for (const each of [file?.place.path, path]) if (each != null) this.#files.add(each);
    const isForeign = kind !== "package" && packageName !== "" && packageName !== this.#file.place.packageName;
    // Frozen at once, because there may be thousands of parts in each module.
    return Object.freeze({
      name,
      module: isForeign ? `${packageName}/${module}` : module,
      kind: kind === "unknown" ? "package" : kind,
      hash: edges.hash.slice(0, PART_LENGTH),
      ...(uses.length > 0 && { uses: Object.freeze(uses) }),
    });
  }

  /** Adds the nodes that edges lead to; returns their indexes in ascending order. */
  #add({ uses, files }: CodeEdges): readonly number[] {
    for (const file of files) this.#files.add(file);
    const indexes = uses.map((node) => {
      const known = this.#indexes.get(node);
      if (known !== undefined) return known;
      this.#indexes.set(node, this.#nodes.length);
      return this.#nodes.push(node) - 1;
    });
    return indexes.sort((a, b) => a - b);
  }
}
