/** Steps that process a node's value before other nodes receive it. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { readsNode, replaceNodes, toFreeName, toInnerNode, type ExpandContext } from "../core/expansion.js";
import type { NodeDefinition } from "../../graph/node-definition.js";
import { findTargets, type Target } from "../core/find-targets.js";
import type { Declarations } from "../core/declaration.js";
import { createModifier, type Modifier } from "../core/modifier.js";
import { toAlias, toChain } from "./pipe.js";
import { readSteps, type ReadStep } from "./read-steps.js";
import { findStep, type Step } from "./step.js";

/** Options of `pipeOutput`. */
export interface PipeOutputOptions<Namespace extends string = string> {
  /** The nodes whose values are processed: a name, several names, or `"all"`; the outermost nodes unless given. */
  readonly onOutput?: Target;
  /** The start of the steps' names, before a dot; the node's name unless given. */
  readonly namespace?: Namespace;
}

/**
 * Processes a node's value in steps before other nodes receive it.
 *
 * For a node `f`, `f.raw` computes the value, and each step is a node `f.with_<function>`, or `f.<name>` if the step is
 * `named`; `f` returns the value of the last step. A name that is taken gets a number: `f.with_round_1`. Without a
 * step, building the dataflow reports ICO6009; an unknown node in `onOutput` is reported as ICO6012.
 *
 * @param steps - The steps in the order in which they run, as {@link step} creates them, then optionally the options.
 * @hamilton function_modifiers.pipe_output
 */
export function pipeOutput<Steps extends readonly [Step, ...Step[]]>(
  ...steps: Steps
): Modifier<"pipeOutput", { readonly steps: Steps }>;
export function pipeOutput<Steps extends readonly [Step, ...Step[]], Namespace extends string = never>(
  ...stepsAndOptions: readonly [...steps: Steps, options: PipeOutputOptions<Namespace>]
): Modifier<"pipeOutput", { readonly steps: Steps; readonly namespace: Namespace }>;
export function pipeOutput(...args: readonly unknown[]): Modifier<"pipeOutput", never> {
  const last = args.at(-1);
  const hasOptions = typeof last === "object" && last !== null && findStep(last) === null;
  const { onOutput, namespace } = (hasOptions ? last : {}) as PipeOutputOptions;
  return createModifier({
    kind: "pipeOutput",
    expand: (expansion, context, { steps: names = [] }) => {
      const steps = readSteps(hasOptions ? args.slice(0, -1) : args, names, "pipeOutput", context);
      if (onOutput !== undefined && steps.some(({ output }) => output !== null)) {
        const reason = "`pipeOutput` says `onOutput` for all steps and for one of them. Say it in one place.";
        context.report(invalidModifier, { reason }, [args.length - 1, { key: "onOutput" }]);
      }
      const placed = steps.filter(({ output }) => output !== null);
      const own = placed.flatMap(({ output }) => output ?? []);
      const targets = new Set([
        ...(own.length === 0 || steps.some(({ output }) => output === null)
          ? findTargets(expansion, onOutput, "pipeOutput", context, (index) => [
              args.length - 1,
              "onOutput",
              ...(Array.isArray(onOutput) ? [index] : []),
            ])
          : []),
        ...findTargets(expansion, own, "pipeOutput", context, (index) => [
          placed[index]!.index ?? index,
          "onOutput",
          0,
        ]),
      ]);
      const taken = new Map(expansion.nodes);
      const replacements = new Map<string, readonly NodeDefinition[]>();
      for (const target of targets) {
        const behind = steps.filter(({ output }) => output === null || output === target);
        const node = expansion.nodes.get(target)!;
        if (behind.length > 0) replacements.set(target, pipe(node, behind, namespace ?? target, taken, context));
      }
      return replaceNodes(expansion, replacements);
    },
  });
}

/**
 * Adds steps after one node.
 *
 * @param taken - The names that are taken; the names of the new nodes are added.
 * @returns The nodes that replace the node; the last one has its name.
 */
export function pipe(
  node: NodeDefinition,
  steps: readonly ReadStep[],
  namespace: string,
  taken: Map<string, unknown>,
  context: ExpandContext,
): readonly NodeDefinition[] {
  const name = toFreeName(`${node.name}.raw`, taken);
  const raw = toInnerNode(node, name, "before its steps");
  taken.set(name, raw);
  const { nodes, end } = toChain(readsNode(raw), steps, namespace, node, taken, context);
  return [raw, ...nodes, toAlias(node, node.name, end, context)];
}

/** The declarations for the compiler. */
export const declarations: Declarations = {
  pipeOutput: { factory: pipeOutput, effect: "expands", arguments: ["step"] },
};
