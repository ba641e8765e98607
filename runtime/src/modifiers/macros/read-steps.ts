/** Reads the steps of a pipe and leaves out those that the config switches off. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { describeKind, quote } from "../../errors/words.js";
import type { ExpandContext } from "../core/expansion.js";
import type { FeedData } from "../core/feed.js";
import { checkFeed } from "../core/read-feeds.js";
import { findStep, type StepData } from "./step.js";
import { isConfigValue } from "../configuration/when.js";
import type { Definition } from "../../manifest.js";

/** A step that runs. */
export interface ReadStep {
  /** The step's function. It takes the piped value, then the values of the feeds. */
  readonly function: (...args: readonly unknown[]) => unknown;
  /** The function as the user wrote it, from which the compiler reads types. */
  readonly calls: unknown;
  /** The name that `named` gives the step, or else the name of the function. */
  readonly name: string;
  /** The index of the step among the modifier's arguments; null for `mutate`, which takes the feeds itself. */
  readonly index: number | null;
  /** Whether `named` gives the step its name. */
  readonly isNamed: boolean;
  /** The feeds of the parameters after the first one. */
  readonly feeds: readonly FeedData[];
  /** The node whose value the step processes, as `onOutput` names it; null for all targeted nodes. */
  readonly output: string | null;
  /** The definition that is the step and the context of its modifier; absent unless it is a mutation. */
  readonly mutation?: { readonly definition: Definition; readonly context: ExpandContext };
  /** Whether the step may be skipped, because a config value is unknown; that happens only in the compiler. */
  readonly isConditional: boolean;
}

/**
 * Returns the steps that run under the config. Invalid steps are left out and reported as ICO6009.
 *
 * @param names - The names of the functions in the source, which minifiers may have changed in the program.
 * @param modifier - The name of the modifier, for messages.
 */
export function readSteps(
  steps: readonly unknown[],
  names: readonly string[],
  modifier: string,
  context: ExpandContext,
): readonly ReadStep[] {
  if (steps.length === 0)
    context.report(invalidModifier, { reason: `\`${modifier}\` has no steps. Give it at least one.` });
  return steps.flatMap((candidate, index) => {
    const data = findStep(candidate);
    const fault = data === null ? `${describeKind(candidate)} is no step; write \`step(fn, …)\`` : findFault(data);
    if (data === null || fault !== null) {
      context.report(invalidModifier, { reason: `Step ${index + 1} of \`${modifier}\`: ${fault}.` }, [index]);
      return [];
    }
    const answers = data.conditions.flatMap((values) =>
      Object.entries(values).map(([key, value]) => context.config.matches(key, value)),
    );
    const feeds = data.feeds.flatMap(
      (feed, place) => checkFeed(feed, context, [index, place + 1], `an argument of step ${index + 1}`) ?? [],
    );
    const own = data.function as ReadStep["function"];
    const name = data.name ?? names[index] ?? (own.name || "step");
    const isConditional = answers.includes(null);
    const step = {
      function: own,
      calls: own,
      name,
      index,
      isNamed: data.name !== null,
      feeds,
      output: data.output,
      isConditional,
    };
    return answers.includes(false) ? [] : [step];
  });
}

function findFault({ function: own, conditions, name }: StepData): string | null {
  if (typeof own !== "function") return `it goes through ${describeKind(own)}, not a function`;
  if (name !== null && (typeof name !== "string" || name === ""))
    return `\`named\` takes a name, not ${describeKind(name)}`;
  const wrong = conditions.findIndex((values) => typeof values !== "object" || values === null);
  if (wrong >= 0) return `\`when\` takes an object with one value a config key, not ${describeKind(conditions[wrong])}`;
  const compared = conditions.flatMap((values) => Object.entries(values)).find(([, value]) => !isConfigValue(value));
  return compared === undefined
    ? null
    : `\`when\` compares the config key ${quote(compared[0])} with ${describeKind(compared[1])}; give a string, number, boolean or null`;
}
