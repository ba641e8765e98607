/** Replaces the thread pool in bundles for browsers, through the `imports` of the package. */
import { noThreads } from "../errors/catalogue/8-threads.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Resource } from "../execute/values/resources.js";

/** A pool without threads. It takes no call, and explains why. */
export class ThreadPool implements Resource {
  /** Rejects with a {@link NodeProblem}, because there are no threads in a browser. */
  submit(): Promise<never> {
    return Promise.reject(new NodeProblem(noThreads, { reason: "this bundle is for browsers" }));
  }

  /** Does nothing, because nothing comes. */
  onResult(): void {}

  /** Does nothing. */
  async cancel(): Promise<void> {}

  /** Does nothing. */
  async close(): Promise<void> {}
}
