/** Creates the parts that the records of hooks have in common. */
import type { Frame } from "../execute/bind/bound-plan.js";
import type { NodeCall } from "../execute/call/node-call.js";
import type { TaskInfo } from "../execute/call/node-wrapper.js";
import { setOwn } from "../execute/values/set-own.js";
import type { ItemPosition } from "../execute/values/item-position.js";
import type { NodeExecution } from "./hook-records.js";

const NO_ITEMS: readonly ItemPosition[] = Object.freeze([]);

/** Describes a node that is being computed. The record is not frozen yet, because others extend it. */
export function toExecution(call: NodeCall, { node, inputNames }: TaskInfo): NodeExecution {
  const { frame, values } = call;
  const inputs: Record<string, unknown> = {};
  for (let at = 0; at < inputNames.length; at++) {
    const name = inputNames[at]!;
    if (name !== null) setOwn(inputs, name, values[at]);
  }
  return { runId: frame.run.runId, node, inputs, items: toItems(frame) };
}

/** Returns the items that a frame belongs to, the outermost first. */
export function toItems({ items }: Pick<Frame, "items">): readonly ItemPosition[] {
  return items.length === 0 ? NO_ITEMS : Object.freeze(items.map((item) => Object.freeze(item)).reverse());
}
