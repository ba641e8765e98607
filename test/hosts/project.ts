/** Small projects on disk, in which a host is tried. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Path inside a project to the text of the file; what is no text is written as JSON. */
export type Files = Readonly<Record<string, string | object>>;

/** A project folder of one test. */
export class Project {
  /** Absolute path. */
  readonly folder: string;

  /** @param parent - The folder to make it in; above that are the packages that it finds. */
  constructor(parent: string, files: Files) {
    this.folder = mkdtempSync(join(parent, "icosian-project-"));
    this.write(files);
  }

  write(files: Files): void {
    for (const [path, contents] of Object.entries(files)) {
      const file = this.path(path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof contents === "string" ? contents : `${JSON.stringify(contents, null, 2)}\n`);
    }
  }

  read(path: string): string {
    return readFileSync(this.path(path), "utf8");
  }

  delete(path: string): void {
    rmSync(this.path(path));
  }

  has(path: string): boolean {
    return existsSync(this.path(path));
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
