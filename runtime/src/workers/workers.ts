/** Nodes that run in other threads: `@icosian/runtime/workers`. For Node.js. */
export { shared } from "./shared.js";
export { worker, type WorkerOptions } from "./worker.js";
