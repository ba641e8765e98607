/** TypeScript's editor service, run as editors run it: a process that is asked over its standard streams. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { cleanEnvironment } from "./run.ts";

/** A location as the protocol has it: lines and offsets from 1. */
export interface Location {
  readonly line: number;
  readonly offset: number;
}

interface Response {
  readonly type: "response" | "event";
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

const TIMEOUT_MILLISECONDS = 180_000;

/** A running service. Whoever starts one stops it. */
export class TsServer {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, (response: Response) => void>();
  readonly #logFile: string;
  #sequence = 0;
  #unread: Buffer = Buffer.alloc(0);

  /**
   * @param script - The `tsserver.js` of a TypeScript.
   * @param logFile - Where the service writes what it does.
   */
  constructor(script: string, folder: string, logFile: string) {
    const logging = ["--logVerbosity", "verbose", "--logFile", logFile];
    // Editors pass the first of these when they run the TypeScript of the project.
    const flags = ["--allowLocalPluginLoads", "--disableAutomaticTypingAcquisition", ...logging];
    const child = spawn(process.execPath, [script, ...flags], {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ["pipe", "pipe", "ignore"],
    });
    this.#child = child;
    this.#logFile = logFile;
    this.#ended = new Promise((resolve) => child.on("close", () => resolve()));
    child.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
  }

  /**
   * Asks something that has an answer.
   *
   * @returns The body of the answer; undefined where the service knows nothing.
   */
  async ask<Body>(command: string, args: object): Promise<Body> {
    const sequence = this.#write(command, args);
    const response = await new Promise<Response>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No answer to ${command}.\n${this.readLog().slice(-5000)}`)),
        TIMEOUT_MILLISECONDS,
      );
      this.#waiting.set(sequence, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    if (response.success !== true && response.message !== "No content available.")
      throw new Error(`${command}: ${response.message}`);
    return response.body as Body;
  }

  /** Tells something that has no answer. */
  tell(command: string, args: object): void {
    this.#write(command, args);
  }

  /** What the service wrote down. */
  readLog(): string {
    return readFileSync(this.#logFile, "utf8");
  }

  /** Ends the service, by its id, and waits until it is gone. */
  async stop(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #write(command: string, args: object): number {
    const seq = ++this.#sequence;
    this.#child.stdin?.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    return seq;
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const head = /^\s*Content-Length: (\d+)\r\n\r\n/.exec(this.#unread.subarray(0, 200).toString());
      if (head === null) return;
      const end = Buffer.byteLength(head[0]) + Number(head[1]);
      if (this.#unread.length < end) return;
      const message = JSON.parse(this.#unread.subarray(Buffer.byteLength(head[0]), end).toString()) as Response;
      this.#unread = this.#unread.subarray(end);
      if (message.type === "response") this.#waiting.get(message.request_seq ?? 0)?.(message);
    }
  }
}
