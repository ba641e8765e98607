/** Finds the hooks of fan-outs. */
import type { ItemHooks } from "../execute/bind/bound-plan.js";
import type { Lifecycle } from "./lifecycle.js";

/** Returns the hooks of a fan-out; null if no adapter has any. */
export function findItemHooks(lifecycle: Lifecycle | null, id: number): ItemHooks | null {
  const adapted = lifecycle?.nodes.get(id);
  if (adapted === undefined) return null;
  const { info, hooks } = adapted;
  const { preItemExecute, postItemExecute, postExpand } = hooks;
  if (preItemExecute.length + postItemExecute.length + postExpand.length === 0) return null;
  return { info, preItemExecute, postItemExecute, postExpand };
}
