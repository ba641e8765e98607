/** An editor with a project open in the language server: files are edited in memory, locations are named by what stands there. */
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { toConfig } from "./cli-project.ts";
import { installPackages } from "./install-packages.ts";
import { LspClient, type Hello, type HelloBack, type LspDiagnostic, type Position, type Range } from "./lsp-client.ts";
import { packedPackages } from "./packed.ts";
import { Project, type Files } from "./project.ts";

/** The versions of TypeScript beside which the language server is tried. */
export const LSP_VERSIONS = ["5.9.3", "6.0.3", "7.0.2"] as const;

/** How a project is opened. */
export interface LspSettings {
  /** Of TypeScript. */
  readonly version: string;
  readonly files: Files;
  /** The plugin's entry in the tsconfig, without its name. */
  readonly entry?: object;
  /** The files that are opened; all of them unless given. */
  readonly open?: readonly string[];
  /** What else the client says at first. */
  readonly hello?: Hello;
}

/** A change of a text, as the server proposes it. */
export interface LspEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Changes of several files. */
export interface WorkspaceEdit {
  readonly documentChanges: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly LspEdit[];
  }[];
}

/** One editor. Whoever opens one closes it. */
export class LspEditor {
  readonly client: LspClient;
  /** The folder with the project. */
  readonly project: Project;
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  #hello: HelloBack = { capabilities: {} };

  private constructor(client: LspClient, project: Project) {
    this.client = client;
    this.project = project;
  }

  /** Opens a project, with the packages installed as a user would. */
  static async open({ version, files, entry = {}, open, hello = {} }: LspSettings): Promise<LspEditor> {
    const installed = await installPackages({ typescript: version, "@types/node": "20.10.0" }, packedPackages());
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "tsconfig.json": toConfig({ version, plugins: [entry] }),
      ...files,
    });
    const command = join(installed, "node_modules/@icosian/transformer/dist/hosts/cli/main.js");
    const editor = new LspEditor(new LspClient([command, "lsp", "--stdio"], project.folder), project);
    editor.#hello = await editor.client.initialize(project.folder, hello);
    const names = open ?? Object.keys(files);
    for (const name of names) editor.openFile(name);
    return editor;
  }

  /** What the server answered at first. */
  get hello(): HelloBack {
    return this.#hello;
  }

  /** Ends the server, and removes the project. */
  async close(): Promise<void> {
    await this.client.stop();
    this.project.remove();
  }

  /** The URI of a file. */
  uri(name: string): string {
    return pathToFileURL(this.project.path(name)).href;
  }

  /** The name that a URI has in the project. */
  toName(uri: string): string {
    return fileURLToPath(uri)
      .slice(this.project.folder.length + 1)
      .replaceAll("\\", "/");
  }

  /** The text of a file as it is now. */
  text(name: string): string {
    return this.#texts.get(name) ?? this.project.read(name);
  }

  /** The version of an open file. */
  version(name: string): number {
    return this.#versions.get(name) ?? 0;
  }

  /** Opens a file. */
  openFile(name: string, text: string = this.project.read(name)): void {
    this.#texts.set(name, text);
    this.#versions.set(name, 1);
    const textDocument = { uri: this.uri(name), languageId: "typescript", version: 1, text };
    this.client.tell("textDocument/didOpen", { textDocument });
  }

  /** Closes a file without saving it. */
  closeFile(name: string): void {
    this.#texts.delete(name);
    this.#versions.delete(name);
    this.client.tell("textDocument/didClose", { textDocument: { uri: this.uri(name) } });
  }

  /** Replaces the first occurrence of some text, as typing does. */
  type(name: string, before: string, after: string): void {
    const at = this.text(name).indexOf(before);
    if (at < 0) throw new Error(`${name} has no ${JSON.stringify(before)}.`);
    this.typeAt(name, at, before.length, after);
  }

  /** Replaces some characters from an offset on. */
  typeAt(name: string, at: number, length: number, after: string): void {
    const text = this.text(name);
    const range = { start: toPosition(text, at), end: toPosition(text, at + length) };
    this.#change(name, text.slice(0, at) + after + text.slice(at + length), [{ range, text: after }]);
  }

  /** Replaces the whole text. */
  replace(name: string, text: string): void {
    this.#change(name, text, [{ text }]);
  }

  /** Tells the server that files changed on the disk: created (1), changed (2) or deleted (3). */
  tellWatched(changes: readonly (readonly [name: string, type: 1 | 2 | 3])[]): void {
    const all = changes.map(([name, type]) => ({ uri: this.uri(name), type }));
    this.client.tell("workspace/didChangeWatchedFiles", { changes: all });
  }

  /** Where a text stands for the first time; `|` in it marks the location, else it is the start. */
  at(name: string, marked: string): Position {
    const found = this.text(name).indexOf(marked.replace("|", ""));
    if (found < 0) throw new Error(`${name} has no ${JSON.stringify(marked)}.`);
    return toPosition(this.text(name), found + Math.max(marked.indexOf("|"), 0));
  }

  /** Asks about a location. */
  askAt<Answer>(method: string, name: string, marked: string, more: object = {}): Promise<Answer> {
    const params = { textDocument: { uri: this.uri(name) }, position: this.at(name, marked), ...more };
    return this.client.ask<Answer>(method, params);
  }

  /** The diagnostics of the current version of a file, after the check of it. */
  async diagnosticsIn(name: string): Promise<readonly LspDiagnostic[]> {
    const uri = this.uri(name);
    const find = (): readonly LspDiagnostic[] | undefined =>
      this.client.published.findLast((each) => each.uri === uri && each.version === this.version(name))?.diagnostics;
    await this.client.until(() => find() !== undefined, `The diagnostics of ${name}, version ${this.version(name)},`);
    return find() ?? [];
  }

  /** The last diagnostics of a file when no more come. */
  async settledIn(name: string): Promise<readonly LspDiagnostic[]> {
    await this.diagnosticsIn(name);
    // The documents that were not edited are checked after a pause.
    for (let count = -1; count !== this.client.published.length;) {
      count = this.client.published.length;
      await new Promise((resolve) => setTimeout(resolve, 600));
      await this.client
        .ask("textDocument/hover", { textDocument: { uri: this.uri(name) }, position: { line: 0, character: 0 } })
        .catch(() => {});
    }
    return this.client.published.findLast((each) => each.uri === this.uri(name))?.diagnostics ?? [];
  }

  /** What stands at a range of a file. */
  textAt(name: string, { start, end }: Range): string {
    const text = this.text(name);
    return text.slice(toOffset(text, start), toOffset(text, end));
  }

  /** The texts of the files after an edit, by name. */
  applied(edit: WorkspaceEdit | null): Readonly<Record<string, string>> {
    return Object.fromEntries(
      (edit?.documentChanges ?? []).map(({ textDocument, edits }) => {
        const name = this.toName(textDocument.uri);
        return [name, applyLspEdits(this.text(name), edits)];
      }),
    );
  }

  #change(name: string, text: string, contentChanges: readonly object[]): void {
    const version = this.version(name) + 1;
    this.#texts.set(name, text);
    this.#versions.set(name, version);
    this.client.tell("textDocument/didChange", { textDocument: { uri: this.uri(name), version }, contentChanges });
  }
}

/** Applies edits that do not overlap. */
export function applyLspEdits(text: string, edits: readonly LspEdit[]): string {
  const spans = edits
    .map(({ range, newText }) => ({ start: toOffset(text, range.start), end: toOffset(text, range.end), newText }))
    .sort((one, other) => other.start - one.start);
  return spans.reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}

function toPosition(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function toOffset(text: string, { line, character }: Position): number {
  const before = text.split("\n").slice(0, line);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + character;
}
