/** Reads the steps of a pipe, and leaves out those that the config switches off. */
import { invalidModifier } from "../../errors/catalogue/6-modifiers.js";
import { describeKind, quote } from "../../errors/words.js";
import type { ExpandContext } from "../core/expansion.js";
import type { FeedData } from "../core/feed.js";
import { checkFeed } from "../core/read-feeds.js";
import { findStep, type StepData } from "./step.js";
import { isConfigValue } from "../configuration/when.js";

/** A step that takes place. */
export interface ReadStep {
  readonly function: (...args: readonly unknown[]) => unknown;
  /** What the user wrote as that function. */
  readonly calls: unknown;
  /** Name of the function, or what the step is `named`. */
  readonly name: string;
  /** Which argument of the modifier it is; null where its feeds are the modifier's own. */
  readonly index: number | null;
  readonly isNamed: boolean;
  readonly feeds: readonly FeedData[];
  readonly output: string | null;
  /** Whether it is not known whether the step takes place, which only a compiler's config says. */
  readonly isConditional: boolean;
}

/**
 * The steps that take place.
 *
 * @param names - Names of the functions as the source has them.
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
