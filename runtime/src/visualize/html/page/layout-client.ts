/** Lays out graphs in a worker. */
import { layOut } from "../../layout/lay-out.js";
import type { Layout, LayoutGraph, LayoutOptions } from "../../layout/layout-graph.js";
import type { WorkerAnswer, WorkerRequest } from "./worker-messages.js";
import type { StartWorker } from "./worker-starter.js";

/** Lays out one graph at a time; a new one ends the layout that is under way. */
export class LayoutClient {
  #start: StartWorker;
  #worker: Worker | null = null;
  #isBusy = false;

  /** @param start - Starts a worker; without one, layouts are made on the main thread. */
  constructor(start: StartWorker) {
    this.#start = start;
  }

  /**
   * Lays out a graph. The promise of a layout that a later call ends stays pending.
   *
   * @throws Error if the layout fails, which is our bug.
   */
  async layOut(graph: LayoutGraph, options: LayoutOptions): Promise<Layout> {
    if (this.#isBusy) {
      this.#worker?.terminate();
      this.#worker = null;
    }
    this.#worker ??= this.#start();
    const worker = this.#worker;
    if (worker === null) return layOut(graph, options);
    this.#isBusy = true;
    try {
      const answer = await this.#ask(worker, { kind: "layOut", graph, options });
      if (answer?.kind === "failed") throw new Error(answer.message);
      if (answer?.kind === "laidOut") return answer.layout;
      this.#start = () => null;
      this.#worker = null;
      return layOut(graph, options);
    } finally {
      if (this.#worker === worker) this.#isBusy = false;
    }
  }

  /** The answer; null if the worker could not be loaded, after which none is started again. */
  async #ask(worker: Worker, request: WorkerRequest): Promise<WorkerAnswer | null> {
    return await new Promise((resolve) => {
      // The listeners of one layout, which another one must not keep.
      const listening = new AbortController();
      const { signal } = listening;
      const end = (answer: WorkerAnswer | null): void => {
        listening.abort();
        resolve(answer);
      };
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => end(data), { signal });
      worker.addEventListener(
        "error",
        (event) => {
          event.preventDefault();
          end(null);
        },
        { signal },
      );
      worker.postMessage(request);
    });
  }
}
