/** Compares the type of a given value with every input that takes it. */
import { quoteNode } from "@icosian/runtime/tooling";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import type { RelatedLocation } from "../../diagnostics/diagnostic.js";
import { ELEMENT, type KeyIr } from "../../ir/calls.js";
import type { Location } from "../../ir/span.js";
import type { Oracle } from "../../oracle/oracle.js";
import { acceptedBy, shownNameOf, type Consumer } from "../node.js";

/** An input that cannot take a given value. */
export interface Refusal {
  /** Where the value is given. */
  readonly location: Location;
  /** Both ends of the edge, for the message. */
  readonly types: EdgeTypes;
  /** Where the input is read. */
  readonly related: readonly RelatedLocation[];
}

/** Finds the first input that cannot take a given value. One is enough, because all of them concern the same value. */
export function checkGiven(
  file: string,
  key: KeyIr,
  consumers: readonly Consumer[],
  oracle: Oracle,
): readonly Refusal[] {
  // Each node takes one element of a column.
  const path = key.isColumn === true ? [...(key.path ?? []), ELEMENT] : key.path;
  const source = { kind: "expression", location: { file, span: key.valueSpan }, ...(path && { path }) } as const;
  for (const consumer of consumers) {
    const target = acceptedBy(consumer);
    const relation = target && oracle.relate(source, target);
    if (target === null || relation === null || relation.isAssignable) continue;
    const { sourceText, targetText, difference } = relation;
    const types = { producer: key.name, consumer: shownNameOf(consumer), sourceText, targetText, difference };
    const related = [{ ...target.location, message: `${quoteNode(types.consumer)} asks for \`${targetText}\` here.` }];
    return [{ location: { file, span: key.span }, types, related }];
  }
  return [];
}
