/** Remembers which dataflows have no cycle, so that an editor need not look for one after every keystroke. */
import type { LinkedDataflow } from "./linked-dataflow.js";
import { inputsOf, type LocatedDefinition } from "./node.js";

const acyclic = new WeakSet<LinkedDataflow>();

/** Where more nodes than this have changed, looking at all of them is quicker. */
const FEW = 20;

/** Whether it is known that a dataflow has no cycle. */
export function isKnownAcyclic(dataflow: LinkedDataflow): boolean {
  return acyclic.has(dataflow);
}

/** Remembers that a dataflow has no cycle. */
export function noteAcyclic(dataflow: LinkedDataflow): void {
  acyclic.add(dataflow);
}

/**
 * Finds out whether a dataflow is without a cycle because it was before an edit.
 *
 * A cycle that is new passes through a node that is new or has other inputs. O(nodes) to find those, and for each of
 * them O(nodes + inputs) upstream of it.
 */
export function inheritAcyclic(dataflow: LinkedDataflow, before: LinkedDataflow): void {
  if (!acyclic.has(before)) return;
  const { nodes } = dataflow;
  const changed: string[] = [];
  for (const [name, node] of nodes) {
    const former = before.nodes.get(name);
    if (former !== node && (former === undefined || !hasSameInputs(former, node))) changed.push(name);
    if (changed.length > FEW) return;
  }
  if (!changed.some((name) => needsItself(name, dataflow))) acyclic.add(dataflow);
}

function hasSameInputs(a: LocatedDefinition, b: LocatedDefinition): boolean {
  const inputs = inputsOf(a.definition);
  const others = inputsOf(b.definition);
  return inputs.length === others.length && inputs.every(({ name }, index) => name === others[index]?.name);
}

function needsItself(name: string, { nodes }: LinkedDataflow): boolean {
  const needed = new Set<string>();
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = nodes.get(next);
    for (const input of node === undefined ? [] : inputsOf(node.definition)) {
      if (input.name === name) return true;
      if (needed.has(input.name)) continue;
      needed.add(input.name);
      pending.push(input.name);
    }
  }
  return false;
}
