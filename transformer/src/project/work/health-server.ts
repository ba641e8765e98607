/** Tells other programs of this machine how a worker is, such as the one that starts it again. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isForThisMachine } from "../is-for-this-machine.js";
import { Misuse } from "../misuse.js";

/** Only this machine can connect. */
const ADDRESS = "127.0.0.1";

const HEADERS: Readonly<Record<string, string>> = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** What a worker says of itself. */
export interface Health {
  /** Whether it can take jobs. */
  readonly isWell: boolean;
  /** Everything else, as JSON. */
  readonly facts: object;
}

/** A server that answers `GET /health`. Its owner has to close it. */
export class HealthServer {
  readonly #server: Server;

  /** @param ask - Asks the worker how it is; never rejects. */
  constructor(ask: () => Promise<Health>) {
    this.#server = createServer((request, response) => void answer(request, response, ask));
  }

  /**
   * Begins to listen.
   *
   * @param port - 0 for any free port.
   * @returns The address of the page.
   * @throws Misuse if the port cannot be used.
   */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", ({ code, message }: NodeJS.ErrnoException) =>
        reject(
          new Misuse(
            code === "EADDRINUSE"
              ? `Port ${port} is taken. Choose another one with \`--health\`.`
              : `Port ${port} cannot be opened: ${message}.`,
          ),
        ),
      );
      this.#server.listen(port, ADDRESS, resolve);
    });
    // A connection that cannot be accepted, because too many files are open, is no reason to end.
    this.#server.on("error", () => {});
    // A cast because a server that listens to a port has such an address.
    return `http://${ADDRESS}:${(this.#server.address() as AddressInfo).port}/health`;
  }

  /** Ends all connections, and stops listening. */
  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, ask: () => Promise<Health>): Promise<void> {
  if (!isForThisMachine(request)) return reply(response, 403, { error: "This is only for this machine." });
  if (request.method !== "GET" && request.method !== "HEAD")
    return reply(response, 405, { error: "There is only GET." }, { Allow: "GET, HEAD" });
  if (request.url?.split("?")[0] !== "/health")
    return reply(response, 404, { error: "There is nothing here. The answer is at /health." });
  const { isWell, facts } = await ask();
  reply(response, isWell ? 200 : 503, facts);
}

function reply(response: ServerResponse, status: number, content: object, more: Record<string, string> = {}): void {
  response.writeHead(status, { ...HEADERS, "Content-Type": "application/json; charset=utf-8", ...more });
  // Node.js leaves the body out of the answer to HEAD.
  response.end(`${JSON.stringify(content)}\n`);
}
