/** The edges of one node in the graph of a project's code. */
import type { CodeGap } from "@icosian/runtime";
import type { CodeImport } from "./code-exports.js";
import type { CodeFile } from "./code-file.js";
import { toCodeHash } from "./code-hash.js";
import type { CodeNode } from "./code-node.js";
import { toLocationText } from "./code-place.js";
import type { ImportObstacle } from "./import-target.js";

/** What a node uses. */
export interface CodeEdges {
  /** Hash of the node's own text, and of the identity of everything that it uses by the names that it uses. */
  readonly hash: string;
  /** What it uses, each once, ordered by identity. */
  readonly uses: readonly CodeNode[];
  /** Its own gaps. */
  readonly gaps: readonly CodeGap[];
  /** Absolute paths of the files to which its imports lead, those that cannot be read included. */
  readonly files: readonly string[];
}

/** Collects the edges of a node. */
export class EdgeList {
  readonly #file: CodeFile;
  readonly #uses = new Map<string, CodeNode>();
  /** What each name of the text stands for. */
  readonly #meanings = new Set<string>();
  readonly #gaps: CodeGap[] = [];
  readonly #files = new Set<string>();

  /** @param file - The file of the node. */
  constructor(file: CodeFile) {
    this.#file = file;
  }

  /** Adds an edge, with the name that leads to it. */
  add(label: string, node: CodeNode): void {
    this.#uses.set(node.identity, node);
    this.#meanings.add(`${label} ${node.identity}`);
  }

  /** Adds a file to which an import leads, if there is one. */
  addFile(path: string | null): void {
    if (path !== null) this.#files.add(path);
  }

  /** Adds an import that cannot be followed. */
  addObstacle({ path, why }: ImportObstacle, { specifier, offset }: CodeImport): void {
    this.addFile(path);
    this.addGap(`imports \`${specifier}\`, which ${why}`, offset);
  }

  /** Adds a gap at an offset of the file. */
  addGap(what: string, offset: number): void {
    const { place, text } = this.#file;
    this.#gaps.push({ what, location: toLocationText(place.module, text, offset) });
  }

  /** The edges of the node. */
  finish(text: string): CodeEdges {
    const uses = [...this.#uses.values()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
    const hash = toCodeHash([text, ...[...this.#meanings].sort()]);
    return { hash, uses, gaps: this.#gaps, files: [...this.#files] };
  }
}
