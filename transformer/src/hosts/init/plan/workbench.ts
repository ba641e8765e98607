/** Holds the files of a project while a plan is made, so that several edits of one file become one change. */
import type { Edit } from "../edit/edit.js";
import type { FileChange, ManualChange } from "./plan.js";

/** Files with the edits so far, in memory only. */
export class Workbench {
  /** The edits that are left to the user. */
  readonly manual: ManualChange[] = [];
  readonly #before: ReadonlyMap<string, string>;
  readonly #after = new Map<string, string>();

  constructor(files: ReadonlyMap<string, string>) {
    this.#before = files;
  }

  /** The current text of a file, by its path in the project's folder; undefined if there is none. */
  read(path: string): string | undefined {
    return this.#after.get(path) ?? this.#before.get(path);
  }

  /** All files with their current texts. */
  files(): ReadonlyMap<string, string> {
    return new Map([...this.#before, ...this.#after]);
  }

  /** Records the edit of a file, or that it is left to the user. */
  keep(path: string, edit: Edit): void {
    if (edit.kind === "edited") this.#after.set(path, edit.text);
    if (edit.kind === "manual" && !this.manual.some((each) => each.path === path && each.lines === edit.lines))
      this.manual.push({ path, why: edit.why, lines: edit.lines });
  }

  /** Adds a new file, unless a file of that name exists. */
  keepMissing(path: string, text: string): void {
    if (this.read(path) === undefined) this.#after.set(path, text);
  }

  /** The differences from the original files. */
  changes(): readonly FileChange[] {
    return [...this.#after].map(([path, after]) => ({ path, before: this.#before.get(path) ?? null, after }));
  }
}
