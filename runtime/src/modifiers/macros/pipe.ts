/** The mechanism of `pipeInput`, `pipeOutput` and `mutate`: a chain of nodes, one per step. */
import { quote } from "../../errors/words.js";
import type { NodeDefinition, NodeInput } from "../../graph/node-definition.js";
import { bindFeeds } from "../core/bind-feeds.js";
import { addRole, makeNode, readsNode, tagsOf, toFreeName, type ExpandContext } from "../core/expansion.js";
import { createFeedSlot } from "../core/feed-slot.js";
import type { FeedData } from "../core/feed.js";
import type { ReadStep } from "./read-steps.js";

/** A chain of steps, each of which reads the one before it. */
export interface Chain {
  /** The nodes of the steps, in order. */
  readonly nodes: readonly NodeDefinition[];
  /** An input that reads the last step; the start of the chain if there are no steps. */
  readonly end: NodeInput;
}

/**
 * Creates a node for each step.
 *
 * @param start - The input of the first step.
 * @param namespace - The start of the steps' names, before a dot.
 * @param base - The node to which the steps belong.
 * @param taken - The names that are taken; the names of the steps are added.
 */
export function toChain(
  start: NodeInput,
  steps: readonly ReadStep[],
  namespace: string,
  base: NodeDefinition,
  taken: Map<string, unknown>,
  context: ExpandContext,
): Chain {
  const nodes: NodeDefinition[] = [];
  let end = start;
  for (const step of steps) {
    const name = toFreeName(`${namespace}.${step.isNamed ? step.name : `with_${step.name}`}`, taken);
    const node = toStepNode(step, name, end, base, context);
    taken.set(name, node);
    nodes.push(node);
    end = readsNode(node);
  }
  return { nodes, end };
}

function toStepNode(
  { function: own, feeds, name: step, index, calls, isConditional, mutation }: ReadStep,
  name: string,
  input: NodeInput,
  base: NodeDefinition,
  context: ExpandContext,
): NodeDefinition {
  const slots = feeds.map((_, index) => createFeedSlot(index));
  const node = makeNode(base, {
    name,
    type: "unknown",
    inputs: [input, ...slots],
    function: own,
    path: null,
    kind: "step",
    from: { calls, passesOn: isConditional },
    // All steps of a modifier have one code, so the index tells which of the functions it is.
    part: mutation?.context.toPart("mutation") ?? context.toPart(["step", index, own]),
    code: mutation?.definition,
    role: addRole(base, `its step ${quote(step)}`),
  });
  const fed = new Map<string, FeedData>(slots.map(({ name: slot }, at) => [slot, feeds[at]!]));
  return bindFeeds(node, fed, mutation?.context ?? context, (slot) => [
    ...(index === null ? [] : [index]),
    slots.findIndex((each) => each.name === slot) + 1,
  ]);
}

/** Creates a node that passes on the value of its input under another name, with the tags of `base`. */
export function toAlias(base: NodeDefinition, name: string, input: NodeInput, context: ExpandContext): NodeDefinition {
  const alias = makeNode(base, {
    name,
    type: input.type,
    inputs: [input],
    function: (value: unknown) => value,
    path: null,
    kind: "result",
    from: { passesOn: true },
    part: context.toPart("same"),
    documentation: base.documentation,
    role: base.made?.role ?? null,
  });
  return {
    ...alias,
    ...tagsOf(base),
    made: { ...alias.made!, isOwn: base.made?.isOwn ?? false },
  };
}
