/** `@icosian/runtime/distributed` in bundles for browsers, where nodes are computed where they are. */
export { remote, type RemoteOptions } from "./remote.js";
import { invalidAdapter } from "../errors/catalogue/6-adapters.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";

/** Does nothing, because no worker computes the node. */
export function reportProgress(): void {}

/** Throws, because this bundle is for browsers. */
export function distribute(): never {
  return refuse("distribute");
}

/** Throws, because this bundle is for browsers. */
export function work(): never {
  return refuse("work");
}

function refuse(name: string): never {
  const reason = `\`${name}\` needs Node.js, and this bundle is for browsers. Leave it out of it.`;
  throw new DataflowError([toProblem(invalidAdapter, name, { reason })]);
}
