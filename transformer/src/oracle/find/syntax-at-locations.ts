/** Finds TypeScript's syntax nodes at locations. */
import type ts from "typescript";
import type { Location } from "../../ir/span.js";
import { findTsNode } from "./find-ts-node.js";

/** Caches files, because a program normalises every file name that it looks up. */
export class SyntaxAtLocations {
  readonly #program: ts.Program;
  readonly #typescript: typeof ts;
  readonly #files = new Map<string, ts.SourceFile | undefined>();

  constructor(program: ts.Program, typescript: typeof ts) {
    this.#program = program;
    this.#typescript = typescript;
  }

  /**
   * The innermost node whose span equals a location's; otherwise the innermost node around it. Null for an unknown
   * file.
   */
  at({ file, span }: Location): ts.Node | null {
    if (!this.#files.has(file)) this.#files.set(file, this.#program.getSourceFile(file));
    const sourceFile = this.#files.get(file);
    return sourceFile === undefined ? null : findTsNode(sourceFile, span, this.#typescript);
  }
}
