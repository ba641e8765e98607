/** Tells a node which nodes of the plan read its value, so that loaders load nothing else. */
import type { RunContext } from "../run-context.js";
import type { Frame } from "../bind/bound-plan.js";

/** The property of a {@link RunContext} with which the package's own functions ask for the readers. */
export const READERS: unique symbol = Symbol.for("icosian.readers");

/** The context as the package passes it to its own functions. */
export interface ReadContext extends RunContext {
  /** Returns the readers; see {@link readersOf}. */
  readonly [READERS]: () => ReadonlySet<string> | null;
}

/**
 * The names of the nodes in the plan that read the value of a call; null if the value itself is requested, or if loop
 * bodies read it. O(tasks).
 */
export function readersOf(
  { name: node }: { readonly name: string },
  { plan }: Pick<Frame, "plan">,
): ReadonlySet<string> | null {
  const { tasks, outputs } = plan;
  const own = tasks.find(({ kind, name }) => kind === "node" && name === node);
  if (own === undefined || outputs.some(({ slot }) => slot === own.slot)) return null;
  const readers = tasks.filter(({ reads }) => reads.includes(own.slot));
  return readers.every(({ kind }) => kind === "node") ? new Set(readers.map(({ name }) => name)) : null;
}
