/** Finds out what adapters do to a node. */
import { quote } from "../errors/words.js";
import type { Graph, NodeVariable } from "../graph/graph.js";
import type { NodeWrapper } from "../execute/call/node-wrapper.js";
import { WRAP, type OwnAdapter } from "./adapter-parts.js";
import type { NodeHooks } from "./node-hooks.js";
import type { NamedAdapter } from "./read-adapters.js";
import { surroundCall } from "./surround-call.js";
import { toHooks } from "./to-hook.js";

/** Returns the hooks of adapters that apply to the same nodes. */
export function toNodeHooks(adapters: readonly NamedAdapter[]): NodeHooks {
  return {
    preNodeExecute: toHooks(adapters, "preNodeExecute"),
    postNodeExecute: toHooks(adapters, "postNodeExecute").toReversed(),
    onRetry: toHooks(adapters, "onRetry"),
    preItemExecute: toHooks(adapters, "preItemExecute"),
    postItemExecute: toHooks(adapters, "postItemExecute").toReversed(),
    postExpand: toHooks(adapters, "postExpand").toReversed(),
    onWarning: toHooks(adapters, "onWarning"),
  };
}

/** Returns what adapters put around a node, the outermost first. */
export function toWrappers(
  adapters: readonly NamedAdapter[],
  node: NodeVariable,
  graph: Graph,
  complain: (adapter: string, complaint: string) => void,
): readonly NodeWrapper[] {
  return adapters.flatMap((each): readonly NodeWrapper[] => {
    const { name, adapter } = each;
    const own = (adapter as OwnAdapter)[WRAP]?.(node, (complaint) => complain(name, complaint), graph) ?? [];
    return [
      ...own,
      ...toHooks([each], "executeNode").map((hook): NodeWrapper => {
        const makesAsync = adapter.isAsync === true;
        return { kind: `\`executeNode\` of ${name}`, makesAsync, wrap: (next, task) => surroundCall(hook, next, task) };
      }),
    ];
  });
}

/** What makes a node async that is not async itself, for messages; null if nothing does. */
export function findAsyncPart(hooks: NodeHooks, wrappers: readonly NodeWrapper[]): string | null {
  const wrapper = wrappers.find(({ makesAsync }) => makesAsync);
  if (wrapper !== undefined) return wrapper.kind;
  const awaited = [
    ...hooks.preNodeExecute,
    ...hooks.postNodeExecute,
    ...hooks.preItemExecute,
    ...hooks.postItemExecute,
  ];
  const hook = awaited.find(({ isAsync }) => isAsync);
  return hook === undefined ? null : `${quote(hook.name)} of ${hook.adapter}`;
}
