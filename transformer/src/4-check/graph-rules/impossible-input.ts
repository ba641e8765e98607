/** The rule `impossible-input`: one value can have the types that all consumers of an external input expect. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import type { Location } from "../../ir/span.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { acceptedBy, isUncertain, locationOfInput, shownNameOf, type Consumer } from "../../3-link/node.js";
import { takersOf } from "../../3-link/edges/takers.js";

/** Reports every consumer of an external input whose type excludes that of an earlier consumer. */
export const impossibleInput: GraphRule<{
  readonly input: string;
  readonly consumer: string;
  readonly other: string;
  readonly type: string;
  readonly otherType: string;
}> = {
  code: "ICO3102",
  slug: "impossible-input",
  severity: "error",
  checks: "One value can have the types that all consumers of an external input expect.",
  meaning:
    "Two nodes take an external input of the same name, but no value can have both of their types. They probably mean different things.",
  fix: "Change one of the types, or rename one of the inputs.",
  fine: "Only when the two nodes are never requested together. Even then, two names are better.",
  message: ({ input, consumer, other, type, otherType }) =>
    `No value can be input \`${input}\`: ${quoteNode(consumer)} asks for \`${type}\` and ${quoteNode(other)} for \`${otherType}\`. Change one of the two types, or give one of the two inputs another name.`,

  check: (dataflow, oracle, only) =>
    [...externalInputsOf(dataflow).keys()].flatMap((input) =>
      checkConsumers(input, takersOf(input, dataflow), oracle, only),
    ),
};

/** Reports each consumer that conflicts with an earlier one, which becomes the related location. */
function checkConsumers(
  input: string,
  consumers: readonly Consumer[],
  oracle: Oracle,
  only: string | undefined,
): readonly Diagnostic[] {
  if (only !== undefined && !consumers.some(({ module }) => module.file === only)) return [];
  const distinct = keepDistinct(consumers);
  return distinct.flatMap((consumer, index) => {
    if (only !== undefined && consumer.module.file !== only) return [];
    const other = distinct.slice(0, index).find((each) => isImpossibleTogether(consumer, each, oracle));
    if (other === undefined) return [];
    const [type, otherType] = textsOf(consumer, other, oracle);
    const data = { input, consumer: shownNameOf(consumer), other: shownNameOf(other), type, otherType };
    const related = [{ ...locationOf(other), message: `${quoteNode(data.other)} asks for \`${otherType}\` here.` }];
    return [report(impossibleInput, locationOf(consumer), data, { related })];
  });
}

/** Keeps one consumer per type text and file, because equal texts in one file mean the same type. */
function keepDistinct(consumers: readonly Consumer[]): readonly Consumer[] {
  if (consumers.length < 2) return [];
  const distinct = new Map<string, Consumer>();
  for (const consumer of consumers) {
    const { module, input } = consumer;
    // A type that is not available as text (from another file) equals only itself.
    const key =
      input.type === null || input.asker !== undefined
        ? JSON.stringify(acceptedBy(consumer))
        : `${module.file} ${input.type.text}`;
    if (!distinct.has(key)) distinct.set(key, consumer);
  }
  return [...distinct.values()];
}

/** Returns the location at which the source reads an input. */
function locationOf(consumer: Consumer): Location {
  return consumer.input.readAt ?? locationOfInput(consumer);
}

/** Returns the texts of two inputs' types, as they are written or, failing that, as TypeScript prints them. */
function textsOf(a: Consumer, b: Consumer, oracle: Oracle): readonly [string, string] {
  const [first, second] = [acceptedBy(a), acceptedBy(b)];
  const relation = first && second && oracle.relate(first, second);
  const known = relation === null || relation.isAssignable ? null : relation;
  const textOf = ({ input }: Consumer): string | null =>
    input.asker === undefined ? (input.type?.text ?? null) : null;
  return [textOf(a) ?? known?.sourceText ?? "unknown", textOf(b) ?? known?.targetText ?? "unknown"];
}

function isImpossibleTogether(a: Consumer, b: Consumer, oracle: Oracle): boolean {
  // If an unknown config chooses between two variants, only one of them may exist.
  if (isUncertain(a) && isUncertain(b)) return false;
  const [first, second] = [acceptedBy(a), acceptedBy(b)];
  return first !== null && second !== null && oracle.isImpossibleTogether(first, second) === true;
}
