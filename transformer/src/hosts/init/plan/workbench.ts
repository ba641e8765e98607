/** Holds the files of a project while a plan is made, so that several edits of one file become one change. */
import type { Edit } from "../edit/edit.js";
import type { FileChange, ManualChange } from "./plan.js";

/** Files with the edits so far. Nothing of it is on the disk. */
export class Workbench {
  readonly manual: ManualChange[] = [];
  readonly #before: ReadonlyMap<string, string>;
  readonly #after = new Map<string, string>();

  constructor(files: ReadonlyMap<string, string>) {
    this.#before = files;
  }

  read(path: string): string | undefined {
    return this.#after.get(path) ?? this.#before.get(path);
  }

  /** All files as they are by now. */
  files(): ReadonlyMap<string, string> {
    return new Map([...this.#before, ...this.#after]);
  }

  /** Keeps an edit of a file, or that it is left to the user. */
  keep(path: string, edit: Edit): void {
    if (edit.kind === "edited") this.#after.set(path, edit.text);
    if (edit.kind === "manual" && !this.manual.some((each) => each.path === path && each.lines === edit.lines))
      this.manual.push({ path, why: edit.why, lines: edit.lines });
  }

  /** Keeps a new file, unless there is one of that name. */
  keepMissing(path: string, text: string): void {
    if (this.read(path) === undefined) this.#after.set(path, text);
  }

  /** What differs in the end. */
  changes(): readonly FileChange[] {
    return [...this.#after].map(([path, after]) => ({ path, before: this.#before.get(path) ?? null, after }));
  }
}
