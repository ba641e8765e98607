/** Compares the types at both ends of every edge. */
import { report, type DiagnosticKind } from "../../diagnostics/diagnostic-kind.js";
import type { EdgeTypes } from "../../diagnostics/edge-text.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Oracle } from "../../oracle/oracle.js";
import { edgesOf } from "./edges.js";
import type { LinkedDataflow } from "../linked-dataflow.js";
import { toPartName } from "../names/part-name.js";

/** Selects the edges that a rule checks. */
export interface EdgeKind {
  /** The kind of diagnostic to report. */
  readonly kind: DiagnosticKind<EdgeTypes>;
  /** Whether the value comes from the config of the dataflow or of a subdag. */
  readonly isConfig: boolean;
}

/** Reports every edge whose value TypeScript would refuse as an argument. */
export function checkEdges(
  { kind, isConfig }: EdgeKind,
  dataflow: LinkedDataflow,
  oracle: Oracle,
  only: string | undefined,
): readonly Diagnostic[] {
  return edgesOf(dataflow, only).flatMap((edge) => {
    // A part of a group is checked with the whole group, which determines the types that the part may have.
    if (edge.isPart || (edge.findPart === undefined && edge.isConfig !== isConfig)) return [];
    const relation = oracle.relate(edge.source, edge.target);
    if (relation === null || relation.isAssignable) return [];
    const { sourceText, targetText, difference, path = [] } = relation;
    const part = edge.findPart?.(path) ?? edge;
    if (part.isConfig !== isConfig) return [];
    const { related, ...words } = edge.describe();
    const parameter = toPartName(words.parameter, path);
    const giver = isConfig ? "the config gives" : words.giver;
    return [
      report(kind, part.location, { ...words, giver, parameter, sourceText, targetText, difference }, { related }),
    ];
  });
}
