/** Problems with lifecycle adapters, and failures of nodes that are retried or limited in time. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote, quoteNode } from "../words.js";

/** A hook of an adapter threw an error, or the promise that it returned was rejected. */
export const adapterFailed: CatalogueEntry<{
  readonly hook: string;
  readonly adapter: string;
  readonly reason: string;
}> = {
  code: "ICO8011",
  slug: "adapter-failed",
  message: (subject, { hook, adapter, reason }) =>
    `The hook ${quote(hook)} of ${adapter} failed${at(subject)}: ${reason}`,
};

/** A hook returned a promise during `executeSync`, which cannot wait for it. */
export const asyncHook: CatalogueEntry<{ readonly hook: string; readonly adapter: string }> = {
  code: "ICO8012",
  slug: "async-hook",
  message: (subject, { hook, adapter }) =>
    `The hook ${quote(hook)} of ${adapter} returned a promise${at(subject)}, and \`executeSync\` cannot wait. Use ` +
    "`await execute(…)`, or let the hook return nothing.",
};

/** `executeNode` returned a promise for a node that was planned as a synchronous one. */
export const undeclaredWrapper: CatalogueEntry<{ readonly hook: string; readonly adapter: string }> = {
  code: "ICO8013",
  slug: "undeclared-async-adapter",
  message: (subject, { hook, adapter }) =>
    `${quote(hook)} of ${adapter} returned a promise for ${quoteNode(subject)}, which is not async. Plans are made before ` +
    "anything runs: write an `async` function, or say `isAsync: true` (`makesAsync: true` in `defineModifier`).",
};

/** A node took longer than its `timeout` allows. */
export const timedOut: CatalogueEntry<{ readonly ms: number }> = {
  code: "ICO8014",
  slug: "node-timed-out",
  message: (subject, { ms }) => `The node ${quoteNode(subject)} took longer than its timeout of ${ms} ms.`,
};

/** A node failed in each of its attempts. */
export const retriesExhausted: CatalogueEntry<{ readonly reasons: readonly string[] }> = {
  code: "ICO8015",
  slug: "retries-exhausted",
  message: (subject, { reasons }) =>
    [
      `The node ${quoteNode(subject)} failed ${reasons.length} times; the last time: ${reasons.at(-1) ?? ""}`,
      ...reasons.slice(0, -1).map((reason, index) => `Attempt ${index + 1}: ${reason}`),
    ].join("\n"),
};

function at(node: string): string {
  return node === "" ? "" : ` at the node ${quoteNode(node)}`;
}
