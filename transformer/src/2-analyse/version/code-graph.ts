/**
 * The graph of a project's code. Its nodes are declarations, statements with effects, files that are not code, and
 * packages; its edges are uses, which lead through imports and re-exports to what is used.
 *
 * Nodes get their edges when they are reached, so only code that something uses is read.
 */
import { EdgeList, type CodeEdges } from "./code-edges.js";
import type { CodeImport } from "./code-exports.js";
import { STATEMENTS, type CodeFile } from "./code-file.js";
import { CodeNodes, EVERYTHING, EXPORTS, type CodeNode } from "./code-node.js";
import { ExportFinder, type FoundExport } from "./export-finder.js";
import type { ImportTarget, ResolveImport } from "./import-target.js";
import type { OwnCode } from "./own-code.js";

/** The graph. It is valid as long as no file changes. */
export class CodeGraph {
  readonly #resolve: ResolveImport;
  readonly #finder: ExportFinder;
  readonly #nodes = new CodeNodes();
  readonly #edges = new Map<CodeNode, CodeEdges>();

  /** @param resolve - Follows the imports of files. */
  constructor(resolve: ResolveImport) {
    this.#resolve = resolve;
    this.#finder = new ExportFinder(resolve);
  }

  /** The edges of a node. */
  edgesOf(node: CodeNode): CodeEdges {
    const known = this.#edges.get(node);
    if (known !== undefined) return known;
    const { file, name, leaf } = node;
    const edges = file === null ? { hash: leaf, uses: [], gaps: [], files: [] } : this.#read(name, file);
    this.#edges.set(node, edges);
    return edges;
  }

  /** The edges of a part of a file that is no declaration, such as the function of a node. */
  edgesOfPart(own: OwnCode, file: CodeFile): CodeEdges {
    const edges = new EdgeList(file);
    this.#connect(own, file, edges);
    this.#addStatements(file, STATEMENTS, edges);
    return edges.finish(own.hash);
  }

  #read(name: string, file: CodeFile): CodeEdges {
    const edges = new EdgeList(file);
    const own = file.own(name);
    if (name === EXPORTS || name === EVERYTHING) {
      if (name === EVERYTHING || !file.links.isModule)
        for (const each of file.names) edges.add(each, this.#nodes.of(file, each));
      this.#addExports(file, edges);
    }
    if (own !== null) this.#connect(own, file, edges);
    if (name !== STATEMENTS) this.#addStatements(file, STATEMENTS, edges);
    else for (const effect of file.links.effects) this.#addFile(effect, file, edges, effect.specifier, EVERYTHING);
    return edges.finish(own?.hash ?? "");
  }

  #connect({ uses, loads, gaps }: OwnCode, file: CodeFile, edges: EdgeList): void {
    for (const { name, member } of uses) {
      const found = file.links.imports.get(name);
      const label = `${name}.${member ?? ""}`;
      if (found === undefined) edges.add(name, this.#nodes.of(file, name));
      else if (found.imported === "*" && member === null) this.#addFile(found, file, edges, label, EXPORTS);
      else this.#addExport({ ...found, imported: member ?? found.imported }, file, edges, label);
    }
    for (const { specifier, offset, isAddress } of loads) {
      const load = { specifier, imported: "*", offset };
      if (!isAddress) this.#addFile(load, file, edges, specifier, EXPORTS);
      else this.#addAddress(load, file, edges);
    }
    for (const { what, offset } of gaps) edges.addGap(what, offset);
  }

  /** Adds the file at an address. A missing or unreadable file is no gap, because the code may write it later. */
  #addAddress(load: CodeImport, file: CodeFile, edges: EdgeList): void {
    const target = this.#resolve(file, load.specifier);
    if (target.kind === "gap") edges.addFile(target.path);
    else this.#addFile(load, file, edges, load.specifier, EVERYTHING);
  }

  #addExports(file: CodeFile, edges: EdgeList): void {
    for (const [name, { kind }] of file.links.exports) {
      const found = this.#finder.find(file, name);
      // Gaps are located where they are in the text; for exports this is the specifier.
      const source = file.links.exports.get(name);
      this.#addFound(found, edges, name, kind === "imported" && source?.kind === "imported" ? source : null);
    }
    for (const star of file.links.stars) this.#addFile(star, file, edges, star.specifier, EXPORTS);
  }

  /** Adds what is evaluated when the file is loaded. */
  #addStatements(file: CodeFile, label: string, edges: EdgeList): void {
    if (file.links.effects.length > 0 || file.own(STATEMENTS) !== null)
      edges.add(label, this.#nodes.of(file, STATEMENTS));
  }

  /** Adds everything in the file to which an import leads. */
  #addFile(found: CodeImport, file: CodeFile, edges: EdgeList, label: string, name: string): void {
    const { specifier } = found;
    const target = this.#resolve(file, specifier);
    if (target.kind === "code") edges.add(label, this.#nodes.of(target.file, name));
    else if (target.kind === "gap") edges.addObstacle(target, found);
    else this.#addLeaf(target, edges, label, `${specifier} *`);
  }

  /** Adds what a named import stands for. */
  #addExport(found: CodeImport, file: CodeFile, edges: EdgeList, label: string): void {
    const { specifier, imported } = found;
    const target = this.#resolve(file, specifier);
    if (target.kind === "code") this.#addFound(this.#finder.find(target.file, imported), edges, label, found);
    else if (target.kind === "gap") edges.addObstacle(target, found);
    else this.#addLeaf(target, edges, label, `${specifier} ${imported}`);
  }

  #addFound(found: FoundExport, edges: EdgeList, label: string, importing: CodeImport | null): void {
    for (const { file, name } of found.declarations) edges.add(label, this.#nodes.of(file, name));
    for (const { target, request } of found.others) this.#addLeaf(target, edges, label, request);
    for (const file of found.through) this.#addStatements(file, label, edges);
    for (const path of found.files) edges.addFile(path);
    if (importing === null) return;
    const { specifier, imported, offset } = importing;
    for (const why of found.gaps) edges.addGap(`imports \`${imported}\` from \`${specifier}\`, which ${why}`, offset);
  }

  #addLeaf(target: ImportTarget, edges: EdgeList, label: string, request: string): void {
    const node = this.#nodes.leaf(target, request);
    if (node !== null) edges.add(label, node);
  }
}
