/** Converts between offsets in the files of a project and positions of the protocol. */
import type { Location, Position, Range, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "../../../diagnostics/diagnostic.js";
import type { Location as SourceLocation, Span } from "../../../ir/span.js";
import type { OpenProject } from "../projects/open-project.js";
import type { OpenDocuments } from "./open-documents.js";
import { toUri } from "./uris.js";

/** Reads the text of a file of a project; undefined if it is not part of it. */
export type ReadText = (file: string) => string | undefined;

/** The places in the files of a project as they are now. */
export function placesIn({ editor }: OpenProject, documents: OpenDocuments): Places {
  const { program } = editor.program;
  return new Places(documents, (file) => program.getSourceFile(file)?.text);
}

/** The places of one project at one time. */
export class Places {
  readonly #documents: OpenDocuments;
  readonly #read: ReadText;
  readonly #texts = new Map<string, TextDocument | null>();

  /** @param read - Reads files that are not open. */
  constructor(documents: OpenDocuments, read: ReadText) {
    this.#documents = documents;
    this.#read = read;
  }

  /** The offset of a position; a position beyond the text is moved into it. */
  toOffset(file: string, position: Position): number {
    return this.#text(file)?.offsetAt(position) ?? 0;
  }

  /** The range of a span; empty if the file cannot be read. */
  toRange(file: string, { start, end }: Span): Range {
    const text = this.#text(file);
    const none = { line: 0, character: 0 };
    return { start: text?.positionAt(start) ?? none, end: text?.positionAt(end) ?? none };
  }

  /** The location of a span. */
  toLocation({ file, span }: SourceLocation): Location {
    return { uri: this.#uri(file), range: this.toRange(file, span) };
  }

  /** Edits of files. Those of open documents name the version that they apply to, so that no later text is damaged. */
  toWorkspaceEdit(edits: readonly TextEdit[]): WorkspaceEdit {
    const files = [...new Set(edits.map(({ file }) => file))];
    return {
      documentChanges: files.map((file) => ({
        textDocument: { uri: this.#uri(file), version: this.#documents.find(file)?.text.version ?? null },
        edits: edits
          .filter((edit) => edit.file === file)
          .map(({ span, text }) => ({ range: this.toRange(file, span), newText: text })),
      })),
    };
  }

  /** The client compares URIs as text, so it gets back its own. */
  #uri(file: string): string {
    return this.#documents.find(file)?.text.uri ?? toUri(file);
  }

  #text(file: string): TextDocument | null {
    const open = this.#documents.find(file);
    if (open !== null) return open.text;
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const text = this.#read(file);
    const document = text === undefined ? null : TextDocument.create(toUri(file), "typescript", 0, text);
    this.#texts.set(file, document);
    return document;
  }
}
