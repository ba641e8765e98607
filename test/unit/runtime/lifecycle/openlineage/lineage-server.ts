/** A real HTTP server that receives events, and answers as a test wants it to. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { LineageEvent } from "@icosian/runtime/openlineage";

/** A request that has arrived. */
export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly event: LineageEvent;
}

/** Answers a request: with a status, or never. */
export type Answer = (event: LineageEvent, count: number) => number | "never" | Promise<number>;

/** Collects the events that are posted to it. */
export class LineageServer {
  /** The requests in the order in which they arrived. */
  readonly received: Received[] = [];
  /** The events that were answered with 201, in their order. */
  readonly accepted: LineageEvent[] = [];
  /** Decides what is answered; 201 unless a test sets it. */
  answer: Answer = () => 201;
  readonly #server = createServer((request, response) => void this.#receive(request, response));
  #waiting: (() => void)[] = [];
  #port = 0;

  /** Starts on a free port, and later on the same one again. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** The address, also while the server is stopped. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The accepted events of one run, by type. */
  typesOf(runId: string): readonly string[] {
    return this.accepted.filter(({ run }) => run.runId === runId).map(({ eventType }) => eventType);
  }

  /** Waits until a condition holds; it can change only when a request arrives or is answered. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Ends all connections without an answer. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  /** Stops. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part as string;
    const event = JSON.parse(text) as LineageEvent;
    const { method, url: path, headers } = request;
    this.received.push({ method, path, headers, event });
    this.#wake();
    const status = await this.answer(event, this.received.length);
    if (status !== "never") response.writeHead(status).end("{}");
    if (status === 201) this.accepted.push(event);
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
