/** The language server: answers an editor about dataflows, beside TypeScript's own server. */
import {
  CancellationToken,
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type Connection,
  type ExecuteCommandParams,
  type InitializeParams,
  type InitializeResult,
  type Position,
} from "vscode-languageserver";
import { Answerer } from "./answerer.js";
import { FIX_ALL } from "./answers/find-code-actions.js";
import { findRename } from "./answers/find-rename.js";
import { TOKENS } from "./answers/find-tokens.js";
import { Checks } from "./checks.js";
import { RENAME_NODE, SHOW_GRAPH } from "./commands.js";
import { OpenDocuments } from "./documents/open-documents.js";
import { toFile } from "./documents/uris.js";
import { GraphPage } from "./graph-page.js";
import { Projects } from "./projects/projects.js";
import { registerAnswers } from "./register-answers.js";

/** The files whose changes on the disk matter: sources, and configurations of TypeScript and packages. */
const WATCHED = "**/*.{ts,mts,cts,tsx,js,mjs,cjs,json}";

/** What the client can do; all false before its first message. */
const NO_ABILITIES = { watchesFiles: false, showsDocuments: false, asksForNames: false };

/** Answers one client. */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents = new OpenDocuments();
  readonly #projects: Projects;
  readonly #checks: Checks;
  readonly #answerer: Answerer;
  readonly #graph: GraphPage;
  #abilities = NO_ABILITIES;

  constructor(connection: Connection) {
    this.#connection = connection;
    const report = (error: unknown): void =>
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.#projects = new Projects(this.#documents, {
      refused: (message) => this.#tell(MessageType.Error, message),
      restarted: () => this.#tell(MessageType.Warning, "TypeScript's process ended. It was started again."),
      stopped: () =>
        this.#tell(
          MessageType.Error,
          "TypeScript's process ended again. Dataflows are not checked until a tsconfig or package.json is saved, or the language server is restarted.",
        ),
    });
    this.#answerer = new Answerer(this.#documents, this.#projects, report);
    this.#graph = new GraphPage(this.#projects);
    this.#checks = new Checks(this.#documents, this.#projects, {
      publish: (uri, version, diagnostics) =>
        void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version !== null && { version }) }),
      settled: () => this.#graph.update(),
      report,
    });
  }

  /** Begins to answer. */
  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#watch());
    connection.onShutdown(async () => {
      await this.#graph.close();
      await this.#projects.close();
    });
    this.#followDocuments();
    registerAnswers(connection, this.#answerer, () => this.#abilities);
    connection.onExecuteCommand((params) => this.#execute(params));
    connection.listen();
  }

  #initialize({ capabilities: { workspace, window }, initializationOptions }: InitializeParams): InitializeResult {
    this.#abilities = {
      watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      showsDocuments: window?.showDocument?.support === true,
      asksForNames: isSet(initializationOptions, "asksForNames"),
    };
    // A client that has the commands itself must not register them for the server.
    const commands = isSet(initializationOptions, "hasCommands") ? [] : [SHOW_GRAPH, RENAME_NODE];
    return {
      serverInfo: { name: "icosian" },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        completionProvider: { resolveProvider: true, triggerCharacters: ["(", ",", "{"] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL] },
        codeLensProvider: {},
        documentSymbolProvider: { label: "Dataflow" },
        workspaceSymbolProvider: true,
        semanticTokensProvider: { legend: TOKENS, full: true },
        executeCommandProvider: { commands },
      },
    };
  }

  async #watch(): Promise<void> {
    if (!this.#abilities.watchesFiles) return;
    await this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: WATCHED }],
    });
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
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const files = changes.flatMap(({ uri }) => toFile(uri) ?? []);
      this.#change(files, null);
    });
  }

  #change(files: readonly string[], edited: string | null): void {
    if (files.length === 0) return;
    this.#projects.changed(files);
    this.#checks.request(edited);
  }

  async #execute({ command, arguments: args = [] }: ExecuteCommandParams): Promise<unknown> {
    const [uri, second, newName] = args as readonly unknown[];
    if (command === SHOW_GRAPH) return this.#showGraph(uri, typeof second === "string" ? second : null);
    if (command !== RENAME_NODE) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    if (typeof newName !== "string" || !isPosition(second))
      throw new ResponseError(ErrorCodes.InvalidParams, `${RENAME_NODE} needs a URI, a position and the new name.`);
    const edit = await this.#answerer.answer(uri, CancellationToken.None, (question) =>
      findRename({ ...question, position: second }, newName),
    );
    return edit !== null && (await this.#connection.workspace.applyEdit(edit)).applied;
  }

  async #showGraph(uri: unknown, node: string | null): Promise<string | null> {
    const file = toFile(uri);
    const address = file === null ? null : await this.#graph.show(file, node);
    if (address === null) this.#tell(MessageType.Info, "This file is no dataflow module, and it builds no dataflow.");
    else if (this.#abilities.showsDocuments)
      await this.#connection.window.showDocument({ uri: address, external: true });
    else this.#tell(MessageType.Info, `The graph is at ${address}`);
    return address;
  }

  /** Tells the user something. It is no question, so nothing waits for an answer. */
  #tell(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message: `Icosian: ${message}` });
  }
}

/** Whether the client sets an option of its first message. */
function isSet(options: unknown, name: string): boolean {
  return typeof options === "object" && options !== null && (options as Record<string, unknown>)[name] === true;
}

function isPosition(value: unknown): value is Position {
  const { line, character } = (value ?? {}) as Partial<Position>;
  return typeof line === "number" && typeof character === "number";
}
