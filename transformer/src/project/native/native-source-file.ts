/** A source file of a native program, whose syntax is fetched only when it is needed. */
import { internalFault } from "@icosian/runtime/tooling";
import type { NativeNode, NativeProject } from "./native-api.js";

/** The part of a source file that the checks use. */
export class NativeSourceFile {
  /** Absolute path of the file, with forward slashes. */
  readonly fileName: string;
  /** Whether the file contains declarations only. */
  readonly isDeclarationFile: boolean;
  readonly #read: (file: string) => string;
  #project: NativeProject | null;
  #text: string | null = null;
  #syntax: NativeNode | null = null;

  /**
   * @param project - The project that has the file; null if {@link moveTo} will say.
   * @param read - Reads the text of a file.
   */
  constructor(fileName: string, project: NativeProject | null, read: (file: string) => string) {
    this.fileName = fileName;
    this.#read = read;
    this.isDeclarationFile = /\.d\.([^./]+\.)?[cm]?ts$/.test(fileName);
    this.#project = project;
  }

  /** Uses the file in a later snapshot of its project, in which its text is the same. */
  moveTo(project: NativeProject): this {
    this.#project = project;
    this.#syntax = null;
    return this;
  }

  /** The file's text, without a byte order mark, as in TypeScript. */
  get text(): string {
    this.#text ??= this.#read(this.fileName).replace(/^\uFEFF/, "");
    return this.#text;
  }

  /** Offset of the file's first token, after leading comments. */
  getStart(): number {
    return this.syntax.getStart();
  }

  /** The statements of the file. */
  get statements(): readonly NativeNode[] {
    return this.syntax.statements ?? [];
  }

  /** The root of the file's syntax. */
  get syntax(): NativeNode {
    this.#syntax ??= this.#project?.program.getSourceFile(this.fileName) ?? null;
    if (this.#syntax === null) throw internalFault("ICO9008", `TypeScript has no syntax of ${this.fileName}`);
    return this.#syntax;
  }
}
