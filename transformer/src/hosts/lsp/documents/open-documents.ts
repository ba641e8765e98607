/** The documents that are open in the editor, with their texts as the user sees them. */
import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { OpenFiles } from "../../../project/files/open-files.js";
import { toFile } from "./uris.js";

/** An open document. */
export interface OpenDocument {
  /** Absolute path of its file, with forward slashes. */
  readonly file: string;
  /** Its text, with the URI exactly as the client writes it. */
  readonly text: TextDocument;
}

/** What the client says about a document that it opens. */
export interface OpenedItem {
  /** The URI, exactly as the client writes it. */
  readonly uri: string;
  /** The version, which grows with each edit. */
  readonly version: number;
  /** The text as the user sees it, saved or not. */
  readonly text: string;
}

/** The result of an edit: `stale` for one that is older than what is known, `unknown` for a document that is not open. */
export type EditResult = "applied" | "stale" | "unknown";

/** Follows the documents of a client. */
export class OpenDocuments implements OpenFiles {
  readonly #byFile = new Map<string, OpenDocument>();

  /** All open documents; the one that was edited last comes last. */
  get all(): readonly OpenDocument[] {
    return [...this.#byFile.values()];
  }

  /** The open document of a file; null if there is none. */
  find(file: string): OpenDocument | null {
    return this.#byFile.get(file) ?? null;
  }

  read(file: string): string | undefined {
    return this.#byFile.get(file)?.text.getText();
  }

  /**
   * Opens a document; a document that is already open starts anew.
   *
   * @returns Null if it is no file of this machine.
   */
  open({ uri, version, text }: OpenedItem): OpenDocument | null {
    const file = toFile(uri);
    if (file === null) return null;
    const document = { file, text: TextDocument.create(uri, "typescript", version, text) };
    this.#put(document);
    return document;
  }

  /**
   * Applies edits. An edit whose version is not newer than the known one was overtaken: its ranges belong to a text that
   * is gone.
   */
  edit(uri: string, version: number | null, changes: readonly TextDocumentContentChangeEvent[]): EditResult {
    const known = this.find(toFile(uri) ?? "");
    if (known === null) return "unknown";
    if (version !== null && version <= known.text.version) return "stale";
    const text = TextDocument.update(known.text, [...changes], version ?? known.text.version);
    this.#put({ file: known.file, text });
    return "applied";
  }

  /** Closes a document. Returns its file; null if it was not open. */
  close(uri: string): string | null {
    const file = toFile(uri);
    return file !== null && this.#byFile.delete(file) ? file : null;
  }

  #put(document: OpenDocument): void {
    this.#byFile.delete(document.file);
    this.#byFile.set(document.file, document);
  }
}
