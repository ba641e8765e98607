/** An editor with a project open in it, for tests: files are edited in memory, locations are named by what stands there. */
import { join } from "node:path";
import { COMPILER_OPTIONS } from "./host-project.ts";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project, type Files } from "./project.ts";
import { TsServer, type Location } from "./tsserver.ts";

/** A segment of a file, as the protocol has it. */
export interface Range {
  readonly start: Location;
  readonly end: Location;
}

/** What the service reports. */
export interface EditorDiagnostic extends Range {
  readonly text: string;
  readonly code: number;
  readonly category: string;
  readonly source?: string;
  readonly relatedInformation?: readonly {
    readonly message: string;
    readonly span?: Range & { readonly file: string };
  }[];
}

/** How a project is opened. */
export interface EditorSettings {
  /** The version of TypeScript. */
  readonly version: string;
  readonly files: Files;
  /** The plugin's entry in the tsconfig. */
  readonly entry?: object;
}

/** The line of tsconfig that README gives. */
const ENTRY = { name: "@icosian/transformer", transform: "@icosian/transformer", transformProgram: true };

/** One editor. Whoever opens one closes it. */
export class Editor {
  readonly server: TsServer;
  readonly #version: string;
  readonly #project: Project;
  readonly #texts = new Map<string, string>();

  private constructor(version: string, server: TsServer, project: Project) {
    this.#version = version;
    this.server = server;
    this.#project = project;
  }

  /** Opens a project, with the packages installed as a user would. */
  static async open({ version, files, entry = ENTRY }: EditorSettings): Promise<Editor> {
    const installed = await installPackages({ typescript: version, "@types/node": "20.10.0" }, packedPackages());
    const project = new Project(join(installed, "projects"), {
      "package.json": { type: "module" },
      "tsconfig.json": toEditorTsconfig(version, entry),
      ...files,
    });
    const script = join(installed, "node_modules/typescript/lib/tsserver.js");
    const editor = new Editor(version, new TsServer(script, project.folder, project.path("tsserver.log")), project);
    for (const [name, text] of Object.entries(files)) if (typeof text === "string") editor.#openFile(name, text);
    return editor;
  }

  async close(): Promise<void> {
    await this.server.stop();
    this.#project.remove();
  }

  /** Saves a tsconfig with other options of the plugin, and has the service read it. */
  configure(options: object): void {
    this.#project.write({ "tsconfig.json": toEditorTsconfig(this.#version, { ...ENTRY, ...options }) });
    this.server.tell("reloadProjects", {});
  }

  path(name: string): string {
    return this.#project.path(name);
  }

  /** The text of an open file as it is now. */
  text(name: string): string {
    return this.#texts.get(name) ?? "";
  }

  /** Replaces the first occurrence of some text, as typing does. */
  type(name: string, before: string, after: string): void {
    const text = this.text(name);
    const at = text.indexOf(before);
    if (at < 0) throw new Error(`${name} has no ${JSON.stringify(before)}.`);
    const [start, end] = [toLocation(text, at), toLocation(text, at + before.length)];
    this.#texts.set(name, text.slice(0, at) + after + text.slice(at + before.length));
    const [line, offset, endLine, endOffset] = [start.line, start.offset, end.line, end.offset];
    this.server.tell("change", { file: this.path(name), line, offset, endLine, endOffset, insertString: after });
  }

  /** Where a text stands for the first time; `|` in it marks the location, else it is the start. */
  at(name: string, marked: string): Location {
    const found = this.text(name).indexOf(marked.replace("|", ""));
    if (found < 0) throw new Error(`${name} has no ${JSON.stringify(marked)}.`);
    return toLocation(this.text(name), found + Math.max(marked.indexOf("|"), 0));
  }

  /** Asks about a location. */
  askAt<Body>(command: string, name: string, marked: string, more: object = {}): Promise<Body> {
    return this.server.ask<Body>(command, { file: this.path(name), ...this.at(name, marked), ...more });
  }

  /** What the plugin reports in a file. */
  async diagnosticsIn(name: string): Promise<readonly EditorDiagnostic[]> {
    const file = this.path(name);
    const all = await this.server.ask<readonly EditorDiagnostic[]>("semanticDiagnosticsSync", { file });
    return all.filter(({ source }) => source === "icosian");
  }

  /** What stands at a range of a file. */
  textAt(name: string, { start, end }: Range): string {
    const text = this.text(name);
    return text.slice(toOffset(text, start), toOffset(text, end));
  }

  /** The name that a file has in the project. */
  toName(file: string): string {
    return file.replaceAll("\\", "/").replace(`${this.#project.folder.replaceAll("\\", "/")}/`, "");
  }

  #openFile(name: string, text: string): void {
    this.#texts.set(name, text);
    this.server.tell("open", { file: this.path(name), fileContent: text });
  }
}

/** Applies edits to a text, whatever their order. */
export function applyEdits(text: string, edits: readonly (Range & { readonly newText: string })[]): string {
  const backwards = [...edits].sort((a, b) => toOffset(text, b.start) - toOffset(text, a.start));
  return backwards.reduce(
    (before, { start, end, newText }) =>
      before.slice(0, toOffset(text, start)) + newText + before.slice(toOffset(text, end)),
    text,
  );
}

/** The tsconfig of a project for an editor, and for a compiler as well. */
export function toEditorTsconfig(version: string, entry: object = ENTRY): object {
  const module = version.startsWith("4.") ? "node16" : "nodenext";
  const compilerOptions = { ...COMPILER_OPTIONS, types: [], module, moduleResolution: module, plugins: [entry] };
  return { compilerOptions, include: ["src"] };
}

function toLocation(text: string, at: number): Location {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, offset: (before.at(-1)?.length ?? 0) + 1 };
}

function toOffset(text: string, { line, offset }: Location): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + offset - 1;
}
