/** Notes which files a process loads as modules. */
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";
import { MessageChannel, receiveMessageOnPort, type MessagePort } from "node:worker_threads";

/** The files that are loaded from its making on. One per process, because hooks stay. */
export class LoadedFiles {
  readonly #urls = new Set<string>();
  readonly #port: MessagePort | null;

  constructor() {
    if (typeof nodeModule.registerHooks === "function") {
      this.#port = null;
      nodeModule.registerHooks({
        load: (url, context, nextLoad) => {
          this.#urls.add(url);
          return nextLoad(url, context);
        },
      });
      return;
    }
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.unref();
    nodeModule.register(new URL("./note-loads.js", import.meta.url), { data: { port: port2 }, transferList: [port2] });
  }

  /** The files so far, without those of packages. */
  list(): readonly string[] {
    if (this.#port !== null)
      for (let next = receiveMessageOnPort(this.#port); next !== undefined; next = receiveMessageOnPort(this.#port))
        this.#urls.add(String(next.message));
    const own = [...this.#urls].filter((url) => url.startsWith("file:") && !url.includes("/node_modules/"));
    // `features.ts?v=1` is another module, and the same file.
    return [...new Set(own.map((url) => fileURLToPath(url.replace(/[?#].*$/, ""))))];
  }
}
