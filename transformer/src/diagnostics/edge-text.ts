/** Writes the sentence about a value that cannot be passed to its consumer. */
import { quoteNode } from "@icosian/runtime/tooling";
import { toSentence } from "./to-sentence.js";

/** Both ends of an edge, and their types. */
export interface EdgeTypes {
  /** The node or input that gives the value. */
  readonly producer: string;
  /** The node that takes the value. */
  readonly consumer: string;
  /** The type of the value, as text. */
  readonly sourceText: string;
  /** The type that the consumer asks for, as text. */
  readonly targetText: string;
  /** What is missing or different, in sentences. */
  readonly difference?: string;
  /** What gives the value, in words, if it is not the producer: "step `trim` gives", "it is fed". */
  readonly giver?: string;
  /** What asks for the value, in words, if it is not the consumer: "Step `trim`". */
  readonly asker?: string;
  /** The name of the parameter if it is not the name of the producer; null if it has no name. */
  readonly parameter?: string | null;
}

/**
 * Writes a sentence such as "`consumer` asks for `spend: number`, but node `spend` gives `string`."
 *
 * @param usualGiver - What gives the value, in words, unless the edge says so itself.
 */
export function toEdgeText(
  { producer, consumer, sourceText, targetText, difference, giver, asker, parameter }: EdgeTypes,
  usualGiver: string,
): string {
  const name = parameter === undefined ? producer : parameter;
  const asked = name === null ? targetText : `${name}: ${targetText}`;
  return `${asker ?? quoteNode(consumer)} asks for \`${asked}\`, but ${giver ?? usualGiver} \`${sourceText}\`.${toSentence(difference)}`;
}
