/** The events of a live page, as a browser receives them. */
import { get, type IncomingMessage } from "node:http";
import { unpackGraph } from "../../runtime/dist/visualize/html/unpack-graph.js";
import type { ExecutionExport, PageProblem, PageUpdate } from "@icosian/runtime/visualize";

/** One event: the state of the page. */
export interface PageEvent {
  readonly id: string;
  readonly graph: ExecutionExport;
  readonly problems: readonly PageProblem[];
  /** When it arrived, in milliseconds of `performance.now()`. */
  readonly time: number;
}

const TIMEOUT_MILLISECONDS = 60_000;

/** A connection to the events. The caller closes it. */
export class EventStream {
  readonly #response: IncomingMessage;
  readonly #events: PageEvent[] = [];
  /** All that arrived. */
  readonly ended: Promise<void>;
  #text = "";
  #isEnded = false;
  #wake = (): void => {};

  private constructor(response: IncomingMessage) {
    this.#response = response;
    this.ended = new Promise((resolve) => {
      response.on("close", () => {
        this.#isEnded = true;
        this.#wake();
        resolve();
      });
    });
    response.on("error", () => {});
    response.setEncoding("utf8").on("data", (chunk: string) => this.#read(chunk));
  }

  /** Connects, and waits for the headers. */
  static open(address: string, headers: Readonly<Record<string, string>> = {}): Promise<EventStream> {
    return new Promise((resolve, reject) => {
      get(address, { headers, agent: false }, (response) => resolve(new EventStream(response))).on("error", reject);
    });
  }

  /** Of the answer. */
  get headers(): IncomingMessage["headers"] {
    return this.#response.headers;
  }

  /**
   * Waits for an event that is as wanted; those before it are passed over.
   *
   * @throws Error if there is none in a minute, or if the connection ends.
   */
  async next(isWanted: (event: PageEvent) => boolean = () => true): Promise<PageEvent> {
    const deadline = Date.now() + TIMEOUT_MILLISECONDS;
    let last: PageEvent | undefined;
    for (;;) {
      for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) {
        last = event;
        if (isWanted(event)) return event;
      }
      if (this.#isEnded || Date.now() > deadline)
        throw new Error(`No such event came. The last had the problems ${JSON.stringify(last?.problems, null, 2)}.`);
      await this.#nextChunk();
    }
  }

  /** Waits for the node of a name. */
  async node(name: string): Promise<PageEvent> {
    return this.next(({ graph }) => graph.nodes.some((node) => node.name === name));
  }

  /** The events that have come and have not been waited for. */
  take(): readonly PageEvent[] {
    return this.#events.splice(0);
  }

  /** Ends the connection. */
  close(): void {
    this.#response.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const messages = this.#text.split("\n\n");
    this.#text = messages.pop() ?? "";
    for (const message of messages) {
      const fields = new Map(message.split("\n").map((line) => [line.split(": ", 1)[0], line.replace(/^\w+: /, "")]));
      const data = fields.get("data");
      if (data === undefined) continue;
      const { graph, problems } = JSON.parse(data) as PageUpdate;
      this.#events.push({ id: fields.get("id") ?? "", graph: unpackGraph(graph), problems, time: performance.now() });
    }
    this.#wake();
  }

  async #nextChunk(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(resolve, 500);
    });
    clearTimeout(timer);
  }
}
