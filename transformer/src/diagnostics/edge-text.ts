/** Words for a value that cannot be passed where it is asked for. */
import { quoteNode } from "@icosian/runtime/tooling";
import { toSentence } from "./to-sentence.js";

/** Both ends of an edge and their types. */
export interface EdgeTypes {
  readonly producer: string;
  readonly consumer: string;
  readonly sourceText: string;
  readonly targetText: string;
  /** What is missing or different, in sentences. */
  readonly difference?: string;
  /** What gives the value, in words, where it is not the producer: "step `trim` gives", "it is fed". */
  readonly giver?: string;
  /** What asks for it, in words, where it is not the consumer: "Step `trim`". */
  readonly asker?: string;
  /** Name of what is asked for, where it is not that of the producer; null where it has none. */
  readonly parameter?: string | null;
}

/** "`consumer` asks for `spend: number`, but node `spend` gives `string`." */
export function toEdgeText(
  { producer, consumer, sourceText, targetText, difference, giver, asker, parameter }: EdgeTypes,
  usualGiver: string,
): string {
  const name = parameter === undefined ? producer : parameter;
  const asked = name === null ? targetText : `${name}: ${targetText}`;
  return `${asker ?? quoteNode(consumer)} asks for \`${asked}\`, but ${giver ?? usualGiver} \`${sourceText}\`.${toSentence(difference)}`;
}
