/** Functions that stand behind a node of their module without touching its source. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { quoteAll } from "../../errors/words.js";
import { replaceNodes, type ExpandContext, type Expansion } from "../core/expansion.js";
import type { Feed, FeedData } from "../core/feed.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier, type MutatingDefinition, type Mutation } from "../core/modifier.js";
import { pipe } from "./pipe-output.js";
import { checkFeed } from "../core/read-feeds.js";
import type { ReadStep } from "./read-steps.js";

/**
 * Makes the function a step behind another node instead of a node of its own. It gets the node's value as its first
 * argument; the others are fed from these, or from the nodes that its parameters name.
 *
 * Several of them make it a step behind several nodes. Other modifiers than gates have nothing to act on beside it.
 *
 * @param target - A function of the same module, or the name of its node.
 * @hamilton function_modifiers.mutate
 */
export function mutate(
  target: string | ((...args: never[]) => unknown),
  ...feeds: readonly Feed[]
): Modifier<"mutate"> {
  return createModifier({ kind: "mutate", mutation: { target, feeds, apply } });
}

/** Puts all mutations behind what a definition has become, in the order in which they are defined. */
function apply(
  expansion: Expansion,
  mutations: readonly (Mutation & { readonly definition: MutatingDefinition })[],
  context: ExpandContext,
): Expansion {
  const steps = mutations.flatMap(({ definition, feeds }) => toSteps(definition, feeds, context));
  const node = expansion.nodes.get(expansion.name);
  if (node === undefined) {
    const names = mutations.map(({ definition }) => definition.definition.name);
    const reason = `${quoteAll(names)} would mutate it, and other modifiers leave no node of its name.`;
    context.report(invalidModifier, { reason });
  }
  if (node === undefined || steps.length === 0) return expansion;
  const replacement = pipe(node, steps, node.name, new Map(expansion.nodes), context);
  return replaceNodes(expansion, new Map([[node.name, replacement]]));
}

function toSteps(
  { definition }: MutatingDefinition,
  feeds: readonly unknown[],
  context: ExpandContext,
): readonly ReadStep[] {
  const [first, ...rest] = definition.inputs;
  const isPositional = definition.parameters.every((passing) => passing === "positional");
  if (first === undefined || !isPositional || feeds.length > rest.length) {
    const reason =
      `\`mutate\` gives \`${definition.name}\` the value and ${feeds.length} more arguments; ` +
      `let it have that many parameters, one after the other.`;
    context.report(invalidModifier, { reason });
    return [];
  }
  const fed = rest.map((input, index): FeedData | null =>
    index < feeds.length
      ? checkFeed(feeds[index], context, [index + 1], input.name)
      : { kind: "source", name: input.name },
  );
  // A cast because a manifest has the functions' parameters as text.
  const own = definition.function as unknown as ReadStep["function"];
  const read = fed.filter((feed) => feed !== null);
  const { name } = definition;
  return [
    { function: own, calls: own, name, index: null, isNamed: false, feeds: read, output: null, isConditional: false },
  ];
}

/** For the compiler. */
export const declarations: Declarations = {
  mutate: { factory: mutate, effect: "expands", arguments: ["definition", "literal"] },
};
