/** The nodes of the graph of a project's code. */
import type { CodeFile } from "./code-file.js";
import { toCodeHash } from "./code-hash.js";
import { toPlaceName } from "./code-place.js";
import type { ImportTarget } from "./import-target.js";

/** The name of everything that a file exports. */
export const EXPORTS = "*";
/** The name of everything in a file. */
export const EVERYTHING = "(everything)";

/** A node of the graph. */
export interface CodeNode {
  /** What no other node has. It is the same on every machine. */
  readonly identity: string;
  /** Name of the declaration, file or package. */
  readonly name: string;
  /** The kind of code; `"unknown"` if nobody has followed an import. */
  readonly kind: "declaration" | "file" | "package" | "unknown";
  /** Name of the package that contains it. */
  readonly packageName: string;
  /** Path from the root of the package; for a package, its version. */
  readonly module: string;
  /** The file that declares it; null for anything else. */
  readonly file: CodeFile | null;
  /** Absolute path of a file that is not code; null for anything else. */
  readonly path: string | null;
  /** Hash of what has no edges: of the bytes of a file, of the version of a package; empty for a declaration. */
  readonly leaf: string;
}

/** Creates the nodes of one graph, each once. */
export class CodeNodes {
  readonly #byFile = new Map<CodeFile, Map<string, CodeNode>>();
  readonly #leaves = new Map<string, CodeNode>();

  /** The node of a declaration. */
  of(file: CodeFile, name: string): CodeNode {
    const nodes = this.#byFile.get(file) ?? new Map<string, CodeNode>();
    this.#byFile.set(file, nodes);
    const known = nodes.get(name);
    if (known !== undefined) return known;
    const { packageName, module } = file.place;
    const identity = `${toPlaceName(file.place)} ${name}`;
    const node: CodeNode = { identity, name, kind: "declaration", packageName, module, file, path: null, leaf: "" };
    nodes.set(name, node);
    return node;
  }

  /** The node of what is not code; null for what does nothing. */
  leaf(target: ImportTarget, request: string): CodeNode | null {
    const node = toLeaf(target, request);
    if (node === null) return null;
    const known = this.#leaves.get(node.identity) ?? node;
    this.#leaves.set(node.identity, known);
    return known;
  }
}

function toLeaf(target: ImportTarget, request: string): CodeNode | null {
  switch (target.kind) {
    case "file": {
      const { packageName, module, hash, path } = target;
      const name = module.slice(module.lastIndexOf("/") + 1);
      const identity = `file ${toPlaceName({ path, packageName, module })}`;
      return { identity, name, kind: "file", packageName, module, file: null, path, leaf: hash };
    }
    case "package": {
      const { name, version } = target;
      const leaf = toCodeHash([name, version]);
      const identity = `package ${name} ${version}`;
      return { identity, name, kind: "package", packageName: name, module: version, file: null, path: null, leaf };
    }
    case "unknown": {
      const base = { name: request, packageName: "", module: "", file: null, path: null, leaf: "" };
      return { ...base, identity: `import ${request}`, kind: "unknown" };
    }
    default:
      return null;
  }
}
