/** One value can be what all consumers of an external input ask for. */
import { quoteNode } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { impossibleInput as entry } from "../../diagnostics/catalogue/3-graph.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";
import { externalInputsOf } from "../graph/edges.js";
import { acceptedBy, placeOfInput, shownNameOf, type Consumer } from "../graph/node.js";

export const impossibleInput: GraphRule = {
  entry,
  check: (dataflow, oracle, only) =>
    [...externalInputsOf(dataflow).values()].flatMap((all) => checkConsumers(all, oracle, only)),
};

/** Each consumer that cannot agree with one before it is reported, with that one as the related place. */
function checkConsumers(
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
    const data = {
      input: consumer.input.name,
      consumer: shownNameOf(consumer),
      other: shownNameOf(other),
      type: consumer.input.type?.text ?? "unknown",
      otherType: other.input.type?.text ?? "unknown",
    };
    const related = [
      { ...placeOfInput(other), message: `${quoteNode(data.other)} asks for \`${data.otherType}\` here.` },
    ];
    return [report(entry, placeOfInput(consumer), data, { related })];
  });
}

/** Consumers with the same text of their type in the same file agree; the first of each is enough. */
function keepDistinct(consumers: readonly Consumer[]): readonly Consumer[] {
  if (consumers.length < 2) return [];
  const distinct = new Map<string, Consumer>();
  for (const consumer of consumers) {
    const { module, input } = consumer;
    // What is not read as text (a type from elsewhere) is only like itself.
    const key = input.type === null ? `${module.file}:${input.nameSpan.start}` : `${module.file} ${input.type.text}`;
    if (!distinct.has(key)) distinct.set(key, consumer);
  }
  return [...distinct.values()];
}

function isImpossibleTogether(a: Consumer, b: Consumer, oracle: Oracle): boolean {
  const [first, second] = [acceptedBy(a), acceptedBy(b)];
  return first !== null && second !== null && oracle.isImpossibleTogether(first, second) === true;
}
