/** Problems with nodes that are computed in worker threads. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote } from "../words.js";

/** A thread cannot load the module of a node from the address that `worker` was given. */
export const unreachableModule: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO8022",
  slug: "unreachable-module",
  message: (subject, { reason }) =>
    `No thread can compute ${quote(subject)}: ${reason}. In a bundle, add the plugin of @icosian/transformer for your ` +
    "bundler, write `worker(import.meta.url)` in the dataflow module, and deploy all files of the build together. " +
    "Otherwise keep the dataflow module a file of its own, export its functions, and give its address: " +
    '`worker(new URL("./features.js", import.meta.url))`.',
};

/** A timer or a promise of a node failed after the node had finished. */
export const leftBehind: CatalogueEntry<{ readonly isKnown: boolean; readonly reason: string }> = {
  code: "ICO8023",
  slug: "left-behind",
  message: (subject, { isKnown, reason }) =>
    `${isKnown ? `The function of the node ${quote(subject)}` : "A function or a module"} left something behind in its ` +
    `thread, a timer or a promise, that failed when nothing waited for it: ${reason}. ` +
    "Nodes that the thread computes meanwhile are not affected.",
};

/** A node has the modifier `worker`, but the program does not run in Node.js. */
export const noThreads: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO8024",
  slug: "no-threads",
  message: (subject, { reason }) =>
    `${quote(subject)} is computed by \`worker\`, and there are no threads of Node.js here (${reason}). In a browser, ` +
    "leave `worker` out, as `resolve(({ threads }) => (threads ? worker(import.meta.url) : tag({})))` does for a config " +
    `without \`threads\`, run the whole dataflow in a web worker, or give ${quote(subject)} as an override.`,
};
