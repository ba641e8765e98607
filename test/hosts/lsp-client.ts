/** A client of the language server: a process of its own, asked over JSON-RPC as editors ask. */
import { spawn, type ChildProcess } from "node:child_process";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import { cleanEnvironment } from "./run.ts";

/** A position: line and character from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A segment of a text. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A diagnostic of the protocol. */
export interface LspDiagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: string;
  readonly source: string;
  readonly message: string;
  readonly relatedInformation?: readonly { readonly message: string; readonly location: { readonly uri: string } }[];
}

/** The diagnostics of one document, as the server published them. */
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly LspDiagnostic[];
}

/** What the server shows the user. */
export interface Shown {
  readonly type: number;
  readonly message: string;
}

/** What a client says at first. */
export interface Hello {
  readonly capabilities?: object;
  readonly initializationOptions?: object;
}

/** What the server answers at first. */
export interface HelloBack {
  readonly capabilities: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MILLISECONDS = 120_000;

/** A running server. Whoever starts one stops it. */
export class LspClient {
  readonly connection: MessageConnection;
  /** All diagnostics that were published, in order. */
  readonly published: Published[] = [];
  /** All messages that were shown to the user. */
  readonly shown: Shown[] = [];
  /** What the server logged; a test expects nothing. */
  readonly logged: string[] = [];
  /** The requests of the server to the client, by method. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #isGone = false;
  readonly #waiting = new Set<() => void>();

  /** @param args - The command and its arguments. */
  constructor(args: readonly string[], folder: string) {
    const child = spawn(process.execPath, args, { cwd: folder, env: cleanEnvironment(), stdio: "pipe" });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => this.logged.push(text));
    this.connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification((method, params) => this.#note(method, params));
    this.connection.onRequest((method, params) => {
      this.asked.push({ method, params });
      for (const wake of this.#waiting) wake();
      return method === "workspace/applyEdit" ? { applied: true } : null;
    });
    this.connection.onError(() => {});
    this.connection.listen();
  }

  /** Id of the server's process. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Says hello, as every client does first. */
  async initialize(folder: string, more: Hello = {}): Promise<HelloBack> {
    const rootUri = pathToFileURL(folder).href;
    const { capabilities = {}, ...others } = more;
    const workspace = { didChangeWatchedFiles: { dynamicRegistration: true } };
    const params = {
      processId: process.pid,
      rootUri,
      workspaceFolders: null,
      capabilities: { workspace, ...capabilities },
      ...others,
    };
    const result = await this.ask<HelloBack>("initialize", params);
    this.tell("initialized", {});
    return result;
  }

  /** Asks something, and waits for the answer. */
  async ask<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer> {
    const answer =
      token === undefined
        ? this.connection.sendRequest<Answer>(method, params)
        : this.connection.sendRequest<Answer>(method, params, token);
    return within(answer, () => `No answer to ${method}.\n${this.logged.join("")}`);
  }

  /** Tells something that has no answer. */
  tell(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  /** Waits until something holds that the server brings about. */
  async until(holds: () => boolean, what: string): Promise<void> {
    let wake = (): void => {};
    const held = new Promise<void>((resolve) => {
      wake = () => {
        if (holds()) resolve();
      };
      this.#waiting.add(wake);
      wake();
    });
    try {
      await within(held, () => `${what} did not come.\n${this.logged.join("")}`);
    } finally {
      this.#waiting.delete(wake);
    }
  }

  /** Ends the connection without a word, as an editor that crashes. */
  hangUp(): void {
    this.#isGone = true;
    this.#child.stdin?.end();
  }

  /** Ends the server as an editor does. Returns its exit code. */
  async stop(): Promise<number | null> {
    if (!this.#isGone && this.#child.exitCode === null && this.#child.signalCode === null) {
      await this.ask("shutdown", null).catch(() => {});
      this.tell("exit", null);
    }
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    const code = await this.#ended;
    clearTimeout(timer);
    this.connection.dispose();
    return code;
  }

  #note(method: string, params: unknown): void {
    if (method === "textDocument/publishDiagnostics") this.published.push(params as Published);
    if (method === "window/showMessage") this.shown.push(params as Shown);
    if (method === "window/logMessage") this.logged.push((params as Shown).message);
    for (const wake of this.#waiting) wake();
  }
}

async function within<Answer>(answer: Promise<Answer>, describe: () => string): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(describe())), TIMEOUT_MILLISECONDS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
