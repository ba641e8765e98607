/** Steps that process an input before the function receives it. */
import { invalidModifier, unknownParameter } from "../../errors/catalogue/6-modifiers.js";
import { findNearest } from "../../errors/find-nearest.js";
import { describeKind } from "../../errors/words.js";
import type { NodeDefinition, NodeInput } from "../../graph/node-definition.js";
import { isOpen, openParametersOf, type ExpandContext, type Expansion } from "../core/expansion.js";
import { allOpenParameters } from "../expanders/inject.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { toChain } from "./pipe.js";
import { readSteps, type ReadStep } from "./read-steps.js";
import { findStep, type Step } from "./step.js";

/** Options of `pipeInput`. */
export interface PipeInputOptions<Namespace extends string = string> {
  /**
   * The parameter, or the parameters, whose values the steps process. Unless given, it is the first parameter that no
   * modifier feeds. An unknown parameter is reported as ICO6011.
   */
  readonly onInput?: string | readonly string[];
  /** The start of the steps' names, before a dot; the node's name unless given. */
  readonly namespace?: Namespace;
}

/**
 * Processes an input in steps before the function receives it.
 *
 * Each step of a node `f` is a node `f.with_<function>`, or `f.<name>` if the step is `named`. A name that is taken
 * gets a number: `f.with_round_1`. The first step reads the node that the parameter names, each further step reads the
 * one before it, and `f` reads the last one. Without a step, building the dataflow reports ICO6009.
 *
 * @param steps - The steps in the order in which they run, as {@link step} creates them, then optionally the options.
 * @hamilton function_modifiers.pipe_input
 */
export function pipeInput<Steps extends readonly [Step, ...Step[]]>(
  ...steps: Steps
): Modifier<"pipeInput", { readonly steps: Steps }>;
export function pipeInput<Steps extends readonly [Step, ...Step[]], Namespace extends string = never>(
  ...stepsAndOptions: readonly [...steps: Steps, options: PipeInputOptions<Namespace>]
): Modifier<"pipeInput", { readonly steps: Steps; readonly namespace: Namespace }>;
export function pipeInput(...args: readonly unknown[]): Modifier<"pipeInput", never> {
  const last = args.at(-1);
  const hasOptions = typeof last === "object" && last !== null && findStep(last) === null;
  const { onInput, namespace } = (hasOptions ? last : {}) as PipeInputOptions;
  return createModifier({
    kind: "pipeInput",
    expand: (expansion, context, { steps: names = [] }) => {
      const steps = readSteps(hasOptions ? args.slice(0, -1) : args, names, "pipeInput", context);
      const open = allOpenParameters(expansion);
      let piped = expansion;
      const parameters = onInput === undefined ? open.slice(0, 1) : [onInput].flat();
      for (const [index, parameter] of parameters.entries()) {
        const argument = [args.length - 1, "onInput", ...(Array.isArray(onInput) ? [index] : [])];
        if (open.includes(parameter)) piped = pipe(piped, parameter, steps, namespace, context);
        else if (typeof (parameter as unknown) !== "string") {
          const reason = `\`pipeInput\` takes names as \`onInput\`, not ${describeKind(parameter)}.`;
          context.report(invalidModifier, { reason }, argument);
        } else {
          const nearest = findNearest(parameter, open);
          context.report(unknownParameter, { modifier: "pipeInput", parameter, nearest }, argument);
        }
      }
      if (open.length === 0 && onInput === undefined)
        context.report(unknownParameter, { modifier: "pipeInput", parameter: "(the first parameter)", nearest: null });
      return piped;
    },
  });
}

/** Adds steps before one parameter, for every node that has the parameter. */
function pipe(
  expansion: Expansion,
  parameter: string,
  steps: readonly ReadStep[],
  namespace: string | undefined,
  context: ExpandContext,
): Expansion {
  if (steps.length === 0) return expansion;
  const takers = [...expansion.nodes.values()].filter((node) => openParametersOf(node).includes(parameter));
  const nodes = new Map(expansion.nodes);
  for (const taker of takers) {
    const input = taker.inputs.find((each) => each.name === parameter && isOpen(each))!;
    const own = namespace ?? (takers.length === 1 ? expansion.name : taker.name);
    const start = { ...input, passing: "positional", parameter } as const;
    const chain = toChain(start, steps, own, taker, nodes, context);
    for (const node of chain.nodes) nodes.set(node.name, node);
    nodes.set(taker.name, readInstead(taker, parameter, chain.end));
  }
  return { ...expansion, nodes };
}

function readInstead(node: NodeDefinition, parameter: string, { name, role = null }: NodeInput): NodeDefinition {
  const inputs = node.inputs.map((input) => {
    if (input.name !== parameter || !isOpen(input)) return input;
    // If the input is a `Collect`, the first step has already collected the values.
    const { collects: _, ...rest } = input;
    return { ...rest, name, parameter, isOptional: false, isFed: true, role };
  });
  return { ...node, inputs };
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  pipeInput: { factory: pipeInput, effect: "feeds", arguments: ["step"] },
};
