/** Functions that change the value of another node of their module, without a change to that node's source. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { quoteAll } from "../../errors/words.js";
import { replaceNodes, type ExpandContext, type Expansion } from "../core/expansion.js";
import type { Feed, FeedData } from "../core/feed.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type LocatedMutation, type Modifier } from "../core/modifier.js";
import { pipe } from "./pipe-output.js";
import { checkFeed } from "../core/read-feeds.js";
import type { ReadStep } from "./read-steps.js";

/**
 * Makes the function a step of another node instead of a node of its own. For a target `f`, `f.raw` computes the value,
 * the function becomes the node `f.with_<function>`, and `f` returns the value of the last step.
 *
 * The function's first argument is the value of `f` so far. Several functions that mutate `f` run in the order in which
 * they are defined. With several `mutate` modifiers, the function is a step of several nodes. The only other modifiers
 * that it may have are gates; others are reported as ICO6009.
 *
 * @param target - A function of the same module, or the name of its node. An unknown one is reported as ICO6015.
 * @param feeds - Feeds for the parameters after the first, in order. Further parameters read the nodes that they name.
 * @hamilton function_modifiers.mutate
 */
export function mutate(
  target: string | ((...args: never[]) => unknown),
  ...feeds: readonly Feed[]
): Modifier<"mutate"> {
  return createModifier({ kind: "mutate", mutation: { target, feeds, apply } });
}

/** Adds all mutations of a definition as steps of its node, in the order in which they are defined. */
function apply(expansion: Expansion, mutations: readonly LocatedMutation[], context: ExpandContext): Expansion {
  const steps = mutations.flatMap((mutation) => toSteps(mutation, context));
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
  { definition: { definition }, feeds, context: own }: LocatedMutation,
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
  // A cast, because in a manifest the types of the functions' parameters are only text.
  const through = definition.function as unknown as ReadStep["function"];
  const read = fed.filter((feed) => feed !== null);
  const { name } = definition;
  const step = { function: through, calls: through, name, index: null, isNamed: false, feeds: read, output: null };
  return [{ ...step, isConditional: false, mutation: { definition, context: own } }];
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  mutate: { factory: mutate, effect: "expands", arguments: ["definition", "literal"] },
};
