/** Serves one page that changes, on this machine alone. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isForThisMachine } from "../../is-for-this-machine.js";
import { Misuse } from "../../misuse.js";
import { EventClients } from "./event-clients.js";

/** A state of the page. */
export interface ServedPage {
  /** Writes the page, which listens to events at an address. */
  toHtml(events: string): string;
  /** What an open page has to know of the state; one line. */
  readonly update: string;
}

/** Only this machine can connect. */
const ADDRESS = "127.0.0.1";
const FIRST_PORT = 4983;
const LAST_PORT = FIRST_PORT + 100;

/**
 * What holds for every answer. The page's own policy names its script and its style; this one adds what only a header
 * can say.
 */
const HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; worker-src blob:; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** A server of one page at `/`, with its events at `/events`. Its owner has to close it. */
export class PageServer {
  readonly #server: Server;
  readonly #clients = new EventClients();
  /** Tells the states of this server from those of an earlier one at the same port. */
  readonly #run = Date.now().toString(36);
  #number = 0;
  #page: ServedPage | null = null;
  #html: string | null = null;

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /**
   * Begins to listen.
   *
   * @param port - Null for the first free port from 4983 on; 0 for any free port.
   * @returns The port.
   * @throws Misuse if the port is taken.
   */
  async listen(port: number | null): Promise<number> {
    let next = port ?? FIRST_PORT;
    while (!(await this.#tryPort(next))) {
      if (port !== null) throw new Misuse(`Port ${port} is taken. Choose another with \`--port\`, or leave it out.`);
      if (next === LAST_PORT) throw new Misuse(`The ports from ${FIRST_PORT} to ${LAST_PORT} are all taken.`);
      next++;
    }
    // A connection that cannot be accepted, because too many files are open, is no reason to end.
    this.#server.on("error", () => {});
    // A cast because a server that listens to a port has such an address.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Shows a state, also to all pages that are open; nothing happens if its update is that of the last one. */
  show(page: ServedPage): void {
    if (page.update === this.#page?.update) return;
    this.#page = page;
    this.#html = null;
    this.#number++;
    this.#clients.send({ id: this.#id, data: page.update });
  }

  /** Waits until what was shown has been sent, but not for clients that do not read. */
  flush(milliseconds: number): Promise<void> {
    return this.#clients.flush(milliseconds);
  }

  /** Ends all connections, and stops listening. */
  async close(): Promise<void> {
    this.#clients.close();
    if (!this.#server.listening) return;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  get #id(): string {
    return `${this.#run}-${this.#number}`;
  }

  #tryPort(port: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void => {
        this.#server.off("listening", onListening);
        if (error.code === "EADDRINUSE") resolve(false);
        else reject(new Misuse(`Port ${port} cannot be opened: ${error.message}.`));
      };
      const onListening = (): void => {
        this.#server.off("error", onError);
        resolve(true);
      };
      this.#server.once("error", onError).once("listening", onListening).listen(port, ADDRESS);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "" } = request;
    const [path = "", query = ""] = url.split("?", 2);
    if (!isForThisMachine(request)) return reply(response, 403, "This page is only for this machine.");
    if (method !== "GET" && method !== "HEAD")
      return reply(response, 405, "There is only GET.", { Allow: "GET, HEAD" });
    if (path === "/") return this.#answerPage(response);
    if (path !== "/events") return reply(response, 404, "There is nothing here. The page is at `/`.");
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream; charset=utf-8" });
    if (method === "HEAD") response.end();
    else this.#clients.add(response, toKnown(request, query));
  }

  #answerPage(response: ServerResponse): void {
    // Only at the beginning, while the project is read for the first time.
    if (this.#page === null) return reply(response, 503, "The project is being read.", { Refresh: "1" });
    // The address tells which state the page has, so that it is sent only what comes later.
    this.#html ??= this.#page.toHtml(`/events?after=${this.#id}`);
    const type = { "Content-Type": "text/html; charset=utf-8" };
    response.writeHead(200, { ...HEADERS, ...type, "Content-Length": Buffer.byteLength(this.#html) });
    // Node.js leaves the body out of the answer to HEAD.
    response.end(this.#html);
  }
}

/** The state that a client has: that of its page, or of the last event before its connection broke. */
function toKnown({ headers }: IncomingMessage, query: string): string | null {
  const last = headers["last-event-id"];
  return typeof last === "string" ? last : new URLSearchParams(query).get("after");
}

function reply(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}): void {
  response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8", ...more });
  response.end(`${text}\n`);
}
