/** Module hooks that tell which files are loaded, for a Node.js that runs hooks in a thread of their own (Node.js 20). */
import type { InitializeHook, LoadHook } from "node:module";
import type { MessagePort } from "node:worker_threads";

let port: MessagePort | null = null;

/** Receives the port to which addresses are sent. */
export const initialize: InitializeHook<{ readonly port: MessagePort }> = (data) => {
  ({ port } = data);
};

/** Tells the address of a module, and leaves it to the other hooks. */
export const load: LoadHook = async (url, context, nextLoad) => {
  port?.postMessage(url);
  return nextLoad(url, context);
};
