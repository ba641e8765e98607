/** The browsers that listen to the events of a page. */
import type { ServerResponse } from "node:http";

/** One event: the current state as a whole, so that a client that misses one loses nothing. */
export interface ServerEvent {
  /** What tells it from all others. */
  readonly id: string;
  /** One line of text. */
  readonly data: string;
}

/** How often each client is sent a sign of life, so that nothing between server and client ends a silent connection. */
const HEARTBEAT_MILLISECONDS = 15_000;

/** After so many heartbeats that could not be sent, a client is given up. */
const MAXIMUM_LATE = 4;

interface Client {
  readonly response: ServerResponse;
  /** The id of the last event that it was sent. */
  sent: string | null;
  /** Whether the system has not taken all that was sent, because the client does not read. */
  isBusy: boolean;
  /** The number of heartbeats that could not be sent since. */
  late: number;
}

/** Sends events to all clients. A client that reads slowly is sent only the newest event, once it has read the last. */
export class EventClients {
  readonly #clients = new Set<Client>();
  readonly #heartbeat: NodeJS.Timeout;
  #event: ServerEvent | null = null;

  constructor() {
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MILLISECONDS);
    this.#heartbeat.unref();
  }

  /**
   * Adds a client, whose headers have been sent.
   *
   * @param known - The id of the event whose state it has already; null if it has none.
   */
  add(response: ServerResponse, known: string | null): void {
    const client: Client = { response, sent: known, isBusy: false, late: 0 };
    this.#clients.add(client);
    response.on("close", () => this.#clients.delete(client));
    // A broken connection is closed, too.
    response.on("error", () => {});
    this.#write(client, "retry: 1000\n\n");
  }

  /** Sends an event to every client. */
  send(event: ServerEvent): void {
    this.#event = event;
    for (const client of this.#clients) this.#send(client);
  }

  /** Waits until the system has taken everything that was sent, but not for clients that do not read. */
  async flush(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    const isWaiting = (): boolean => [...this.#clients].some(({ isBusy }) => isBusy);
    do await new Promise((resolve) => setTimeout(resolve, 1));
    while (isWaiting() && performance.now() < end);
  }

  /** Ends all connections. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const { response } of this.#clients) response.destroy();
    this.#clients.clear();
  }

  #send(client: Client): void {
    if (this.#event === null || this.#event.id === client.sent || client.isBusy) return;
    client.sent = this.#event.id;
    this.#write(client, `id: ${this.#event.id}\ndata: ${this.#event.data}\n\n`);
  }

  #write(client: Client, text: string): void {
    client.isBusy = true;
    client.response.write(text, () => {
      client.isBusy = false;
      client.late = 0;
      this.#send(client);
    });
  }

  #beat(): void {
    for (const client of this.#clients)
      if (!client.isBusy) this.#write(client, ": still here\n\n");
      else if (++client.late >= MAXIMUM_LATE) client.response.destroy();
  }
}
