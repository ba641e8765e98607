/** Tells a node which nodes of the plan read its value, so that loaders load nothing else, and nothing of another type. */
import type { RunContext } from "../run-context.js";
import type { Frame } from "../bind/bound-plan.js";

/** The property of a {@link RunContext} with which the package's own functions ask for the readers. */
export const READERS: unique symbol = Symbol.for("icosian.readers");

/** The context as the package passes it to its own functions. */
export interface ReadContext extends RunContext {
  /** Returns the readers; see {@link readersOf}. */
  readonly [READERS]: () => Readers;
}

/** What reads the value of a node in a plan. */
export interface Readers {
  /** Whether nothing else reads it: the value is no output, and no loop body takes it. */
  readonly areAll: boolean;
  /** The nodes that read it, each with the declared type of the parameter as the source spells it. */
  readonly nodes: readonly { readonly name: string; readonly type: string }[];
}

/** Lists what reads the value of a node in a plan; O(tasks). */
export function readersOf({ name: node }: { readonly name: string }, { plan }: Pick<Frame, "plan">): Readers {
  const { tasks, nodes, outputs } = plan;
  const own = tasks.find(({ kind, name }) => kind === "node" && name === node);
  if (own === undefined) return { areAll: false, nodes: [] };
  const found: { readonly name: string; readonly type: string }[] = [];
  let areAll = outputs.every(({ slot }) => slot !== own.slot);
  tasks.forEach(({ kind, name, reads }, index) => {
    const at = reads.indexOf(own.slot);
    if (at < 0) return;
    if (kind === "node") found.push({ name, type: nodes[index]!.definition.inputs[at]?.type ?? "unknown" });
    else areAll = false;
  });
  return { areAll, nodes: found };
}
