/** A source file of a native program, whose syntax is fetched only when somebody looks into it. */
import { internalFault } from "@icosian/runtime/tooling";
import { readFileSync } from "node:fs";
import type { NativeNode, NativeProject } from "./native-api.js";

/** What our checks use of a source file. */
export class NativeSourceFile {
  readonly fileName: string;
  readonly isDeclarationFile: boolean;
  readonly #project: NativeProject;
  #text: string | null = null;
  #syntax: NativeNode | null = null;

  constructor(fileName: string, project: NativeProject) {
    this.fileName = fileName;
    this.isDeclarationFile = /\.d\.([^./]+\.)?[cm]?ts$/.test(fileName);
    this.#project = project;
  }

  /** As TypeScript has it: without a byte order mark. */
  get text(): string {
    this.#text ??= readFileSync(this.fileName, "utf8").replace(/^\uFEFF/, "");
    return this.#text;
  }

  /** Where the file's first token begins: as of any node, without the comments before it. */
  getStart(): number {
    return this.syntax.getStart();
  }

  /** The root of the file's syntax. */
  get syntax(): NativeNode {
    this.#syntax ??= this.#project.program.getSourceFile(this.fileName) ?? null;
    if (this.#syntax === null) throw internalFault("ICO9008", `TypeScript has no syntax of ${this.fileName}`);
    return this.#syntax;
  }
}
