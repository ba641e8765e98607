/** The language server: answers an editor about dataflows, beside TypeScript's own server. */
import { setImmediate } from "node:timers/promises";
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { completeItem, findCompletions, type ItemData } from "./answers/find-completions.js";
import { findCodeActions } from "./answers/find-code-actions.js";
import { findDefinitions, findReferences } from "./answers/find-locations.js";
import { findHover } from "./answers/find-hover.js";
import { findRenamable, findRename } from "./answers/find-rename.js";
import type { Question } from "./answers/question.js";
import { Checks } from "./checks.js";
import { OpenDocuments } from "./documents/open-documents.js";
import { Places } from "./documents/places.js";
import { toFile } from "./documents/uris.js";
import { Projects } from "./projects/projects.js";

/** The files whose changes on the disk matter: sources, and configurations of TypeScript and packages. */
const WATCHED = "**/*.{ts,mts,cts,tsx,js,mjs,cjs,json}";

/** Answers one client. */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents = new OpenDocuments();
  readonly #projects: Projects;
  readonly #checks: Checks;
  #watchesFiles = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    const { window } = connection;
    this.#projects = new Projects(this.#documents, {
      refused: (message) => void window.showErrorMessage(`Icosian: ${message}`),
      restarted: () => void window.showWarningMessage("Icosian: TypeScript's process ended. It was started again."),
      stopped: () =>
        void window.showErrorMessage(
          "Icosian: TypeScript's process ended again. Dataflows are not checked until a tsconfig or package.json is saved, or the language server is restarted.",
        ),
    });
    this.#checks = new Checks(this.#documents, this.#projects, {
      publish: (uri, version, diagnostics) =>
        void connection.sendDiagnostics({
          uri,
          diagnostics: [...diagnostics],
          ...(version === null ? {} : { version }),
        }),
      report: (error) => this.#report(error),
    });
  }

  /** Begins to answer. */
  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#watch());
    connection.onShutdown(() => this.#projects.close());
    this.#followDocuments();
    connection.onHover(({ textDocument, position }, token) =>
      this.#answer(textDocument.uri, token, (question) => findHover({ ...question, position })),
    );
    connection.onDefinition(({ textDocument, position }, token) =>
      this.#answer(textDocument.uri, token, (question) => toMutable(findDefinitions({ ...question, position }))),
    );
    connection.onReferences(({ textDocument, position }, token) =>
      this.#answer(textDocument.uri, token, (question) => toMutable(findReferences({ ...question, position }))),
    );
    connection.onPrepareRename(({ textDocument, position }, token) =>
      this.#answer(textDocument.uri, token, (question) => findRenamable({ ...question, position })),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      this.#answer(textDocument.uri, token, (question) => findRename({ ...question, position }, newName)),
    );
    connection.onCompletion(({ textDocument: { uri }, position }, token) =>
      this.#answer(uri, token, (question) => toMutable(findCompletions({ ...question, position }, uri))),
    );
    connection.onCompletionResolve(async (item, token) => {
      const { uri, position } = item.data as ItemData;
      const completed = await this.#answer(uri, token, (question) => completeItem(item, { ...question, position }));
      return completed ?? item;
    });
    connection.onCodeAction(({ textDocument, range }, token) =>
      this.#answer(textDocument.uri, token, (question) => toMutable(findCodeActions(question, range))),
    );
    connection.listen();
  }

  #initialize({ capabilities }: InitializeParams): InitializeResult {
    this.#watchesFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: "icosian" },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        completionProvider: { resolveProvider: true, triggerCharacters: ["(", ",", "{"] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  }

  #watch(): void {
    if (!this.#watchesFiles) return;
    const watchers = [{ globPattern: WATCHED }];
    this.#connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => this.#report(error));
  }

  #followDocuments(): void {
    const connection = this.#connection;
    connection.onDidOpenTextDocument(({ textDocument }) => {
      const document = this.#documents.open(textDocument);
      if (document !== null) this.#change([document.file], document.file);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const file = toFile(uri);
      if (this.#documents.edit(uri, version, contentChanges) !== "applied" || file === null) return;
      this.#projects.edited(file);
      this.#checks.request(file);
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => this.#change([toFile(uri) ?? []].flat(), null));
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const file = this.#documents.close(uri);
      if (file === null) return;
      this.#checks.forget(file, uri);
      this.#change([file], null);
    });
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.#change(
        changes.flatMap(({ uri }) => toFile(uri) ?? []),
        null,
      ),
    );
  }

  #change(files: readonly string[], edited: string | null): void {
    if (files.length === 0) return;
    this.#projects.changed(files);
    this.#checks.request(edited);
  }

  /**
   * Answers from the texts as they are now.
   *
   * @returns Null if there is no answer, or if it failed: an editor shows each error in a window of its own.
   */
  async #answer<Answer>(
    uri: string,
    token: CancellationToken,
    find: (question: Question) => Answer,
  ): Promise<Answer | null> {
    const file = toFile(uri);
    if (file === null) return null;
    const before = this.#documents.find(file)?.text.version;
    // Whatever the client sent together with the request comes first: that it is cancelled, or an edit.
    await setImmediate();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
    if (this.#documents.find(file)?.text.version !== before)
      throw new ResponseError(LSPErrorCodes.ContentModified, "The document was edited.");
    try {
      return await this.#projects.ask(file, (project) => {
        const { program } = project.editor.program;
        const places = new Places(this.#documents, (each) => program.getSourceFile(each)?.text);
        return find({ file, project, places });
      });
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.#report(error);
      return null;
    }
  }

  #report(error: unknown): void {
    this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** The protocol's types are mutable. */
function toMutable<Each>(list: readonly Each[] | null): Each[] | null {
  return list === null ? null : [...list];
}
