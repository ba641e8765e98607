/** Takes the place of the pool in bundles for browsers, as the package's `imports` say. */
import { noThreads } from "../errors/catalogue/8-threads.js";
import { NodeProblem } from "../execute/call/node-problem.js";
import type { Resource } from "../execute/values/resources.js";

/** A pool without threads: every call fails, and says why. */
export class ThreadPool implements Resource {
  run(): Promise<never> {
    return Promise.reject(new NodeProblem(noThreads, { reason: "this bundle is for browsers" }));
  }

  async close(): Promise<void> {}
}
