/** The rule `impossible-input`. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import type { Location } from "../../ir/span.js";
import { externalInputsOf } from "../../3-link/edges/edges.js";
import { acceptedBy, isUncertain, locationOfInput, shownNameOf, type Consumer } from "../../3-link/node.js";
import { takersOf } from "../../3-link/edges/takers.js";

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
  checks: "One value can be what all consumers of an external input ask for.",
  meaning:
    "Two nodes ask for an input of the same name, but no value could be of both types. They probably mean different things.",
  fix: "Change one of the types, or name one of the inputs differently.",
  fine: "Only when the two nodes are never asked for together; better give the inputs two names.",
  message: ({ input, consumer, other, type, otherType }) =>
    `No value can be input \`${input}\`: ${quoteNode(consumer)} asks for \`${type}\` and ${quoteNode(other)} for \`${otherType}\`. Change one of the two types, or give one of the two inputs another name.`,

  check: (dataflow, oracle, only) =>
    [...externalInputsOf(dataflow).keys()].flatMap((input) =>
      checkConsumers(input, takersOf(input, dataflow), oracle, only),
    ),
};

/** Each consumer that cannot agree with one before it is reported, with that one as the related location. */
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

/** Consumers with the same text of their type in the same file agree; the first of each is enough. */
function keepDistinct(consumers: readonly Consumer[]): readonly Consumer[] {
  if (consumers.length < 2) return [];
  const distinct = new Map<string, Consumer>();
  for (const consumer of consumers) {
    const { module, input } = consumer;
    // What is not read as text (a type from elsewhere) is only like itself.
    const key =
      input.type === null || input.asker !== undefined
        ? JSON.stringify(acceptedBy(consumer))
        : `${module.file} ${input.type.text}`;
    if (!distinct.has(key)) distinct.set(key, consumer);
  }
  return [...distinct.values()];
}

/** Where the source says that an input is read. */
function locationOf(consumer: Consumer): Location {
  return consumer.input.readAt ?? locationOfInput(consumer);
}

/** What two inputs ask for: as it is written, or as TypeScript writes it where it is not written there. */
function textsOf(a: Consumer, b: Consumer, oracle: Oracle): readonly [string, string] {
  const [first, second] = [acceptedBy(a), acceptedBy(b)];
  const relation = first && second && oracle.relate(first, second);
  const known = relation === null || relation.isAssignable ? null : relation;
  const textOf = ({ input }: Consumer): string | null =>
    input.asker === undefined ? (input.type?.text ?? null) : null;
  return [textOf(a) ?? known?.sourceText ?? "unknown", textOf(b) ?? known?.targetText ?? "unknown"];
}

function isImpossibleTogether(a: Consumer, b: Consumer, oracle: Oracle): boolean {
  // Of two variants, which a config that is not known chooses, only one may be there.
  if (isUncertain(a) && isUncertain(b)) return false;
  const [first, second] = [acceptedBy(a), acceptedBy(b)];
  return first !== null && second !== null && oracle.isImpossibleTogether(first, second) === true;
}
