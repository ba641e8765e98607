/** A real HTTP server that fails as it is told, and remembers what was asked for. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer: a status, never, or a closed connection. */
export type Answer = number | "stall" | "hang up";

/** One request, as the server saw it. */
export interface SeenRequest {
  readonly path: string;
  /** Milliseconds since the server started. */
  readonly at: number;
  /** Whether the client closed the connection before it had an answer. */
  isAborted: boolean;
}

/** The server; every path gets the answers that are scheduled for it, and then 200. */
export class FailingServer {
  /** All requests in the order in which they arrived. */
  readonly requests: SeenRequest[] = [];
  /** The maximum number of requests that were being answered at a time. */
  mostOpen = 0;
  readonly #schedule: Readonly<Record<string, readonly Answer[]>>;
  readonly #server: Server;
  /** Milliseconds until it answers. */
  readonly #delayMs: number;
  readonly #began = performance.now();
  #open = 0;

  constructor(schedule: Readonly<Record<string, readonly Answer[]>> = {}, delayMs: number = 0) {
    this.#schedule = schedule;
    this.#delayMs = delayMs;
    this.#server = createServer((request, response) => {
      const path = request.url!;
      const answer = this.#schedule[path]?.[this.requestsOf(path).length] ?? 200;
      const seen: SeenRequest = { path, at: performance.now() - this.#began, isAborted: false };
      this.requests.push(seen);
      this.mostOpen = Math.max(this.mostOpen, ++this.#open);
      response.on("close", () => {
        this.#open--;
        seen.isAborted = !response.writableFinished && answer !== "hang up";
      });
      if (answer === "hang up") request.socket.destroy();
      else if (typeof answer === "number")
        setTimeout(() => response.writeHead(answer).end(JSON.stringify(path)), this.#delayMs);
    });
  }

  /** Starts it; returns its address. The first request of a process is slow, so one is sent that does not count. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    await (await fetch(`${address}/first`)).text();
    this.requests.length = 0;
    this.mostOpen = 0;
    return address;
  }

  /** The requests of one path. */
  requestsOf(path: string): readonly SeenRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  /** The number of requests by path. */
  get counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { path } of this.requests) counts[path] = (counts[path] ?? 0) + 1;
    return counts;
  }

  /** Stops it, and closes what is open. */
  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
