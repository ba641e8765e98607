/** A project on the disk whose code versions are looked at. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileModule } from "../../../../../transformer/src/compile-file.ts";
import type { ManifestTable } from "../../../../../transformer/src/ir/manifest-table.ts";
import { ProjectCode } from "../../../../../transformer/src/project/versions/project-code.ts";

/** Texts of files by their paths. */
export type Texts = Readonly<Record<string, string>>;

/** A project in a temporary folder. Whoever makes it removes it. */
export class VersionProject {
  #folder: string;
  /** The code as one process sees it, from one edit to the next. */
  readonly code: ProjectCode = new ProjectCode();

  constructor(texts: Texts) {
    this.#folder = realpathSync(mkdtempSync(join(tmpdir(), "icosian-versions-")));
    this.write({ "package.json": `{ "name": "shop", "version": "1.0.0", "type": "module" }`, ...texts });
    mkdirSync(join(this.#folder, "node_modules/@icosian"), { recursive: true });
    this.link("node_modules/@icosian/runtime", join(import.meta.dirname, "../../../../../runtime"));
  }

  get folder(): string {
    return this.#folder;
  }

  write(texts: Texts): void {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), text);
    }
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), "utf8");
  }

  delete(path: string): void {
    rmSync(join(this.#folder, path));
  }

  link(path: string, target: string): void {
    symlinkSync(target, join(this.#folder, path), "dir");
  }

  /** Moves the whole project to another folder. */
  move(): void {
    const target = `${this.#folder}-moved`;
    renameSync(this.#folder, target);
    this.#folder = target;
  }

  /** Compiles a module as a new process does, or with the code that this process knows. */
  compile(module: string, code: ProjectCode = new ProjectCode()): ManifestTable {
    code.refresh("all");
    const input = { file: join(this.#folder, module), module, text: this.read(module), isIncluded: false };
    const compiled = compileModule({ ...input, imports: code });
    if (compiled?.manifest == null) throw new Error(compiled?.diagnostics.map(({ message }) => message).join("\n"));
    return compiled.manifest;
  }

  /** The versions of nodes, and of modifiers as `node.0`. */
  versionsOf(module: string, code?: ProjectCode): Readonly<Record<string, string>> {
    const { definitions } = this.compile(module, code);
    return Object.fromEntries(
      definitions.flatMap(({ name, codeVersion, modifiers = [] }) => [
        [name, codeVersion],
        ...modifiers.flatMap((each, at) => (each.code === undefined ? [] : [[`${name}.${at}`, each.code.codeVersion]])),
      ]),
    );
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
