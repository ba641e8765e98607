/** Holds a value that is given under a name against every input that takes it. */
import { quoteNode } from "@icosian/runtime/tooling";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import type { RelatedLocation } from "../../diagnostics/diagnostic.js";
import type { KeyIr } from "../../ir/calls.js";
import type { Location } from "../../ir/span.js";
import type { Oracle } from "../../oracle/oracle.js";
import { acceptedBy, shownNameOf, type Consumer } from "../node.js";

/** An input that does not take the value. */
export interface Refusal {
  readonly location: Location;
  readonly types: EdgeTypes;
  readonly related: readonly RelatedLocation[];
}

/** The first input that does not take a given value; one is enough, since all refer to the same value. */
export function checkGiven(
  file: string,
  key: KeyIr,
  consumers: readonly Consumer[],
  oracle: Oracle,
): readonly Refusal[] {
  const { path } = key;
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
