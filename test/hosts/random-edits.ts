/** Edits of open files in a random order that is the same in every run. */
import { VARIANTS } from "./graph-edits.ts";
import type { LspEditor } from "./lsp-editor.ts";

const TYPES = ["number", "string", "readonly number[]", "Row", "unknown"];

/** Edits one project. */
export class RandomEdits {
  readonly #editor: LspEditor;
  readonly #names: readonly string[];
  /** Half-written texts that are completed before a check: what stands there now, and what it becomes. */
  readonly #halves: { readonly name: string; readonly whole: string }[] = [];
  #state: number;

  /** @param seed - A number from 1 on. */
  constructor(editor: LspEditor, names: readonly string[], seed: number) {
    this.#editor = editor;
    this.#names = names;
    this.#state = seed * 2_654_435;
  }

  /** Makes one edit; sometimes waits, so that checks run in between. */
  async next(): Promise<void> {
    const name = this.#pick(this.#names);
    const kind = this.#below(8);
    if (kind === 0) this.#halve(name);
    else if (kind === 1) this.#reopen(name);
    else if (kind === 2) this.#save(name);
    else if (name.startsWith("src/large/module")) this.#editParameter(name);
    else this.#replace(name);
    if (this.#below(3) === 0) await new Promise((resolve) => setTimeout(resolve, this.#below(300)));
  }

  /** Completes what is half-written. */
  complete(): void {
    for (const { name, whole } of this.#halves.splice(0).reverse()) this.#editor.replace(name, whole);
  }

  /** Ends a text somewhere in its second half, as if the rest were yet to be typed. */
  #halve(name: string): void {
    const whole = this.#editor.text(name);
    this.#halves.push({ name, whole });
    this.#editor.replace(name, whole.slice(0, whole.length / 2 + this.#below(whole.length / 2)));
  }

  #reopen(name: string): void {
    const text = this.#editor.text(name);
    this.#editor.closeFile(name);
    this.#editor.openFile(name, text);
  }

  #save(name: string): void {
    this.#editor.project.write({ [name]: this.#editor.text(name) });
    this.#editor.client.tell("textDocument/didSave", { textDocument: { uri: this.#editor.uri(name) } });
    this.#editor.tellWatched([[name, 2]]);
  }

  /** Gives a parameter another type or another name, letter by letter. */
  #editParameter(name: string): void {
    const found = [...this.#editor.text(name).matchAll(/\b(node\d+): [^,;(){}<]+(?=[,;)}])/g)];
    const match = found[this.#below(found.length)];
    if (match === undefined) return;
    const [before, parameter = ""] = match;
    if (this.#below(3) === 0) return this.#editor.typeAt(name, match.index + parameter.length, 0, "x");
    let at = match.index + `${parameter}: `.length;
    this.#editor.typeAt(name, at, match.index + before.length - at, "");
    for (const letter of this.#pick(TYPES)) this.#editor.typeAt(name, at++, 0, letter);
  }

  #replace(name: string): void {
    const variants: Readonly<Record<string, readonly string[]>> = VARIANTS;
    const texts = variants[name];
    if (texts !== undefined) this.#editor.replace(name, this.#pick(texts));
  }

  #pick<Each>(list: readonly Each[]): Each {
    return list[this.#below(list.length)]!;
  }

  #below(limit: number): number {
    // A linear congruential generator; its low bits repeat soon.
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((this.#state / 2 ** 31) * limit);
  }
}
