/** Puts wrappers and hooks around the calls of nodes, when a plan is bound. */
import type { WrapNode } from "../execute/bind/bind-plan.js";
import type { NodeCall } from "../execute/call/node-call.js";
import type { Invoke, NodeWrapper, TaskInfo } from "../execute/call/node-wrapper.js";
import type { Graph } from "../graph/graph.js";
import { ABSENT_SLOT } from "../plan/plan.js";
import { hearWarnings, toConsole } from "../quality/warn.js";
import { callHooks } from "./call-hooks.js";
import type { RunWarning } from "./hook-records.js";
import type { Lifecycle } from "./lifecycle.js";
import type { Hook } from "./node-hooks.js";
import { observeNode } from "./observe-node.js";
import { toNodeInfo } from "./to-node-info.js";

/**
 * Returns the function that wraps nodes. From outside in: hooks, guards, adapters in the order of their list, the
 * modifiers of the node as written, the node's function.
 *
 * @param lifecycle - The adapters; null if the dataflow has none.
 */
export function toWrapNode(graph: Graph, lifecycle: Lifecycle | null): WrapNode {
  return (id, { definition }, reads, toBase, steps) => {
    const adapted = lifecycle?.nodes.get(id);
    // A cast because definitions know wrappers as objects only.
    const own = (definition.wrappers ?? []) as readonly NodeWrapper[];
    if (adapted === undefined && own.length === 0) return null;
    const { hooks = null, wrappers = [] } = adapted ?? {};
    const inside = definition.remote?.inside ?? own.length;
    const all = [
      ...wrappers.filter(({ sends }) => sends !== true),
      ...own.slice(inside).toReversed(),
      ...wrappers.filter(({ sends }) => sends === true),
      ...own.slice(0, inside).toReversed(),
    ].filter(isInnermost);
    const task: TaskInfo = {
      node: adapted?.info ?? toNodeInfo(graph, id, { definition }),
      inputNames: definition.inputs.map(({ name, parameter }, index) =>
        reads[index] === ABSENT_SLOT ? null : (parameter ?? name),
      ),
      reads,
      steps: steps ?? null,
      fansOut: definition.fansOut === true,
      isAsync: definition.isAsync,
      kinds: all.map(({ kind }) => kind),
      hooks,
    };
    const isObserved = hooks !== null && hooks.preNodeExecute.length + hooks.postNodeExecute.length > 0;
    const hearsWarnings = hooks !== null && hooks.onWarning.length > 0;
    if (all.length === 0 && !isObserved && !hearsWarnings) return null;
    const inward = [...all.filter(({ isGuard }) => isGuard), ...all.filter(({ isGuard }) => !isGuard)];
    let chain = toBase();
    for (const { wrap } of inward.toReversed()) chain = wrap(chain, task);
    if (hearsWarnings) chain = tellWarnings(hooks.onWarning, chain, task);
    return isObserved ? observeNode(hooks, chain, task) : chain;
  };
}

/** A call that waits for its turn twice at one limit would wait for itself. */
function isInnermost({ shares }: NodeWrapper, index: number, all: readonly NodeWrapper[]): boolean {
  return shares === undefined || all.findLastIndex((other) => other.shares?.name === shares.name) === index;
}

/** Passes the warnings of a node's function to hooks. */
function tellWarnings(hooks: readonly Hook[], next: Invoke, { node }: TaskInfo): Invoke {
  return (call: NodeCall) => {
    const { run } = call.frame;
    const listen = (message: string, details: RunWarning["details"]): void => {
      if (hooks.every(({ onlyRecords }) => onlyRecords === true)) toConsole(message);
      const record: RunWarning = Object.freeze({ runId: run.runId, node, message, details });
      run.end.waitFor(callHooks(hooks, record, run.canWait), call.node);
    };
    return hearWarnings(listen, () => next(call));
  };
}
